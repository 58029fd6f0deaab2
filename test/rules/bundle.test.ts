/** Edge cases of the rules on SPIFFE bundles and bundle maps. Each case has one fault, and all rules look at it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUNDLE_MAP } from '../../server/src/core/rules/bundle-examples.ts';
import { BOOTSTRAP_BUNDLE, FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { type BundleKey, ca, jwtKey, pem } from '../harness/certificates.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, findingsIn, findingsOf } from '../harness/workspace.ts';

const DOMAIN = 'acme.partner.example';
const FILE = `${DOMAIN}.bundle.json`;
const ACME = await ca({ domain: DOMAIN });
const RSA = await ca({ domain: DOMAIN, key: 'rsa-2048' });
const JWT = await jwtKey('acme-1');
const OTHER_JWT = await jwtKey('acme-2');

type Files = Readonly<Record<string, string>>;

const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const whole = (changes: object) => ({
  keys: [ACME.jwk, JWT],
  spiffe_sequence: 1,
  spiffe_refresh_hint: 300,
  ...changes,
});
const file = (changes: object): Files => ({ [FILE]: text(whole(changes)) });
const keyed = (...keys: unknown[]): Files => file({ keys });
const x509 = (changes: object): Files => keyed({ ...ACME.jwk, ...changes });
const jwt = (changes: object): Files => keyed({ ...JWT, ...changes });

/** The bundle inside of a resource that has one. */
function inside(value: unknown): Files {
  const block = `  trustDomainBundle: |-\n${text(value).trimEnd().replace(/^/gm, '    ')}\n`;
  const resource = FEDERATED_TRUST_DOMAIN.replace(BOOTSTRAP_BUNDLE, () => block);
  return { ...SOUND_SPIRE, 'federated-trust-domain.yaml': resource };
}

/** Rule and place of each finding. */
function found(files: Files): string[] {
  return findingsOf(files).map(({ rule, span, document }) => {
    const marked = document.section.text.slice(span.start, span.end);
    return `${rule.id} ${marked.length > 30 ? '…' : marked}`;
  });
}

/** The only finding, and what is left after each of its edits. */
function edited(files: Files): { readonly kinds: string[]; readonly left: string[][]; readonly texts: string[] } {
  const analyzer = analyze(files);
  const [finding, ...more] = findingsIn(analyzer);
  assert.ok(finding, 'nothing is found');
  assert.deepEqual(more, []);
  const offers = finding.offers();
  const results = offers.map((offer) => applyOffer(analyzer, finding, offer, files));
  return {
    kinds: offers.map(({ kind }) => kind),
    left: results.map(found),
    texts: results.map((all) => all[FILE] ?? ''),
  };
}

const message = (files: Files) => findingsOf(files)[0]?.message ?? '';

test('sound bundles have no finding, whatever their keys are', () => {
  for (const files of [
    file({}),
    keyed(RSA.jwk),
    keyed(JWT, { ...OTHER_JWT, use: 'wit-svid' }),
    file({ description: 'ours', keys: [ACME.jwk, RSA.jwk] }),
    inside({ keys: [ACME.jwk] }),
    { 'jwks.json': text({ keys: [{ ...JWT, use: 'sig', alg: 'ES256' }] }) },
    x509({ x: '<x>', y: '$' + '{Y}', x5c: ['<certificate>'] }),
    jwt({ x: '--redacted--', y: '--redacted--' }),
  ])
    assert.deepEqual(found(files), []);
});

test('keys that are missing or no list are one finding, in a file and in a resource', () => {
  assert.deepEqual(found(file({ keys: undefined })), ['bundle-without-keys "spiffe_sequence"']);
  assert.deepEqual(found(file({ keys: null })), ['bundle-without-keys "keys"']);
  assert.deepEqual(found(file({ keys: ACME.jwk })), ['bundle-without-keys "keys"']);
  assert.deepEqual(found(file({ keys: ['x', ACME.jwk] })), ['invalid-value "x"']);
  assert.deepEqual(found(inside({})), ['bundle-not-spiffe-json trustDomainBundle']);
  assert.deepEqual(found(inside({ spiffe_sequence: 1 })), ['bundle-not-spiffe-json trustDomainBundle']);
  assert.deepEqual(found(inside({ keys: {} })), ['bundle-not-spiffe-json trustDomainBundle']);
  assert.deepEqual(found(file({ keys: '$' + '{KEYS}' })), []);
});

