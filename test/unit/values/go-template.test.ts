import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkFields,
  isHelmTemplate,
  labelLookups,
  lexTemplate,
  staticText,
} from '../../../server/src/core/values/go-template.ts';

const told = (text: string) =>
  lexTemplate(text).problems.map(({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`);

/** Accepted by Go's text/template when it parses, whatever becomes of them later. */
for (const text of [
  '',
  'plain',
  '}} alone }',
  'spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}',
  '{{.TrustDomain}}',
  '{{- .TrustDomain -}}',
  'a {{/* a comment */}} b {{- /* another */ -}} c',
  '{{ index .PodMeta.Labels "app.kubernetes.io/name" }}',
  '{{ index $.PodMeta.Labels `a"b` }}',
  '{{ printf "%s-%d" .PodMeta.Name 3 | print | len }}',
  '{{ (index .PodSpec.Containers 0).Name }}',
  '{{ if and .A (not .B) }}x{{ else if .C }}y{{ else }}z{{ end }}',
  '{{ with $x := .A }}{{ $x.B }}{{ $.C }}{{ else with .D }}{{ . }}{{ end }}',
  '{{ range $i, $e := .L }}{{ if $e }}{{ break }}{{ end }}{{ continue }}{{ else }}none{{ end }}',
  '{{ $x := 1 }}{{ $x = 2 }}{{ $x }}',
  '{{ define "t" }}{{ .A }}{{ end }}{{ template "t" . }}{{ block "b" . }}{{ .A }}{{ end }}',
  "{{ 'a' }}{{ '\\n' }}{{ '\\'' }}{{ \"\\u00e4\\\"\" }}",
  '{{ 1 }}{{ -1.5e3 }}{{ 0x1F }}{{ 1_000 }}{{ .5 }}{{ 1i }}{{ 1+2i }}{{ true }}{{ nil }}',
  '{{ .Größe }}{{ .X | }}',
  '{{ .A }}}}',
  '{{ "{{" }} .X {{ "}}" }}',
  '{{ .A\n}}',
]) {
  test(`template ${JSON.stringify(text)}`, () => {
    assert.deepEqual(told(text), []);
  });
}

for (const [text, problems] of [
  ['{{', ['unclosed-action "{{"']],
  ['x {{ .A', ['unclosed-action "{{"']],
  ['{{ .A/{{ .B }}', ['unclosed-action "{{"']],
  ['{{ .A {{ .B }} }}', ['unclosed-action "{{"']],
  ['{{ "a }}', ['unterminated-string "\\""']],
  ['{{ "a\n" }}{{ .B }}', ['unterminated-string "\\""']],
  ['{{ `a }}', ['unterminated-string "`"']],
  ["{{ 'a }}", ['unterminated-string "\'"']],
  ['{{/* a }} b', ['unclosed-comment "/*"']],
  ['{{/* a */ }}', ['comment-not-alone "/* a */"']],
  ['{{ /* a */ }}', ['bad-character "/"']],
  ['{{ .PodMeta.Labels.app-name }}', ['bad-character "-"']],
  ['{{ .PodMeta.Labels.a.b/c }}', ['bad-character "/"']],
  ['{{ .A😀 }}', ['bad-character "😀"']],
  ['{{ % }}', ['bad-character "%"']],
  ['{{ $x-y }}', ['bad-character "-"']],
  ['{{ print"a" }}', ['bad-character "\\""']],
  ['{{ .A:.B }}', ['bad-character ":"']],
  ['{{ -x }}', ['bad-literal "-x"']],
  ['{{ 089 }}', ['bad-literal "089"']],
  ['{{ 0x }}', ['bad-literal "0x"']],
  ['{{ 1a }}', ['bad-literal "1a"']],
  ['{{ "a\\q" }}', ['bad-literal "\\\\q"']],
  ["{{ 'ab' }}", ['bad-literal "\'ab\'"']],
  ['{{ }}', ['missing-value "{{ }}"']],
  ['{{ if }}{{ end }}', ['missing-value "{{ if }}"']],
  ['{{ print () }}', ['missing-value ")"']],
  ['{{ | .A }}', ['unexpected-token "|"']],
  ['{{ .A | | print }}', ['unexpected-token "|"']],
  ['{{ .A , .B }}', ['unexpected-token ","']],
  ['{{ .A := 1 }}', ['unexpected-token ":="']],
  ['{{ "a""b" }}', ['unexpected-token "\\"b\\""']],
  ['{{ "a".B }}', ['unexpected-token ".B"']],
  ['{{ .A. }}', ['unexpected-token "."']],
  ['{{ .A.1 }}', ['unexpected-token ".1"']],
  ['{{ print | 1 }}', ['unexpected-token "1"']],
  ['{{ .A if }}', ['unexpected-token "if"']],
  ['{{ end .A }}', ['unexpected-end "end"', 'unexpected-token ".A"']],
  ['{{ template a }}', ['unexpected-token "a"']],
  ['{{ $a, $b := .A }}', ['unexpected-token ","']],
  ['{{ (.A }}', ['unclosed-paren "("']],
  ['{{ .A) }}', ['unexpected-token ")"']],
  ['{{ lower .A }}', ['unknown-function "lower"']],
  ['{{ .A | default "b" }}', ['unknown-function "default"']],
  ['{{ $x }}', ['undefined-variable "$x"']],
  ['{{ if $x := .A }}{{ end }}{{ $x }}', ['undefined-variable "$x"']],
  ['{{ $x := 1 }}{{ define "t" }}{{ $x }}{{ end }}', ['undefined-variable "$x"']],
  ['{{ break }}', ['misplaced-keyword "break"']],
  ['{{ range .A }}{{ else }}{{ break }}{{ end }}', ['misplaced-keyword "break"']],
  ['{{ if .A }}{{ define "t" }}{{ end }}{{ end }}', ['misplaced-keyword "define"']],
  ['{{ else }}', ['unexpected-else "else"']],
  ['{{ if .A }}{{ else }}{{ else }}{{ end }}', ['unexpected-else "else"']],
  ['{{ with .A }}{{ else if .B }}{{ end }}', ['unexpected-else "else"']],
  ['{{ end }}', ['unexpected-end "end"']],
  ['{{ if .A }}', ['missing-end "{{ if .A }}"']],
  ['{{ if .A }}{{ range .B }}{{ end }}', ['missing-end "{{ if .A }}"']],
  ['{{ if .a-b }}x{{ end }}', ['bad-character "-"']],
  ['{{ .a-b }} {{ lower .A }} {{ end }}', ['bad-character "-"', 'unknown-function "lower"', 'unexpected-end "end"']],
] as const) {
  test(`refused template ${JSON.stringify(text)}`, () => {
    assert.deepEqual(told(text), problems);
  });
}

for (const [text, mended] of [
  ['{{ .PodMeta.Labels.app-name }}', '{{ index .PodMeta.Labels "app-name" }}'],
  ['{{.PodMeta.Labels.a.b/c}}', '{{index .PodMeta.Labels "a.b/c"}}'],
  ['{{ $.PodMeta.Annotations.a/b | print }}', '{{ index $.PodMeta.Annotations "a/b" | print }}'],
  ['{{ printf "%s" .PodMeta.Labels.a-b }}', '{{ printf "%s" (index .PodMeta.Labels "a-b") }}'],
  ['{{ .PodMeta.Labels."app" }}', '{{ index .PodMeta.Labels "app" }}'],
  ['{{ prinft "%s" .PodMeta.Name }}', '{{ printf "%s" .PodMeta.Name }}'],
] as const) {
  test(`a refused template is mended: ${text}`, () => {
    const edit = lexTemplate(text).problems[0]?.replacement;
    assert(edit);
    const result = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    assert.equal(result, mended);
    assert.deepEqual(told(result), []);
  });
}

test('what reads like another template language is told apart', () => {
  const foreign = (text: string) => lexTemplate(text).problems.map((problem) => problem.foreign ?? false);
  assert.deepEqual(foreign('{{ trust_domain }}'), [true]);
  assert.deepEqual(foreign('{{request.namespace}}'), [true]);
  assert.deepEqual(foreign('{{ $value.trustDomain }}'), [true]);
  assert.deepEqual(foreign('{{ lower .A }}'), [false]);
  assert.deepEqual(foreign('{{ shout .A }}'), [false]);
});

test('parts cover the text without a gap, also of a broken one', () => {
  for (const text of ['a{{ .B }}c', '{{ .A', 'a {{ "b }} c {{ .D }}', '{{/* x', '{{ a/b {{ .C }}', '😀{{ .A😀 }}😀']) {
    let at = 0;
    for (const part of lexTemplate(text).parts) {
      assert.equal(part.start, at);
      at = part.end;
    }
    assert.equal(at, text.length);
  }
});

test('tokens keep their places and their names', () => {
  const text = '{{- printf "%s" $.PodMeta.Name | len -}}';
  const [action] = lexTemplate(text).parts;
  assert(action?.kind === 'action');
  assert(action.trimLeft && action.trimRight && action.prints && action.keyword === undefined);
  assert.deepEqual(
    action.tokens.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['identifier', 'printf'],
      ['string', '"%s"'],
      ['variable', '$'],
      ['field', '.PodMeta.Name'],
      ['pipe', '|'],
      ['identifier', 'len'],
    ],
  );
  const field = action.tokens[3];
  assert(field?.kind === 'field' && field.base === 'root');
  assert.deepEqual(
    field.names.map(({ name, start, end }) => [name, text.slice(start, end)]),
    [
      ['PodMeta', 'PodMeta'],
      ['Name', 'Name'],
    ],
  );
});

