/** Edge cases of the rules about credentials, shared keys, copied agreements and controls that differ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NAMELESS } from '../../server/src/core/rules/certificate-examples.ts';
import { changed, FEDERATION, SOUND, TRUST_DOMAINS, unsound } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import {
  FEDERATED_TRUST_DOMAIN,
  SOUND_SPIRE,
  SPIFFE_ID_TEMPLATE,
  STATIC_ENTRY,
  unsoundSpire,
} from '../../server/src/core/rules/spire-examples.ts';
import { bundle, ca, jwtKey } from '../harness/certificates.ts';
import { findingsOf } from '../harness/workspace.ts';

/** What one rule finds, each as the text it points at. */
function found(example: Example, id: string): string[] {
  const selected = rules.filter((rule) => rule.id === id);
  return findingsOf(example, selected).map(({ span, document }) => document.section.text.slice(span.start, span.end));
}

function related(example: Example, id: string): string[] {
  const selected = rules.filter((rule) => rule.id === id);
  return findingsOf(example, selected).flatMap((finding) => finding.related.map(({ message }) => message));
}

// Lifetimes.

test('a lifetime is measured by the configuration, in the units of its format', () => {
  const id = 'long-lived-credential';
  const agreed = (ttl: string, config = '') =>
    found({ 'a.yaml': changed(FEDERATION, 'maxTTL: 1h', `maxTTL: ${ttl}`), '.fedlint.yaml': config }, id);
  assert.deepEqual(agreed('24h'), []);
  assert.deepEqual(agreed('1d'), []);
  assert.deepEqual(agreed('25h'), ['25h']);
  assert.deepEqual(agreed('2h', 'credentials: {maxTTL: 1h}\n'), ['2h']);
  assert.deepEqual(agreed('$(TTL)'), []);
  assert.deepEqual(agreed('long'), []);
  const lives = (ttl: string) => found(unsoundSpire('spiffe-id.yaml', 'ttl: 1h', `ttl: ${ttl}`), id);
  assert.deepEqual(lives('48h'), ['48h']);
  assert.deepEqual(lives('2d'), [], 'SPIRE reads no days, so its length is a fault of its own');
  assert.deepEqual(lives('172800'), [], 'a number has no unit');
  const domain = unsound(
    'trust-domains.yaml',
    'operator: internal\n',
    'operator: internal\n  credentials: {x509TTL: 7d, jwtTTL: 5m}\n',
  );
  assert.deepEqual(found(domain, id), ['7d']);
});

test("where nobody federates, lifetimes are nobody else's business", () => {
  const alone = changed(SPIFFE_ID_TEMPLATE, 'ttl: 1h', 'ttl: 48h');
  assert.deepEqual(found(alone, 'long-lived-credential'), ['48h']);
  assert.deepEqual(found(changed(alone, '  federatesWith: [acme.partner.example]\n', ''), 'long-lived-credential'), []);
});

// Secrets.

test('private keys in a bundle are told of even on a link that nobody has documented', () => {
  const id = 'shared-secret';
  const leaked = changed(FEDERATED_TRUST_DOMAIN, '"use": "jwt-svid",', '"use": "jwt-svid", "d": "c2VjcmV0",');
  assert.deepEqual(found(leaked, id), ['trustDomainBundle']);
  assert.deepEqual(found(leaked.replace('trustDomainBundle: |-', 'trustDomainBundle:'), id), ['trustDomainBundle']);
  const from = FEDERATED_TRUST_DOMAIN.indexOf('  trustDomainBundle');
  const pem = (label: string) =>
    `${FEDERATED_TRUST_DOMAIN.slice(0, from)}  trustDomainBundle: |\n    -----BEGIN ${label}-----\n    AAAA\n    -----END ${label}-----\n`;
  assert.deepEqual(found(pem('EC PRIVATE KEY'), id), ['trustDomainBundle']);
  assert.deepEqual(found(pem('CERTIFICATE'), id), []);
  assert.deepEqual(found(SOUND_SPIRE, id), []);
});

test('kinds of credentials are told apart by what they are', () => {
  const kinds = (list: string) =>
    found(unsound('acme-orders.yaml', 'kinds: [x509-svid]', `kinds: ${list}`), 'shared-secret');
  assert.deepEqual(kinds('[API_KEY, "shared secret", Password, static-token, psk]').length, 5);
  assert.deepEqual(kinds('[x509-svid, jwt-svid, wit-svid, oidc-token, mtls, "$(KIND)"]'), []);
});

// Shared roots.

const OTHER_LINK = FEDERATED_TRUST_DOMAIN.replaceAll(/acme(?!-2026)/g, 'bank');
const BANK = (TRUST_DOMAINS.split('---\n')[1] ?? '').replaceAll('acme', 'bank');
const BANK_AGREEMENT = FEDERATION.replaceAll('acme', 'bank');

