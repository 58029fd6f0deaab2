import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenOf, type Field } from '../../../server/src/core/formats/field.ts';
import { kindSchemas } from '../../../server/src/core/formats/schemas.ts';
import { controls } from '../../../server/src/core/frameworks/catalogue.ts';
import { hoverAt } from '../../../server/src/core/hover/hover.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import type { MapNode } from '../../../server/src/core/syntax/tree.ts';
import { analyze } from '../../harness/workspace.ts';
import { textAt } from '../navigation/at-cursor.ts';
import { above, hovered } from './hovered.ts';

test('a key: what is expected, what it means, which rules read it, what the frameworks say', () => {
  const hover = hovered(SOUND_SPIRE, 'acme-orders.yaml', '  dire|ction: inbound');
  assert.ok(hover);
  assert.equal(hover.text, 'direction');
  assert.match(hover.markdown, /^\*\*`direction`\*\* · required · `inbound`, `outbound` or `mutual`\n\n/);
  assert.match(above(hover), /theirs here \(`inbound`\)/);
  assert.match(above(hover), /Read by \[no-enforcement-point\]\(https:[^)]*no-enforcement-point\.md\), \[ambig/);
  assert.match(above(hover), /\n- \[OWASP NHI NHI5:2025\]\(https:/);
  assert.match(hover.markdown, /\n\n---\n\n\*\*Same subject\*\*/);
});

test('a key: the note that SPIFFE says nothing about it, above the fold', () => {
  const hover = hovered(SOUND_SPIRE, 'acme-orders.yaml', '  own|ers:');
  assert.ok(hover);
  assert.match(above(hover), /SPIFFE specifications set no rule/);
});

test('a key with a default names it', () => {
  const files = { '.fedlint.yaml': 'credentials:\n  maxTTL: 12h\n' };
  assert.match(hovered(files, '.fedlint.yaml', 'max|TTL')?.markdown ?? '', /`24h` unless set/);
});

test('the key of owners says who owns what, and by which of the three ways', () => {
  const hover = hovered(SOUND_SPIRE, 'acme-orders.yaml', '  own|ers:');
  assert.match(
    hover?.markdown ?? '',
    /Owners by manifest: accountable `team-partners`; bundle and renewal `team-identity`; authorization `team-payments`/,
  );
});

test('the first and the last letter of a key count, at the margin too', () => {
  for (const marked of ['|spec:\n', 'spe|c:\n', 'spec|:\n', '|metadata:\n', 'kind|: Federation']) {
    assert.equal(hovered(SOUND_SPIRE, 'acme-orders.yaml', marked)?.text, marked.replace('|', '').match(/^\w+/)?.[0]);
  }
});

test('between the fields, on unknown ones and on an empty value there is nothing to say', () => {
  const files = {
    'a.yaml': 'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nspec:\n  remote: \n  frob: 1\n  # note\n',
  };
  assert.equal(hovered(files, 'a.yaml', '  rem|ote:')?.text, 'remote');
  for (const marked of ['remote: |\n', 'fr|ob', 'frob: |1', '# no|te', ' | remote']) {
    assert.equal(hovered(files, 'a.yaml', marked), undefined, marked);
  }
});

test('a value without a meaning of its own shows that of its field, without the references', () => {
  const hover = hovered(SOUND_SPIRE, 'acme-orders.yaml', 'direction: inb|ound');
  assert.equal(hover?.text, 'inbound');
  assert.match(hover?.markdown ?? '', /Whose identities are accepted/);
  assert.doesNotMatch(hover?.markdown ?? '', /OWASP/);
});

test('of a value that a template fills in only the field is described', () => {
  const text = SOUND_SPIRE['acme-orders.yaml']?.replace('remote: acme.partner.example', 'remote: $(PARTNER)') ?? '';
  const hover = hovered({ 'a.yaml': text }, 'a.yaml', 'remote: $(PAR|TNER)');
  assert.equal(hover?.text, '$(PARTNER)');
  assert.match(hover?.markdown ?? '', /^The one foreign trust domain this agreement is about\.[^\n]*$/);
});

test('the items of a List are resources of their own', () => {
  const item = SOUND_SPIRE['federated-trust-domain.yaml']?.replace(/^/gm, '    ').trim() ?? '';
  const files = { ...SOUND_SPIRE, 'list.yaml': `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n` };
  assert.equal(hovered(files, 'list.yaml', 'bundleEnd|pointURL')?.text, 'bundleEndpointURL');
  assert.match(
    hovered(files, 'list.yaml', 'trustDomain: ac|me')?.markdown ?? '',
    /governed by manifest: Federation `acme-o/,
  );
});

test('every key of every example is described, and every rule and control it names exists', () => {
  const analyzer = analyze(SOUND_SPIRE);
  const known = new Set(rules.map(({ id }) => id));
  const urls = new Set(controls().map(({ url }) => url));
  let seen = 0;
  for (const { documents } of analyzer.allFiles()) {
    for (const document of documents) {
      if (document?.tree?.root?.type !== 'map') continue;
      for (const key of keysOf(document.tree.root)) {
        const hover = hoverAt(analyzer, document, key.start + 1, EXAMPLE_NOW);
        assert.equal(hover && textAt(document, hover.span), textAt(document, key));
        for (const [, text = '', url = ''] of hover?.markdown.matchAll(/\[((?:\\.|[^\]])*)\]\(([^)]*)\)/g) ?? []) {
          const isRule = url.endsWith(`/docs/rules/${text}.md`) && known.has(text);
          assert.ok(isRule || urls.has(url) || url.startsWith('file:'), `${text} ${url}`);
        }
        seen++;
      }
    }
  }
  assert.ok(seen > 90, String(seen));
});

test('every rule that a schema names for a field exists', () => {
  const known = new Set(rules.map(({ id }) => id));
  for (const { id, schema } of kindSchemas) {
    const spec = (path: readonly string[]): Field[] =>
      childrenOf(schema, path).flatMap((field) => [field, ...(isMap(field) ? spec([...path, field.name ?? '']) : [])]);
    for (const field of spec([])) {
      for (const rule of field.hints.rules) assert.ok(known.has(rule), `${id} ${field.name} ${rule}`);
    }
  }
});

function isMap({ types, name }: Field): boolean {
  return types.includes('object') && name !== undefined;
}

function keysOf(map: MapNode): { start: number; end: number }[] {
  return map.entries.flatMap(({ key, value }) => [key.span, ...(value.type === 'map' ? keysOf(value) : [])]);
}