for (const [text, expected] of [
  ['{{ .TrustDomain }}{{ .PodMeta.UID }}{{ .NodeMeta.UID }}{{ .PodMeta.Labels.anything }}{{ .PodSpec.OS.Name.x }}', []],
  ['{{ .PodMeta.GetName }}', []],
  ['{{ .TrustDomian }}', ['TrustDomian: {{ .TrustDomain }}']],
  ['{{ .podMeta.Name }}', ['podMeta: {{ .PodMeta.Name }}']],
  ['{{ $.PodSpec.serviceAccountName }}', ['serviceAccountName: {{ $.PodSpec.ServiceAccountName }}']],
  ['{{ .PodSpec.ServiceAccount }}', ['ServiceAccount: {{ .PodSpec.ServiceAccountName }}']],
  ['{{ .PodSpec.Namespace }}', ['Namespace: {{ .PodMeta.Namespace }}']],
  ['{{ .Pod.Name }}', ['Pod: {{ .PodMeta.Name }}']],
  ['{{ .pod.metadata.name }}', ['pod: {{ .PodMeta.name }}']],
  ['{{ .Pod.Spec.NodeName }}', ['Pod: {{ .PodSpec.NodeName }}']],
  ['{{ .Namespace }}', ['Namespace: {{ .PodMeta.Namespace }}']],
  ['{{ .Whatever }}', ['Whatever: ']],
  ['{{ print .PodMeta.Nmae | len }}', ['Nmae: {{ print .PodMeta.Name | len }}']],
  ['{{ with .PodMeta }}{{ .Name }}{{ $.Oops }}{{ else }}{{ .Oops }}{{ end }}', ['Oops: ', 'Oops: ']],
  ['{{ range .PodSpec.Containers }}{{ .Image }}{{ end }}', []],
  ['{{ if .TrustDomain }}{{ .Oops }}{{ end }}', ['Oops: ']],
  ['{{ define "t" }}{{ .Oops }}{{ $.Oops }}{{ end }}', []],
  ['{{ (index .PodSpec.Containers 0).Image }}', []],
  ['{{ $x := .PodMeta }}{{ $x.Oops }}', []],
] as const) {
  test(`members in ${text}`, () => {
    const problems = checkFields(lexTemplate(text).parts);
    assert.deepEqual(
      problems.map(({ name, replacement: edit }) => {
        return `${name}: ${edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : ''}`;
      }),
      expected,
    );
    for (const { name, start, end } of problems) assert.equal(text.slice(start, end), name);
  });
}