test('PEM and JSON in the place of each other are one finding', () => {
  assert.deepEqual(found({ [FILE]: ACME.pem }), ['bundle-without-keys …']);
  assert.deepEqual(found({ [`${DOMAIN}.bundle.pem`]: text(whole({})) }), ['unreadable-certificate …']);
  const resource = (bundle: string): Files => ({
    ...SOUND_SPIRE,
    'federated-trust-domain.yaml': FEDERATED_TRUST_DOMAIN.replace(
      BOOTSTRAP_BUNDLE,
      () => `  trustDomainBundle: |-\n${bundle.trimEnd().replace(/^/gm, '    ')}\n`,
    ),
  });
  assert.deepEqual(found(resource(ACME.pem)), ['bundle-not-spiffe-json trustDomainBundle']);
  assert.deepEqual(found(resource(pem('PRIVATE KEY', ACME.der))), ['shared-secret trustDomainBundle']);
  assert.deepEqual([...new Set(found(resource('{"keys": [],')))], ['syntax-error '], 'as often as JSON is broken');
});

test('an empty list of keys is a revocation, and nothing else is asked of it', () => {
  assert.deepEqual(found(file({ keys: [] })), ['bundle-empty "keys"']);
  assert.deepEqual(found({ 'acme.bundle': '{"keys": []}' }), ['bundle-empty "keys"']);
  assert.deepEqual(found(inside({ keys: [] })), ['bundle-empty "keys"']);
  assert.match(message(inside({ keys: [] })), /`acme\.partner\.example`/);
  assert.deepEqual(found({ 'bundle-map.json': '{"trust_domains": {}}' }), ['bundle-empty "trust_domains"']);
});

test('the use of a key is mended by what else is in it', () => {
  const fixed = (files: Files) => edited(files).texts.map((after) => JSON.parse(after).keys[0].use);
  assert.deepEqual(fixed(x509({ use: 'sig' })), ['x509-svid']);
  assert.deepEqual(fixed(x509({ use: undefined })), ['x509-svid']);
  assert.deepEqual(fixed(x509({ use: 'X509-SVID' })), ['x509-svid']);
  assert.deepEqual(fixed(jwt({ use: 'sig' })), ['jwt-svid']);
  assert.deepEqual(fixed(jwt({ use: 'JWT' })), ['jwt-svid']);
  assert.deepEqual(fixed(jwt({ use: undefined })), ['jwt-svid']);
  assert.deepEqual(fixed(jwt({ use: 'enc' })), [], 'nobody knows');
  assert.deepEqual(found(jwt({ use: '$' + '{USE}' })), []);
});

test('what becomes of a key without a use depends on who reads it', () => {
  assert.match(message(x509({ use: 'sig' })), /refuses all of it/);
  assert.match(message(inside({ keys: [{ ...ACME.jwk, use: 'sig' }] })), /without a word/);
});

test('x5c is a list of exactly one text', () => {
  const list = ['bundle-certificate-list "x5c"'];
  assert.deepEqual(found(x509({ x5c: undefined })), ['bundle-certificate-list "kty"']);
  assert.deepEqual(found(x509({ x5c: [] })), list);
  assert.deepEqual(found(x509({ x5c: {} })), list);
  assert.deepEqual(found(x509({ x5c: 'hello' })), list);
  assert.deepEqual(found(x509({ x5c: [7] })), ['invalid-value 7']);
  assert.deepEqual(found(x509({ x5c: '<certificate>' })), []);
  assert.deepEqual(edited(x509({ x5c: ACME.base64 })).left, [[]]);
  assert.deepEqual(edited(x509({ x5c: ACME.pem })).left, [[]]);
  const two = edited(x509({ x5c: [ACME.base64, RSA.base64, RSA.base64] }));
  assert.deepEqual([two.kinds, two.left], [['suggest'], [[]]]);
  assert.deepEqual(edited(inside({ keys: [{ ...ACME.jwk, x5c: [ACME.base64, RSA.base64] }] })).left, [[]]);
});