/** The link, with a certificate that does not say whose it is. */
const withRoot = (link: string) => link.replace(/(?<="x5c": \[")[^"]+/, NAMELESS);

test('one key under two domains is told once, in the bundle of the domain that is later by name', () => {
  const id = 'shared-trust-root';
  const links = { 'a.yaml': withRoot(FEDERATED_TRUST_DOMAIN), 'b.yaml': withRoot(OTHER_LINK) };
  assert.deepEqual(found(links, id), ['trustDomainBundle']);
  assert.deepEqual(related(links, id), ['The bundle of this trust domain holds the same key.']);
  assert.deepEqual(found({ ...SOUND_SPIRE, 'bank.yaml': `${BANK}---\n${BANK_AGREEMENT}`, ...links }, id).length, 1);
  const again = FEDERATED_TRUST_DOMAIN.replace('name: acme', 'name: acme-again');
  assert.deepEqual(found({ ...SOUND_SPIRE, 'again.yaml': again }, id), [], 'the same domain twice');
});

test('a key is the same one in another certificate, in JSON, in PEM, and in what a token is signed with', async () => {
  const id = 'shared-trust-root';
  const one = await ca({ domain: 'acme.partner.example', keyName: 'shared' });
  const other = await ca({ domain: 'bank.partner.example', keyName: 'shared', serialNumber: '2b' });
  const acme = { 'acme.partner.example.bundle.json': bundle({ keys: [one.jwk] }) };
  const inJson = { 'bank.partner.example.bundle.json': bundle({ keys: [other.jwk] }) };
  assert.deepEqual(found({ ...acme, ...inJson }, id), ['"kty"']);
  const inPem = found({ ...acme, 'bank.partner.example.bundle.pem': other.pem }, id);
  assert.deepEqual(inPem, [other.pem.trimEnd()]);
  const jwt = { keys: [await jwtKey('one')] };
  const tokens = { 'a.example.bundle.json': bundle(jwt), 'b.example.bundle.json': bundle(jwt) };
  assert.deepEqual(found(tokens, id), ['"kty"']);
  const map = JSON.stringify({ trust_domains: { 'b.example': jwt, 'a.example': jwt } }).replace(
    /"x":"[^"]*"/,
    '"x":"<x>"',
  );
  assert.deepEqual(found({ 'map.json': map }, id), [], 'one of the two is not known');
});

test('a bundle that was pasted into the wrong place is told as that, whichever of the two domains comes first', () => {
  const own = { 'a.yaml': FEDERATED_TRUST_DOMAIN, 'b.yaml': OTHER_LINK };
  assert.deepEqual(found(own, 'shared-trust-root'), []);
  assert.equal(found(own, 'foreign-certificate').length, 1);
  const early = FEDERATED_TRUST_DOMAIN.replaceAll(/acme(?!-2026)/g, 'aaa');
  assert.deepEqual(found({ 'a.yaml': FEDERATED_TRUST_DOMAIN, 'b.yaml': early }, 'shared-trust-root'), []);
});

test('an agreement that says it shares a root says enough', () => {
  const id = 'shared-trust-root';
  assert.deepEqual(found(unsound('acme-orders.yaml', 'model: separate-domains', 'model: shared-root'), id), [
    'shared-root',
  ]);
  assert.deepEqual(found(unsound('acme-orders.yaml', 'distribution: endpoint', 'distribution: shared-root'), id), [
    'shared-root',
  ]);
});

// Copies.

test('an agreement is a copy when only names differ', () => {
  const id = 'reused-agreement';
  const beside = (copy: string) => found({ ...SOUND, 'bank.yaml': copy }, id);
  assert.deepEqual(beside(BANK_AGREEMENT), ['bank.partner.example']);
  assert.deepEqual(beside(BANK_AGREEMENT.replace('ACME places orders', 'The bank settles')), []);
  assert.deepEqual(beside(BANK_AGREEMENT.replace('reviewBy: 2027-06-30', 'reviewBy: 2027-05-31')), []);
  const thin = (remote: string) =>
    `apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: ${remote}}\nspec: {local: a.test, remote: ${remote}, direction: inbound}\n`;
  assert.deepEqual(found({ 'b.yaml': thin('b.test'), 'c.yaml': thin('c.test') }, id), [], 'both are only unfinished');
});

// Drift.