for (const [text, expected] of [
  ['{{ .PodMeta.Labels.app }}', ['PodMeta.Labels app dot app']],
  ['{{ index .PodMeta.Labels "a.b/c" }}', ['PodMeta.Labels a.b/c index "a.b/c"']],
  ['{{ index $.NodeMeta.Annotations `k` }}', ['NodeMeta.Annotations k index `k`']],
  ['{{ print (index .PodMeta.Labels "a\\"b") }}', ['PodMeta.Labels a"b index "a\\"b"']],
  ['{{ len .PodMeta.Labels }}', []],
  ['{{ .PodMeta.Name }}', []],
  ['{{ index .PodMeta.Labels .PodMeta.Name }}', []],
  [
    '{{ if .PodMeta.Labels.a }}{{ .PodMeta.Labels.a }}{{ end }}',
    ['PodMeta.Labels a dot a?', 'PodMeta.Labels a dot a?'],
  ],
  ['{{ or .PodMeta.Labels.a "b" }}', ['PodMeta.Labels a dot a?']],
  ['{{ with .PodMeta.Labels }}{{ .app }}{{ end }}', []],
] as const) {
  test(`labels read in ${text}`, () => {
    assert.deepEqual(
      labelLookups(lexTemplate(text).parts).map(({ of, map, key, via, optional, start, end }) => {
        return `${of}.${map} ${key} ${via} ${text.slice(start, end)}${optional ? '?' : ''}`;
      }),
      expected,
    );
  });
}