test('whatever is wrong with a certificate is one finding, and mended where it can be', () => {
  const spelling = [
    ACME.pem,
    ` ${ACME.base64}`,
    `${ACME.base64.slice(0, 64)}\n${ACME.base64.slice(64)}`,
    RSA.base64.replaceAll('+', '-').replaceAll('/', '_'),
  ];
  for (const written of spelling) {
    const key = written.startsWith(RSA.base64.slice(0, 8)) ? RSA.jwk : ACME.jwk;
    const { kinds, left } = edited(keyed({ ...key, x5c: [written] }));
    assert.deepEqual([kinds, left], [['fix'], [[]]], written.slice(0, 20));
  }
  const beyond = [
    '',
    'MIIB...',
    ACME.base64.slice(0, 200),
    'aGVsbG8=',
    'A'.repeat(5 * 1024 * 1024),
    ACME.base64 + ACME.base64,
  ];
  for (const written of beyond) {
    const { kinds } = edited(x509({ x5c: [written] }));
    assert.deepEqual(kinds, [], written.slice(0, 20));
    assert.match(found(x509({ x5c: [written] }))[0] ?? '', /^unreadable-certificate /);
  }
  assert.deepEqual(edited(inside({ keys: [{ ...ACME.jwk, x5c: [ACME.pem] }] })).left, [[]]);
});

test('PEM files are judged where a domain or a configuration names them', () => {
  const broken = ACME.pem.replace('\nM', '\n!');
  assert.deepEqual(found({ 'roots.pem': broken }), []);
  assert.deepEqual(found({ [`${DOMAIN}.bundle.pem`]: broken }), ['unreadable-certificate …']);
  const agent = 'agent {\n  trust_domain = "shop.test"\n  trust_bundle_path = "conf/roots.pem"\n}\n';
  const judged = found({ 'conf/roots.pem': broken, 'agent.conf': agent });
  assert.deepEqual(
    judged.filter((line) => line.startsWith('unreadable')),
    ['unreadable-certificate …'],
  );
});

test('names of keys: none for certificates, one of its own for each key for tokens', () => {
  assert.deepEqual(found(x509({ kid: 'a' })), ['bundle-certificate-key-id "kid"']);
  assert.deepEqual(edited(x509({ kid: 'a' })).left, [[]]);
  assert.deepEqual(found(jwt({ kid: undefined })), ['bundle-key-id "kty"']);
  assert.deepEqual(found(jwt({ kid: '' })), ['bundle-key-id "kty"']);
  assert.deepEqual(found(jwt({ use: 'wit-svid', kid: undefined })), ['bundle-key-id "kty"']);
  const twins = keyed(JWT, { ...OTHER_JWT, use: 'wit-svid', kid: 'acme-1' });
  assert.deepEqual(found(twins), ['bundle-key-id "acme-1"']);
  assert.equal(findingsOf(twins)[0]?.related.length, 1);
  assert.deepEqual(found(keyed({ ...JWT, kid: '$' + '{A}' }, { ...OTHER_JWT, kid: '$' + '{A}' })), []);
});

test('numbers are converted where nothing is lost', () => {
  const hint = (value: unknown) => {
    const files = file({ spiffe_refresh_hint: value });
    return edited(files).texts.map((after) => JSON.parse(after).spiffe_refresh_hint);
  };
  assert.deepEqual(hint('300'), [300]);
  assert.deepEqual(hint('5m'), [300]);
  assert.deepEqual(hint('1.5s'), []);
  assert.deepEqual(hint('soon'), []);
  assert.deepEqual(hint(1.5), []);
  assert.deepEqual(hint(-1), []);
  assert.deepEqual(hint(true), []);
  const sequence = (value: string): Files => ({
    [FILE]: text(whole({})).replace('"spiffe_sequence": 1', () => `"spiffe_sequence": ${value}`),
  });
  assert.deepEqual(found(sequence('18446744073709551615')), [], 'the greatest that fits');
  assert.deepEqual(found(sequence('7.0')), ['bundle-invalid-number 7.0']);
  assert.deepEqual(edited(sequence('7.0')).left, [[]]);
  assert.deepEqual(edited(sequence('"7"')).left, [[]]);
  assert.deepEqual(found(sequence('"5m"')), ['bundle-invalid-number "5m"']);
  assert.deepEqual(edited(sequence('"5m"')).kinds, []);
  assert.deepEqual(found(sequence('"$' + '{N}"')), []);
});

