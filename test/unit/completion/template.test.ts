/** Inside the braces of a Go template. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEMPLATE_FIELDS, TEMPLATE_FUNCTIONS } from '../../../server/src/core/values/go-template.ts';
import { ask } from './harness.ts';

const HEAD = 'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterSPIFFEID\nmetadata:\n  name: x\nspec:\n';
const ROOT = TEMPLATE_FIELDS.root.map((name) => `.${name}`);

function template(text: string) {
  return ask(`${HEAD}  spiffeIDTemplate: ${text}\n`);
}

function after(text: string): string {
  return `${HEAD}  spiffeIDTemplate: ${text}\n`;
}

test('a whole template for an empty field', () => {
  const whole = 'spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}';
  assert.deepEqual(template('|').labels, [whole]);
  assert.equal(template('|').accept(whole), after(`"${whole}"`));
  assert.equal(template('"|"').accept(whole), after(`"${whole}"`));
});

test('the data first, then the functions', () => {
  const { labels } = template('"spiffe://{{ |');
  assert.deepEqual(labels.slice(0, ROOT.length), ROOT);
  for (const name of TEMPLATE_FUNCTIONS) assert.ok(labels.includes(name), name);
  assert.equal(template('"a/{{ | }}"').accept('.TrustDomain'), after('"a/{{ .TrustDomain }}"'));
  assert.equal(template('"a/{{|}}"').accept('.PodMeta'), after('"a/{{.PodMeta}}"'));
  assert.equal(template('"a/{{ pri| }}"').accept('print'), after('"a/{{ print }}"'));
});

test('members of the data, of which only the typed name is replaced', () => {
  assert.deepEqual(template('"{{ .Pod| }}"').labels, TEMPLATE_FIELDS.root);
  assert.equal(template('"{{ .Pod|X }}"').accept('PodSpec'), after('"{{ .PodSpec }}"'));
  assert.deepEqual(template('"{{ .PodMeta.| }}"').labels, TEMPLATE_FIELDS.PodMeta);
  assert.equal(template('"{{ .PodMeta.Na|.x }}"').accept('Namespace'), after('"{{ .PodMeta.Namespace.x }}"'));
  assert.deepEqual(template('"{{ $.NodeSpec.| }}"').labels, TEMPLATE_FIELDS.NodeSpec);
});

test('nothing where the structure is not known', () => {
  for (const text of ['{{ .PodMeta.Labels.| }}', '{{ .Unknown.| }}', '{{ .PodSpec.Hostname.a.| }}', '{{ $x.| }}']) {
    assert.deepEqual(template(`"${text}"`).labels, [], text);
  }
});

test('where the dot has moved, the data is behind the dollar sign', () => {
  const { labels } = template('"{{ with .PodMeta.Labels }}{{ | }}"');
  assert.equal(labels[0], '$.TrustDomain');
  assert.deepEqual(template('"{{ with .PodMeta.Labels }}{{ .| }}"').labels, []);
  assert.equal(template('"{{ with .A }}{{ end }}{{ | }}"').labels[0], '.TrustDomain');
});

test('a label by its key', () => {
  assert.equal(
    template('"{{ | }}"').accept('index … `label`', 'app.kubernetes.io/name'),
    after('"{{ index .PodMeta.Labels `app.kubernetes.io/name` }}"'),
  );
});

test('nothing in a string of the template', () => {
  assert.deepEqual(template('\'{{ index .PodMeta.Labels "app|" }}\'').labels, []);
  assert.deepEqual(template("'{{ index .PodMeta.Labels `app| }}'").labels, []);
  assert.equal(template('\'{{ index .PodMeta.Labels "app" | }}\'').labels[0], '.TrustDomain');
});

test('outside of braces a template is a text of its own', () => {
  assert.deepEqual(template('"{{ .TrustDomain }}/|"').labels, []);
});

test('in lists, in brackets and in JSON', () => {
  const list = ask(`${HEAD}  dnsNameTemplates:\n    - "{{ .| }}"\n`);
  assert.deepEqual(list.labels, TEMPLATE_FIELDS.root);
  assert.deepEqual(ask(`${HEAD}  dnsNameTemplates: ["{{ .PodSpec.| }}"]\n`).labels, TEMPLATE_FIELDS.PodSpec);
  const json =
    '{"apiVersion": "spire.spiffe.io/v1alpha1", "kind": "ClusterSPIFFEID", "spec": {"spiffeIDTemplate": "{{ .Pod| }}"}}';
  assert.equal(ask(json, { path: 'a.json' }).accept('PodMeta'), json.replace('.Pod|', '.PodMeta'));
});

test('no braces are looked for in other fields', () => {
  assert.deepEqual(ask(`${HEAD}  hint: "{{ |"\n`).labels, []);
});