for (const [text, expected, branching] of [
  ['spiffe://{{ .TrustDomain }}/ns/{{ .A }}', 'spiffe://x/ns/x', false],
  ['a {{- .A -}} b {{ .C }} d', 'axb x d', false],
  ['a{{/* c */}}b{{ $x := 1 }}c', 'abc', false],
  ['{{ if .A }}a{{ else if .B }}b{{ else }}c{{ end }}d', 'ad', true],
  ['{{ range .A }}{{ . }}-{{ end }}', 'x-', true],
  ['{{ define "t" }}secret{{ end }}{{ template "t" }}', 'x', false],
  ['{{ block "b" . }}inner{{ end }}', 'inner', false],
  ['', '', false],
] as const) {
  test(`static text of ${JSON.stringify(text)}`, () => {
    const filled = staticText(lexTemplate(text).parts, 'x');
    assert.equal(filled.text, expected);
    assert.equal(filled.branching, branching);
  });
}

test('places in the static text lead back to the template', () => {
  const text = 'spiffe://{{ .TrustDomain }}/a b/{{ .X }}/';
  const filled = staticText(lexTemplate(text).parts, 'name');
  assert.equal(filled.text, 'spiffe://name/a b/name/');
  const cut = (start: number, end: number) => {
    const span = filled.toTemplateSpan({ start, end });
    return text.slice(span.start, span.end);
  };
  assert.equal(cut(0, 9), 'spiffe://');
  assert.equal(cut(9, 13), '{{ .TrustDomain }}');
  assert.equal(cut(10, 11), '{{ .TrustDomain }}');
  assert.equal(cut(15, 16), ' ');
  assert.equal(cut(13, 23), '/a b/{{ .X }}/');
  assert.equal(cut(22, 23), '/');
  assert.equal(filled.toTemplate(23), text.length);
  assert(filled.isLiteral({ start: 0, end: 9 }));
  assert(filled.isLiteral({ start: 13, end: 18 }));
  assert(!filled.isLiteral({ start: 8, end: 10 }));
  assert(!filled.isLiteral({ start: 12, end: 14 }));
});

for (const [text, helm] of [
  ['{{ .Values.trustDomain }}', true],
  ['{{ $root.Values.x }}', true],
  ['{{- with $.Release.Namespace }}', true],
  ['a {{ .A }} b {{ include "chart.name" . }}', true],
  ['{{ toYaml .x | nindent 4 }}', true],
  ['{{ . | quote }}', true],
  ['{{ `{{ .TrustDomain }}` }}', true],
  ['{{"{{"}} .TrustDomain {{"}}"}}', true],
  ["{{ request.object.spec.volumes[?name == '{{element.name}}'] | length(@) }}", false],
  ["{{ regex_match('^[0-9]+$', '{{ request.object.spec.maxUnavailable }}') }}", false],
  ['{{ .TrustDomain }}', false],
  ['{{ index .PodMeta.Labels "app.kubernetes.io/name" }}', false],
  ['{{ .PodMeta.Labels.Values }}', false],
  ['{{ .PodMeta.Name | lower }}', false],
  ['.Values.x include', false],
  ['', false],
] as const) {
  test(`${JSON.stringify(text)} is ${helm ? '' : 'not '}Helm's`, () => {
    assert.equal(isHelmTemplate(text), helm);
  });
}

test('deep nesting and huge templates come to an end', () => {
  const deep = `{{ ${'('.repeat(100_000)}.A${')'.repeat(100_000)} }}`;
  assert.deepEqual(told(deep), ['too-deep "("']);
  assert.equal(told('{{ if .A }}'.repeat(5_000)).length, 5_000);
  for (const [piece, length] of [
    ['a ', 1_000_000],
    ['}}', 1_000_000],
    ['{{/*', 1_000_000],
    ['{{ .A', 100_000],
    ['{{ .A }}', 100_000],
    ['{{ "', 100_000],
    ["{{ '", 100_000],
    ['{{ a/b ', 100_000],
    ['{{ $x := 1 }}', 100_000],
    ['{{ (', 100_000],
    ['.A.B', 100_000],
  ] as const) {
    const text = `{{ ${piece.repeat(length / piece.length)}`;
    const { parts } = lexTemplate(text);
    assert.equal(parts.at(-1)?.end, text.length);
    staticText(parts, 'x').toTemplate(1000);
    checkFields(parts);
    labelLookups(parts);
  }
});