test('fields under another name are renamed, unless the right one is there', () => {
  const renamed = (from: string, to: string): Files => ({ [FILE]: text(whole({})).replace(`"${to}"`, `"${from}"`) });
  for (const [from, to] of [
    ['refresh_hint', 'spiffe_refresh_hint'],
    ['refreshHint', 'spiffe_refresh_hint'],
    ['spiffe-refresh-hint', 'spiffe_refresh_hint'],
    ['sequence', 'spiffe_sequence'],
    ['Keys', 'keys'],
    ['Kty', 'kty'],
    ['X5C', 'x5c'],
  ] as const) {
    assert.deepEqual(found(renamed(from, to)), [`bundle-field-name "${from}"`]);
    assert.deepEqual(edited(renamed(from, to)).left, [[]]);
  }
  assert.deepEqual(edited(file({ refresh_hint: 5 })).kinds, []);
  assert.match(message(renamed('refresh_hint', 'spiffe_refresh_hint')), /Nothing reads/);
  assert.match(message(renamed('Keys', 'keys')), /in any case/);
  assert.match(message(renamed('Use', 'use')), /letter by letter/);
  const map = { 'map.json': BUNDLE_MAP.replace('trust_domains', 'TRUST_DOMAINS') };
  assert.deepEqual(found(map), ['bundle-field-name "TRUST_DOMAINS"']);
});

test('sequence and hint are asked of a file of its own alone', () => {
  const bare = { keys: [ACME.jwk] };
  assert.deepEqual(found({ [FILE]: text(bare) }), ['bundle-missing-sequence "keys"']);
  assert.match(message({ [FILE]: text(bare) }), /`spiffe_sequence` and no `spiffe_refresh_hint`/);
  assert.deepEqual(found(inside(bare)), []);
  assert.deepEqual(found({ 'map.json': text({ trust_domains: { [DOMAIN]: bare } }) }), []);
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { [FILE]: text(bare) } };
  assert.deepEqual(found({ 'cm.json': text(map) }), []);
});

test('a secret in a bundle is told once, by the rule for the place', () => {
  assert.deepEqual(found(jwt({ d: 'c2VjcmV0' })), ['bundle-private-key "d"']);
  assert.deepEqual(found(keyed({ kty: 'oct', use: 'jwt-svid', kid: 'a', k: 'c2VjcmV0' })), ['bundle-private-key "k"']);
  assert.deepEqual(found(inside({ keys: [ACME.jwk, { ...JWT, d: 'c2VjcmV0' }] })), ['shared-secret trustDomainBundle']);
  assert.deepEqual(found(jwt({ d: '' })), ['bundle-extra-member "d"'], 'empty gives nothing away');
});

test('a key is compared with its certificate, one fault at a time', () => {
  const { kty, n, e } = RSA.jwk;
  const foreign: BundleKey = { kty, n, e, use: 'x509-svid', x5c: [ACME.base64] };
  assert.deepEqual(found(keyed(foreign)), ['bundle-key-mismatch "RSA"']);
  assert.deepEqual(edited(keyed(foreign)).left, [[]]);
  assert.deepEqual(found(x509({ x: JWT.x, y: JWT.y })), ['bundle-key-mismatch …']);
  assert.deepEqual(found(x509({ crv: 'P-384' })), ['bundle-key-mismatch "P-384"']);
  assert.deepEqual(found(x509({ kty: 'ec' })), ['bundle-unknown-key-type "ec"']);
  assert.deepEqual(found(x509({ x: 'AAAA' })), ['bundle-incomplete-key "AAAA"']);
  assert.deepEqual(edited(x509({ x: 'AAAA' })).left, [[]]);
  assert.deepEqual(edited(x509({ crv: undefined, x: undefined, y: undefined })).left, [[]]);
  assert.deepEqual(edited(jwt({ y: undefined })).kinds, [], 'nothing to take it from');
  assert.deepEqual(found(keyed({ ...JWT, x5c: [ACME.base64] })), ['bundle-key-mismatch …']);
  assert.deepEqual(found(keyed({ ...ACME.jwk, use: 'jwt-svid', kid: 'a' })), ['bundle-extra-member "x5c"']);
});

