import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CERTIFICATE } from '../../../server/src/core/rules/bundle-examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { bundle, ca, jwtKey } from '../../harness/certificates.ts';
import { hovered } from './hovered.ts';

const DOMAIN = 'acme.partner.example';
const ACME = await ca({ domain: DOMAIN });
const FIRST = ACME.base64.slice(0, 40);
/** A place in the middle of its base64 that stands on one line of PEM as well. */
const MIDDLE = `${ACME.base64.slice(200, 220)}|${ACME.base64.slice(220, 240)}`;

const SAYS = [
  /^\*\*CA certificate\*\*: expires 2027-05-01, in 161 days\n\n/,
  /- URI SAN `spiffe:\/\/acme\.partner\.example`\n/,
  /- subject `C=US, O=SPIFFE`, issued by itself\n/,
  /- valid from 2026-05-01 to 2027-05-01\n/,
  /- key EC P-256, signed with ECDSA with SHA-256\n/,
  /- SHA-256 `[0-9a-f]{64}`(?:\n|$)/,
];

function assertSays(markdown: string | undefined, ...more: readonly RegExp[]): void {
  for (const pattern of [...SAYS, ...more]) assert.match(markdown ?? '', pattern);
}

test('a certificate in a bundle, in a file, in a resource and in a map', () => {
  const file = { [`${DOMAIN}.bundle.json`]: bundle({ keys: [ACME.jwk] }) };
  const found = hovered(file, `${DOMAIN}.bundle.json`, MIDDLE);
  assertSays(found?.markdown, /\n\nAn anchor of trust domain `acme\.partner\.example`: /);
  assert.equal(found?.text, JSON.stringify(ACME.base64));
  const resource = { 'a.yaml': FEDERATED_TRUST_DOMAIN.replace(CERTIFICATE, ACME.base64) };
  assertSays(hovered(resource, 'a.yaml', MIDDLE)?.markdown, /An anchor of trust domain `acme\.partner\.example`/);
  const map = { 'map.json': JSON.stringify({ trust_domains: { 'bank.example': { keys: [ACME.jwk] } } }) };
  assertSays(hovered(map, 'map.json', MIDDLE)?.markdown, /An anchor of trust domain `bank\.example`/);
});

test('the key of a field still tells what the field is', () => {
  const { markdown = '' } = hovered(SOUND_SPIRE, 'federated-trust-domain.yaml', '"x5|c"') ?? {};
  assert.match(markdown, /^\*\*`x5c`\*\*/);
});

test('PEM in a file, in a ConfigMap and escaped in JSON', () => {
  const found = hovered({ 'ca.pem': `# ours\n${ACME.pem}` }, 'ca.pem', '-----BEGIN| CERTIFICATE-----');
  assertSays(found?.markdown);
  assert.equal(found?.text, ACME.pem.trimEnd());
  assert.doesNotMatch(found?.markdown ?? '', /trust domain/, 'nothing says what it is for');
  const lines = ACME.pem.trimEnd().replace(/^/gm, '    ');
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: roots}\ndata:\n  root.crt: |\n${lines}\n`;
  assertSays(hovered({ 'map.yaml': map }, 'map.yaml', '-----END| CERTIFICATE-----')?.markdown);
  const json = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'root.crt': ACME.pem } });
  assertSays(hovered({ 'map.json': json }, 'map.json', '-----END| CERTIFICATE-----')?.markdown);
});

test('a file that a configuration names is told to be an anchor, or what an endpoint shows', () => {
  const agent = `agent {\n  trust_domain = "${DOMAIN}"\n  trust_bundle_path = "root.crt"\n}\n`;
  const files = { 'agent.conf': agent, 'root.crt': ACME.pem };
  assertSays(hovered(files, 'root.crt', '-----BEGIN| CERT')?.markdown, /An anchor of trust domain `acme/);
  const bundleFile = hovered({ 'bundle.crt': ACME.pem }, 'bundle.crt', '-----BEGIN| CERT')?.markdown;
  assertSays(bundleFile, /An anchor, of which nothing here says for which trust domain/);
});

test('what cannot be read says why, and a placeholder what belongs there', () => {
  const cut = bundle({ keys: [{ ...ACME.jwk, x5c: [FIRST] }] });
  const { markdown = '' } =
    hovered({ 'bundle.json': cut }, 'bundle.json', `${FIRST.slice(0, 9)}|${FIRST.slice(9)}`) ?? {};
  assert.match(markdown, /^The certificate is cut off: it says that it has \d+ bytes, and 30 are there/);
  const withheld = bundle({ keys: [{ ...ACME.jwk, x5c: ['<base64 DER>'] }] });
  assert.match(
    hovered({ 'bundle.json': withheld }, 'bundle.json', '<base64| DER>')?.markdown ?? '',
    /^A CA certificate in standard base64/,
  );
});

test('of many certificates without a place of their own the first are told', async () => {
  const more = await Promise.all(['a', 'b', 'c', 'd'].map((name) => ca({ domain: `${name}.example` })));
  const text = [ACME, ...more].map(({ pem }) => pem).join('');
  const json = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'root.crt': text } });
  const start = json.indexOf('-----BEGIN');
  const marked = `${json.slice(start - 12, start)}|${json.slice(start, start + 12)}`;
  const { markdown = '' } = hovered({ 'map.json': json }, 'map.json', marked) ?? {};
  assert.equal(markdown.match(/\*\*CA certificate\*\*/g)?.length, 3);
  assert.match(markdown, /… and 2 more$/);
});

test('a bundle tells what it holds and when it first ends', async () => {
  const short = await ca({ domain: DOMAIN, keyName: 'short', notAfter: '2026-12-01T00:00:00Z' });
  const keys = [ACME.jwk, short.jwk, await jwtKey('one'), { ...(await jwtKey('two')), use: 'wit-svid' }];
  const on = (text: string, marked: string) => hovered({ 'bundle.json': text }, 'bundle.json', marked)?.markdown ?? '';
  const whole = on(bundle({ keys }), '"ke|ys"');
  assert.match(whole, /Holds 2 X\.509 roots, 1 JWT key, 1 other key · sequence 1 · to be looked at every 5 minutes\n/);
  assert.match(whole, /The first root to end: expires 2026-12-01, in 10 days/);
  const bare = on(bundle({ keys: [ACME.jwk], sequence: undefined, refreshHint: undefined }), '"ke|ys"');
  assert.match(
    bare,
    /Holds 1 X\.509 root, 0 JWT keys · no sequence number · no refresh hint\n\nThe root: expires 2027/,
  );
  assert.doesNotMatch(on(bundle({ keys: [] }), '"ke|ys"'), /Holds/);
});

test('the same on the field of a resource that holds it, and on a domain of a map', () => {
  const { markdown = '' } = hovered(SOUND_SPIRE, 'federated-trust-domain.yaml', 'trustDomain|Bundle') ?? {};
  assert.match(markdown, /Holds 1 X\.509 root, 1 JWT key · sequence 7 · to be looked at every 5 minutes/);
  assert.match(markdown, /The root: expires 2035-12-31/);
  const map = JSON.stringify({ trust_domains: { 'a.example': { keys: [ACME.jwk] }, 'b.example': { keys: [] } } });
  assert.match(hovered({ 'map.json': map }, 'map.json', '"a.ex|ample"')?.markdown ?? '', /Holds 1 X\.509 root/);
  assert.doesNotMatch(hovered({ 'map.json': map }, 'map.json', '"b.ex|ample"')?.markdown ?? '', /Holds/);
});