test('controls of two sides are compared term by term', () => {
  const id = 'control-drift';
  const [shop = '', acme = ''] = TRUST_DOMAINS.split('---\n');
  const agreement = FEDERATION.replace(/ {2}interpretation: .*\n/, '');
  const sides = (ours: string, theirs: string, terms = agreement) =>
    related({ 'domains.yaml': `${shop}  ${ours}\n---\n${acme}  ${theirs}\n`, 'a.yaml': terms }, id);
  assert.deepEqual(sides('issuer: {authority: Shop CA}', 'issuer: {authority: ACME CA}'), [
    'The signing authority is `ACME CA` there and `Shop CA` here.',
  ]);
  assert.equal(sides('bundle: {refreshHint: 5m}', 'bundle: {refreshHint: 12h}').length, 1);
  assert.equal(sides('bundle: {refreshHint: 5m}', 'bundle: {refreshHint: 300s}').length, 0, 'the same length');
  assert.deepEqual(sides('environments: [prod]', 'bundle: {refreshHint: 12h}'), [
    'The refresh hint is `12h` there and `5m` here.',
  ]);
  assert.equal(sides('policyEngine: OPA', 'policyEngine: opa').length, 0);
  assert.equal(sides('policyEngine: opa', 'policyEngine: $(ENGINE)').length, 0);
  assert.equal(sides('policyEngine: opa', 'policyEngine: TODO').length, 0);
  assert.equal(sides('policyEngine: opa', 'environments: [prod]').length, 0);
  assert.equal(sides('policyEngine: opa', 'policyEngine: cedar', FEDERATION).length, 0, 'reconciled');
});

test('both sides of one relationship are compared by how fast they revoke', () => {
  const ours = FEDERATION.replace(/ {2}interpretation: .*\n/, '');
  const theirs = changed(FEDERATION, 'maxDelay: 15m', 'maxDelay: 24h')
    .replace('name: acme-orders', 'name: shop')
    .replace('local: shop.corp.example', 'local: acme.partner.example')
    .replace('remote: acme.partner.example', 'remote: shop.corp.example');
  assert.deepEqual(related({ 'ours.yaml': ours, 'theirs.yaml': theirs }, 'control-drift'), [
    'The revocation delay is `24h` there and `15m` here.',
  ]);
});

// Administration and purpose.

test('roles are read as words', () => {
  const roles = (list: string) =>
    found(
      unsound(
        'acme-orders.yaml',
        '      purpose: Places orders.\n',
        `      purpose: Places orders.\n      roles: ${list}\n`,
      ),
      'delegated-administration',
    );
  assert.deepEqual(roles('[admin, cluster-admin, clusterAdmin, Administrators, superuser]').length, 5);
  assert.deepEqual(roles('[order-writer, badminton, administrative-reader, "$(ROLE)"]'), []);
});

test('an administrator of SPIRE is a concern only when it looks across the border', () => {
  const id = 'delegated-administration';
  const entry = (lines: string) => found({ ...SOUND_SPIRE, 'static-entry.yaml': STATIC_ENTRY + lines }, id);
  assert.deepEqual(entry('  admin: true\n'), []);
  assert.deepEqual(entry('  admin: true\n  federatesWith: [shop.corp.example]\n'), []);
  assert.deepEqual(entry('  admin: true\n  federatesWith: [acme.partner.example]\n'), ['true']);
  assert.deepEqual(entry('  admin: true\n  federatesWith: ["$(TD)"]\n'), []);
  assert.deepEqual(
    entry('  downstream: true\n  federatesWith: [acme.partner.example]\n'),
    [],
    'a nested server hands bundles on',
  );
});

test('an identity is only infrastructure when no part of it says what runs there', () => {
  const id = 'infrastructure-only-identity';
  const template = (path: string) =>
    found(unsoundSpire('spiffe-id.yaml', 'ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}', path), id)
      .length;
  assert.equal(template('node/{{ .NodeMeta.Name }}'), 1);
  assert.equal(template('{{ .ClusterName }}/{{ .PodMeta.Name }}'), 1);
  assert.equal(template('cluster/eu-1/pod/{{ .PodMeta.UID }}'), 1);
  assert.equal(template('ns/{{ .PodMeta.Namespace }}/pod/{{ .PodMeta.Name }}'), 0);
  assert.equal(template('payments/{{ .PodMeta.Name }}'), 0);
  assert.equal(template('{{ index .PodMeta.Labels "app" }}'), 0);
  assert.equal(template('{{ if .PodMeta.Name }}node/{{ .PodMeta.Name }}{{ end }}'), 0);
  const entry = (spiffeID: string, parentID = 'shop.corp.example/spire/agent/x509pop/ledger') => {
    const text = STATIC_ENTRY.replace('shop.corp.example/payments/ledger', spiffeID);
    return found(
      { ...SOUND_SPIRE, 'static-entry.yaml': text.replace('shop.corp.example/spire/agent/x509pop/ledger', parentID) },
      id,
    ).length;
  };
  assert.equal(entry('shop.corp.example/node/worker-3'), 1);
  assert.equal(entry('shop.corp.example/host/db1/postgres'), 0);
  assert.equal(entry('shop.corp.example/node/worker-3', 'shop.corp.example/spire/server'), 0, 'a node alias');
  const subject = (text: string) =>
    found(
      unsound('acme-orders.yaml', 'orders/checkout\n      audiences: [payments]\n      purpose: Places orders.', text),
      id,
    ).length;
  assert.equal(subject('node/worker-3'), 1);
  assert.equal(subject('node/worker-3\n      purpose: Ships logs.'), 0);
  assert.equal(subject('*'), 0, 'too broad is a fault of its own');
});