test('kinds and curves of keys are those that programs know', () => {
  assert.deepEqual(found(jwt({ kty: 'AKP' })), ['bundle-unknown-key-type "AKP"']);
  assert.deepEqual(edited(jwt({ kty: 'AKP' })).kinds, []);
  assert.deepEqual(found(jwt({ kty: undefined })), ['bundle-unknown-key-type "crv"']);
  assert.deepEqual(edited(x509({ kty: undefined })).left, [[]]);
  assert.deepEqual(edited(jwt({ crv: 'prime256v1' })).left, [[]]);
  assert.deepEqual(found(jwt({ crv: 'secp256k1' })), ['bundle-unknown-key-type "secp256k1"']);
  const okp = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'a' };
  assert.deepEqual(found(keyed({ ...okp, use: 'jwt-svid' })), ['bundle-unusable-jwt-key "OKP"']);
  assert.deepEqual(found(keyed({ ...okp, use: 'wit-svid' })), []);
  assert.deepEqual(found(keyed({ ...okp, crv: 'X25519', use: 'wit-svid' })), ['bundle-unknown-key-type "X25519"']);
  assert.deepEqual(found(keyed({ ...okp, crv: '<curve>', use: 'wit-svid' })), []);
});

test('a domain that stands twice in a map is told as that, not as a repeated field', () => {
  const twice = BUNDLE_MAP.replace('"bank.partner.example"', '"acme.partner.example"');
  assert.deepEqual(found({ 'map.json': twice }), ['bundle-map-duplicate-domain "acme.partner.example"']);
  assert.match(message({ 'map.json': twice }), /must refuse the whole map/);
  const inner = BUNDLE_MAP.replace('"spiffe_sequence": 3', '"spiffe_sequence": 3, "spiffe_sequence": 4');
  assert.deepEqual(found({ 'map.json': inner }), ['duplicate-key "spiffe_sequence"']);
  const yaml = 'trust_domains:\n  a.test: {spiffe_sequence: 1, keys: []}\n  a.test: {spiffe_sequence: 2, keys: []}\n';
  assert.deepEqual(found({ 'map.yaml': yaml }), [
    'bundle-empty keys',
    'bundle-map-duplicate-domain a.test',
    'bundle-empty keys',
  ]);
});

test('the names in a map are bare names of trust domains', () => {
  const named = (name: string): Files => ({ 'map.json': BUNDLE_MAP.replace('bank.partner.example', () => name) });
  const titles = (name: string) => findingsOf(named(name)).flatMap((one) => one.offers().map(({ title }) => title));
  assert.deepEqual(titles('spiffe://bank.test'), ['Rename to `bank.test`']);
  assert.deepEqual(titles('Bank.test'), ['Rename to `bank.test`']);
  assert.deepEqual(titles('spiffe://acme.partner.example'), [], 'taken');
  assert.deepEqual(found(named('a b')), ['bundle-map-invalid-domain "a b"']);
  assert.deepEqual(found(named('$' + '{DOMAIN}')), []);
  assert.deepEqual(found(named('b_a.test')), []);
});

test('broken JSON is told where it breaks, and nothing is made up about the rest', () => {
  const broken = text(whole({})).replace('"use": "jwt-svid"', '"use" "jwt-svid"');
  const rules = new Set(findingsOf({ [FILE]: broken }).map(({ rule }) => rule.id));
  assert.deepEqual([...rules], ['syntax-error']);
});

test('names that every object of JavaScript has are names like any other', () => {
  assert.deepEqual(found(jwt({ kty: 'constructor' })), ['bundle-unknown-key-type "constructor"']);
  assert.deepEqual(found(jwt({ crv: 'toString' })), ['bundle-unknown-key-type "toString"']);
  const strange = text(whole({})).replace(
    '"spiffe_sequence"',
    '"__proto__": {"keys": []}, "constructor": 1, "spiffe_sequence"',
  );
  assert.deepEqual(found({ [FILE]: strange }), []);
});
