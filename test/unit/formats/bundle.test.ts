/** SPIFFE bundles, bundle maps and PEM certificates, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainOfFile } from '../../../server/src/core/formats/bundle/declared-domain.ts';
import type { Fact, FactOf, FactType } from '../../../server/src/core/model/facts.ts';
import { knownValue } from '../../../server/src/core/model/stated.ts';
import { bundle, ca, jwtKey, pem } from '../../harness/certificates.ts';
import { analyze } from '../../harness/workspace.ts';

const ACME = await ca({ domain: 'acme.test' });
const OTHER = await ca({ domain: 'other.test', key: 'rsa-2048' });
const JWT = await jwtKey('acme-1');
const BUNDLE = bundle({ keys: [ACME.jwk, JWT] });
const FILE = 'acme.test.bundle.json';

function factsIn(files: Readonly<Record<string, string>>): Fact[] {
  return [...analyze(files, []).allFiles()].flatMap(({ documents }) => documents.flatMap((one) => one?.facts ?? []));
}

function of<T extends FactType>(type: T, files: Readonly<Record<string, string>>): FactOf<T>[] {
  return factsIn(files).filter((fact): fact is FactOf<T> => fact.type === type);
}

function one<T extends FactType>(type: T, files: Readonly<Record<string, string>>): FactOf<T> {
  const [first, ...more] = of(type, files);
  assert.ok(first, `no ${type}`);
  assert.equal(more.length, 0, `more than one ${type}`);
  return first;
}

const indented = (text: string) => text.trimEnd().replace(/^/gm, '    ');
const configMap = (key: string, text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  ${key}: |\n${indented(text)}\n`;
const federated = (bundle: string) =>
  `apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterFederatedTrustDomain\nmetadata: {name: acme}\nspec:\n  trustDomain: acme.test\n  trustDomainBundle: ${bundle}\n`;

test('a bundle file has its keys, its numbers and its certificates', () => {
  const fact = one('bundle', { [FILE]: BUNDLE });
  assert.equal(knownValue(fact.domain), 'acme.test');
  assert.equal(fact.place, 'alone');
  assert.equal(fact.keysForm, 'list');
  assert.equal(fact.sequence?.value.known && fact.sequence.value.value, 1);
  assert.deepEqual(fact.refreshHint?.path, ['spiffe_refresh_hint']);
  const [x509, jwt] = fact.keys;
  assert.equal(knownValue(x509?.use), 'x509-svid');
  assert.equal(x509?.chain?.count, 1);
  assert.equal(x509?.certificate?.ok, true);
  assert.equal(knownValue(jwt?.kid), 'acme-1');
  assert.deepEqual(Object.keys(jwt?.members ?? {}), ['x', 'y']);
  assert.equal(jwt?.chain, undefined);
});

test('a certificate stands where its text does, and is an anchor of the domain', () => {
  const fact = one('certificate', { [FILE]: BUNDLE });
  assert.equal(BUNDLE.slice(fact.span.start, fact.span.end), `"${ACME.base64}"`);
  assert.deepEqual(fact.path, ['keys', 0, 'x5c', 0]);
  assert.equal(fact.form, 'x5c');
  assert.equal(fact.role, 'anchor');
  assert.equal(knownValue(fact.domain), 'acme.test');
  assert.ok(fact.reading.ok);
  assert.deepEqual(fact.reading.certificate.uriSans, ['spiffe://acme.test']);
});

test('what is a bundle is told by what is in it, and by the name of the file', () => {
  const found = (file: string, value: unknown) => of('bundle', { [file]: JSON.stringify(value) }).length;
  const oidc = { keys: [{ ...JWT, use: 'sig' }] };
  assert.equal(found('keys.json', { keys: [JWT] }), 1);
  assert.equal(found('keys.json', { spiffe_sequence: 1 }), 1);
  assert.equal(found('keys.json', { keys: [{ ...JWT, use: 'X509-SVID', note: 'x509-svid' }] }), 1);
  assert.equal(found('jwks.json', oidc), 0, 'the keys of an OIDC issuer');
  assert.equal(found('acme.test.bundle.json', oidc), 1);
  assert.equal(found('conf/bundle.spiffe', oidc), 1);
  assert.equal(found('acme.bundle', { keys: [] }), 1);
  assert.equal(found('bundle.json', { keys: { greeting: 'hello' } }), 0, 'texts of a program');
  assert.equal(found('bundle.json', { keys: ['a'], name: 'main' }), 0);
  assert.equal(found('app.json', { keys: [], bundle: 'x509-svid' }), 0);
});

test('a bundle in YAML is read like one in JSON', () => {
  const text = `keys:\n  - kty: EC\n    use: x509-svid\n    x5c:\n      - ${ACME.base64}\nspiffe_sequence: 7\n`;
  const fact = one('bundle', { 'acme.yaml': text });
  assert.equal(fact.keys[0]?.certificate?.ok, true);
  assert.equal(one('certificate', { 'acme.yaml': text }).role, 'anchor');
});

test('a manifest says for which domain the bundle in it is, whatever the bundle says', () => {
  for (const text of [`|-\n${indented(BUNDLE)}`, JSON.stringify(BUNDLE), `'${JSON.stringify(JSON.parse(BUNDLE))}'`]) {
    const files = { 'acme.yaml': federated(text) };
    const fact = one('bundle', files);
    assert.equal(fact.place, 'manifest');
    assert.equal(knownValue(fact.domain), 'acme.test');
    assert.deepEqual(fact.keysPath, ['spec', 'trustDomainBundle', 'keys']);
    assert.deepEqual(one('certificate', files).path, ['spec', 'trustDomainBundle', 'keys', 0, 'x5c', 0]);
  }
  const sig = JSON.stringify({ keys: [{ ...ACME.jwk, use: 'sig' }] });
  assert.equal(of('bundle', { 'acme.yaml': federated(`'${sig}'`) }).length, 1, 'no word of SPIFFE in it');
  assert.equal(of('bundle', { 'acme.yaml': federated('|\n    -----BEGIN CERTIFICATE-----\n') }).length, 0);
  assert.equal(of('bundle', { 'acme.yaml': federated(`'[]'`) }).length, 0);
});

test('the name of a file says for which domain a bundle is only where it can be one', () => {
  assert.equal(domainOfFile('bundles/partner.test.bundle.json'), 'partner.test');
  assert.equal(domainOfFile('partner.test.bundle'), 'partner.test');
  assert.equal(domainOfFile('a\\partner.test.bundle.pem'), 'partner.test');
  assert.equal(domainOfFile('partner.bundle.json'), undefined, 'a team, more likely');
  assert.equal(domainOfFile('Partner.test.bundle.json'), undefined);
  assert.equal(domainOfFile('partner.test.json'), undefined);
  const keyed = { 'cm.yaml': configMap('acme.test.bundle.json', BUNDLE) };
  assert.equal(knownValue(one('bundle', keyed).domain), 'acme.test');
  assert.equal(knownValue(one('bundle', { 'cm.yaml': configMap('bundle.json', BUNDLE) }).domain), undefined);
});

test('names are read in any case, and paths lead to the names that stand there', () => {
  const text = JSON.stringify({ Keys: [{ ...JWT, Use: 'jwt-svid' }], Spiffe_Sequence: 3 });
  const fact = one('bundle', { 'acme.json': text });
  assert.deepEqual(fact.keysPath, ['Keys']);
  assert.deepEqual(fact.keys[0]?.path, ['Keys', 0]);
  assert.deepEqual(fact.sequence?.path, ['Spiffe_Sequence']);
  assert.deepEqual(
    fact.fields.map(({ name }) => name),
    ['Keys', 'Spiffe_Sequence'],
  );
});

test('values of every wrong kind are read as what they are', () => {
  const form = (keys: unknown) => one('bundle', { [FILE]: JSON.stringify({ keys, spiffe_sequence: 1 }) }).keysForm;
  assert.equal(form(undefined), 'absent');
  assert.equal(form(null), 'absent');
  assert.equal(form([]), 'empty');
  assert.equal(form(['x', null, []]), 'list');
  assert.equal(form({}), 'other');
  assert.equal(form('x'), 'other');
  assert.equal(form('$' + '{KEYS}'), 'unknown');
  const chain = (x5c: unknown) => {
    const key = { ...ACME.jwk, x5c };
    const [first] = one('bundle', { [FILE]: bundle({ keys: [key] }) }).keys;
    return first?.chain && [first.chain.form, first.chain.count, first.certificate?.ok];
  };
  assert.equal(chain(undefined), undefined);
  assert.equal(chain(null), undefined);
  assert.deepEqual(chain([]), ['list', 0, undefined]);
  assert.deepEqual(chain([7]), ['list', 1, undefined]);
  assert.deepEqual(chain(['']), ['list', 1, false]);
  assert.deepEqual(chain([ACME.base64, 7]), ['list', 2, true]);
  assert.deepEqual(chain(ACME.base64), ['text', 0, true]);
  assert.deepEqual(chain('hello'), ['text', 0, false]);
  assert.deepEqual(chain({ a: 1 }), ['other', 0, undefined]);
  assert.deepEqual(chain(7), ['other', 0, undefined]);
  assert.deepEqual(chain('<certificate>'), ['unknown', 0, undefined]);
});

test('what is a placeholder, or was taken out, is unknown', () => {
  for (const text of ['<certificate>', '$' + '{CERTIFICATE}', '--redacted--']) {
    const files = { [FILE]: bundle({ keys: [{ ...ACME.jwk, x: text, x5c: [text] }] }) };
    const [key] = one('bundle', files).keys;
    assert.equal(key?.members.x?.known, false);
    assert.equal(key?.certificate, undefined);
    assert.deepEqual(of('certificate', files), []);
  }
});

test('of a broken bundle only what is whole is read', () => {
  const text = BUNDLE.slice(0, BUNDLE.indexOf('jwt-svid'));
  const fact = one('bundle', { [FILE]: text });
  assert.equal(fact.keysForm, 'unknown');
  assert.deepEqual(fact.keys, []);
  assert.equal(one('certificate', { [FILE]: text }).reading.ok, true);
  assert.deepEqual(of('certificate', { [FILE]: BUNDLE.slice(0, BUNDLE.indexOf(ACME.base64) + 80) }), []);
});

test('a certificate is no anchor in a key for tokens', () => {
  assert.equal(one('certificate', { [FILE]: bundle({ keys: [{ ...JWT, x5c: [ACME.base64] }] }) }).role, 'unknown');
  assert.equal(one('certificate', { [FILE]: bundle({ keys: [{ ...ACME.jwk, use: 'sig' }] }) }).role, 'anchor');
});

test('a certificate that is only misspelt is given as it should be', () => {
  const repaired = (x5c: string) =>
    one('certificate', { [FILE]: bundle({ keys: [{ ...ACME.jwk, x5c: [x5c] }] }) }).repaired;
  assert.equal(repaired(ACME.base64), undefined);
  assert.equal(repaired(ACME.pem), ACME.base64);
  assert.equal(repaired(`${ACME.base64.slice(0, 64)} ${ACME.base64.slice(64)}`), ACME.base64);
  assert.equal(repaired('hello'), undefined);
});

test('a bundle map has a bundle for each domain, those of one name as well', () => {
  const inner = JSON.stringify({ keys: [ACME.jwk] });
  const text = `{"trust_domains": {"acme.test": ${inner}, "b.test": {"keys": []}, "acme.test": ${inner}, "c.test": 5}}`;
  const files = { 'map.json': text };
  const map = one('bundle-map', files);
  assert.deepEqual(
    map.domains.map(({ name }) => knownValue(name)),
    ['acme.test', 'b.test', 'acme.test', 'c.test'],
  );
  assert.deepEqual(map.domains[1]?.path, ['trust_domains', 'b.test']);
  const bundles = of('bundle', files);
  assert.deepEqual(
    bundles.map(({ place, domain }) => [place, knownValue(domain)]),
    [
      ['map', 'acme.test'],
      ['map', 'b.test'],
      ['map', 'acme.test'],
    ],
  );
  assert.deepEqual(
    of('certificate', files).map(({ domain }) => knownValue(domain)),
    ['acme.test', 'acme.test'],
  );
  assert.equal(of('bundle-map', { 'bundles.json': '{"trust_domains": {}}' }).length, 1);
  assert.equal(of('bundle-map', { 'map.json': '{"trust_domains": {}}' }).length, 0);
  assert.equal(of('bundle-map', { 'map.json': '{"trust_domains": {"a": {"servers": []}}}' }).length, 0);
  assert.equal(of('bundle-map', { 'map.json': '{"trust_domains": ["a.test"]}' }).length, 0);
});

test('every certificate of a PEM file is a fact, in its place', () => {
  const text = `# roots\n${ACME.pem}${OTHER.pem}`;
  const [first, second, ...more] = of('certificate', { 'roots.pem': text });
  assert.equal(more.length, 0);
  assert.ok(first && second);
  assert.equal(`${text.slice(first.span.start, first.span.end)}\n`, ACME.pem);
  assert.equal(`${text.slice(second.span.start, second.span.end)}\n`, OTHER.pem);
  assert.equal(first.form, 'file');
  assert.equal(first.role, 'unknown');
  assert.equal(of('certificate', { 'acme.test.bundle.pem': ACME.pem })[0]?.role, 'anchor');
});

test('PEM in a ConfigMap stands in its place there, escaped or not', () => {
  const yaml = configMap('ca.crt', ACME.pem + OTHER.pem);
  const [, second] = of('certificate', { 'cm.yaml': yaml });
  assert.ok(second);
  assert.equal(second.form, 'pem');
  assert.deepEqual(second.path, ['data', 'ca.crt']);
  assert.equal(yaml.slice(second.span.start, second.span.end), indented(OTHER.pem).trimStart());
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { 'ca.crt': ACME.pem } };
  const json = JSON.stringify(manifest);
  const escaped = one('certificate', { 'cm.json': json });
  assert.equal(json.slice(escaped.span.start, escaped.span.end), JSON.stringify(ACME.pem).slice(1, -1));
});

test("keys and other things in PEM are nobody else's business", () => {
  assert.deepEqual(of('certificate', { 'server.pem': pem('PRIVATE KEY', ACME.der) }), []);
  assert.equal(of('certificate', { 'server.pem': pem('PRIVATE KEY', ACME.der) + ACME.pem }).length, 1);
  assert.deepEqual(
    of('certificate', { 'a.pem': '-----BEGIN CERTIFICATE-----\n<paste here>\n-----END CERTIFICATE-----\n' }),
    [],
  );
});

test('PEM and JSON are told apart where the name of the file is wrong', () => {
  assert.equal(one('bundle', { [FILE]: ACME.pem }).keysForm, 'pem');
  assert.equal(one('certificate', { [FILE]: ACME.pem }).reading.ok, true);
  assert.equal(one('certificate', { 'acme.test.bundle': ACME.pem }).role, 'anchor');
  assert.deepEqual(of('bundle', { 'acme.test.bundle': ACME.pem }), [], 'may be either');
  const reading = one('certificate', { 'acme.test.bundle.pem': BUNDLE }).reading;
  assert.match(reading.ok ? '' : reading.message, /SPIFFE bundle in JSON/);
});
