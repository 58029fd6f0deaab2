import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksIn } from '../../../server/src/core/navigation/links.ts';
import { search } from '../../../server/src/core/navigation/search.ts';
import { changed, FEDERATION } from '../../../server/src/core/rules/examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';
import { textAt } from './at-cursor.ts';

function links(text: string, path = 'a.yaml'): string[] {
  const documents = analyze({ [path]: text }).file(uriOf(path))?.documents ?? [];
  return documents.flatMap((document) =>
    document ? linksIn(document).map(({ span, url }) => `${textAt(document, span)} -> ${url}`) : [],
  );
}

test('endpoints, evidence and change records open, over https only', () => {
  const text = changed(FEDERATION, 'change: CHG-1042', 'change: "https://changes.example/1042"')
    .replace('lastTested: 2026-09-01', 'lastTested: 2026-09-01\n    evidence: http://plain.example/report')
    .replace('{behaviour: deny, tested: 2026-09-01}', '{behaviour: deny, evidence: "https://tests.example/7"}');
  assert.deepEqual(links(text), [
    'https://spire.acme.partner.example:8443 -> https://spire.acme.partner.example:8443',
    'https://changes.example/1042 -> https://changes.example/1042',
    'https://tests.example/7 -> https://tests.example/7',
  ]);
});

test('addresses with a password, broken ones and templates do not open', () => {
  for (const url of [
    'https://user:secret@acme.example',
    'https://',
    '"https://{{ .Host }}/x"',
    'javascript:alert(1)',
  ]) {
    const text = FEDERATED_TRUST_DOMAIN.replace('https://spire.acme.partner.example:8443', url);
    assert.deepEqual(links(text), [], url);
  }
});

test('rule ids lead to their pages', () => {
  const page = (id: string) => `https://github.com/fedlint/fedlint/blob/main/docs/rules/${id}.md`;
  const config = 'rules: {missing-owner: off, no-such-rule: off}\nlocked: [fail-open]\n';
  assert.deepEqual(links(config, '.fedlint.yaml'), [
    `missing-owner -> ${page('missing-owner')}`,
    `fail-open -> ${page('fail-open')}`,
  ]);
  const comment = '# fedlint-ignore missing-owner, fail-open until=2026-12-31 -- broad-trust is another matter\n';
  assert.deepEqual(links(comment + FEDERATED_TRUST_DOMAIN).slice(0, 2), [
    `missing-owner -> ${page('missing-owner')}`,
    `fail-open -> ${page('fail-open')}`,
  ]);
  assert.equal(links(comment + FEDERATED_TRUST_DOMAIN).length, 3);
});

function found(query: string, limit = 100): string[] {
  const files = [...analyze(SOUND_SPIRE).allFiles()];
  const documents = files.flatMap(({ documents: all }) => all.flatMap((document) => document ?? []));
  return search(documents, query, limit).map(({ name }) => name);
}

test('resources are found by kind, by name and by trust domain', () => {
  assert.deepEqual(found('TrustDomain'), [
    'TrustDomain acme (acme.partner.example)',
    'TrustDomain shop (shop.corp.example)',
    'ClusterFederatedTrustDomain acme (acme.partner.example)',
  ]);
  assert.deepEqual(found('payments-g'), ['EnforcementPoint payments-gateway (acme.partner.example)']);
  assert.equal(found('shop.corp').length, 3);
  assert.deepEqual(found('federation acme'), ['Federation acme-orders (acme.partner.example)']);
});

test('letters may be left out, but not swapped', () => {
  assert.deepEqual(found('fdrtnacmo'), ['Federation acme-orders (acme.partner.example)']);
  assert.deepEqual(found('omcantrdf'), []);
});

test('there is an end to what is listed', () => {
  assert.equal(found('').length, 8);
  assert.equal(found('', 3).length, 3);
});
