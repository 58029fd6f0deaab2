/** What somebody was meant to replace: found where it counts, and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, FEDERATION, SOUND, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { placeholderValue } from '../../server/src/core/rules/governance/placeholder-value.ts';
import { CONTROLLER, FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { filesOf, findingsOf } from '../harness/workspace.ts';

/** The texts that are found to be placeholders. */
function found(files: Readonly<Record<string, string>>): string[] {
  return findingsOf(files, [placeholderValue]).map(({ span, document }) =>
    document.section.text.slice(span.start, span.end),
  );
}

function purpose(text: string): Record<string, string> {
  const replaced = changed(FEDERATION, 'ACME places orders with our payment service.', text);
  return { ...filesOf(SOUND), 'acme-orders.yaml': replaced };
}

for (const [text, expected] of [
  ['TODO', 'TODO'],
  ['"TODO: ask the partner"', 'TODO'],
  ['Orders of <partner>', '<partner>'],
  ['CHANGEME', 'CHANGEME'],
  ['Orders for your-company', 'your-company'],
  ['"say \\"TODO\\""', '"say \\"TODO\\""'],
  ['"{{ .Values.purpose }}"', undefined],
  ['"{{ .Values.TODO }}"', undefined],
  ['"TODO for $(PARTNER)"', undefined],
  ['The todo list service reads orders.', undefined],
] as const) {
  test(`\`${text}\` in a manifest ${expected ? 'waits to be filled in' : 'is an answer'}`, () => {
    assert.deepEqual(found(purpose(text)), expected ? [expected] : []);
  });
}

test('a blank that another rule asks for is left to that rule', () => {
  const blanks = changed(FEDERATION, 'path: Remove the federation and roll the gateway.', 'path: TODO');
  const ids = findingsOf({ ...filesOf(SOUND), 'acme-orders.yaml': blanks }).map(({ rule }) => rule.id);
  assert.deepEqual(ids, ['missing-revocation-path']);
});

test('names and labels of a document are nobody’s business', () => {
  const named = changed(TRUST_DOMAINS, 'name: shop\n', 'name: todo\n  labels: {app: TODO}\n');
  assert.deepEqual(found({ 'trust-domains.yaml': named }), []);
});

test('annotations on a native resource are looked through, the resource itself is not', () => {
  const text = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  annotations:\n    fedlint.dev/change: TODO\n    fedlint.dev/enforced-at: <gateway>\n    note: TODO\n',
  );
  assert.deepEqual(found({ 'spire/acme.yaml': text }), ['TODO', '<gateway>']);
});

function domain(name: string): string {
  return changed(FEDERATED_TRUST_DOMAIN, 'trustDomain: acme.partner.example', `trustDomain: ${name}`);
}

for (const name of [
  'example.org',
  'example.com',
  'spire.example.net',
  'domain.test',
  'your-domain.com',
  'cluster.local',
]) {
  test(`a trust domain cannot be called \`${name}\` for real`, () => {
    assert.equal(found({ 'spire/acme.yaml': domain(name) }).length, 1);
    for (const path of ['examples/acme.yaml', 'docs/spire/acme.yaml', 'test/acme.yaml', 'acme-example.yaml'])
      assert.deepEqual(found({ [path]: domain(name) }), [], path);
  });
}

for (const name of [
  'acme.partner.example',
  'acme.test',
  'examples.acme.com',
  'latest.acme.com',
  '<partner>',
  '$(PARTNER)',
]) {
  test(`a trust domain may be called \`${name}\``, () => {
    assert.deepEqual(found({ 'spire/acme.yaml': domain(name) }), []);
  });
}

test('a controller may be called what it likes as long as nobody federates', () => {
  const controller = changed(CONTROLLER, 'shop.corp.example', 'cluster.local');
  assert.deepEqual(found({ 'spire/controller.yaml': controller }), []);
  assert.deepEqual(found({ 'spire/controller.yaml': controller, 'spire/acme.yaml': domain('acme.com') }), [
    'cluster.local',
  ]);
});

test('our own documents name a made-up domain once', () => {
  const text = changed(TRUST_DOMAINS, 'trustDomain: shop.corp.example', 'trustDomain: changeme');
  assert.deepEqual(found({ 'trust-domains.yaml': text }), ['changeme']);
});
