/** Edge cases of the rules on certificates. All rules look at each case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { BOOTSTRAP_BUNDLE, FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { bundle, type CaRequest, ca, jwtKey, type MadeCertificate, pem } from '../harness/certificates.ts';
import { findingsOf } from '../harness/workspace.ts';

type Files = Readonly<Record<string, string>>;

const DOMAIN = 'acme.partner.example';
const JSON_FILE = `${DOMAIN}.bundle.json`;
const PEM_FILE = `${DOMAIN}.bundle.pem`;

const made = (changes: Partial<CaRequest> = {}): Promise<MadeCertificate> => ca({ domain: DOMAIN, ...changes });
const inJson = (...certificates: readonly MadeCertificate[]): Files => ({
  [JSON_FILE]: bundle({ keys: certificates.map(({ jwk }) => jwk) }),
});
const inPem = (...certificates: readonly MadeCertificate[]): Files => ({
  [PEM_FILE]: certificates.map((certificate) => certificate.pem).join(''),
});

/** Rules, each with its severity where that is not its own. */
function found(files: Files, now = EXAMPLE_NOW): string[] {
  return findingsOf(files, undefined, now).map(({ rule, severity }) =>
    severity === rule.severity ? rule.id : `${rule.id} ${severity}`,
  );
}

async function faultOf(changes: Partial<CaRequest>): Promise<string[]> {
  const certificate = await made(changes);
  assert.deepEqual(found(inPem(certificate)), found(inJson(certificate)), 'PEM and JSON are told the same');
  return found(inJson(certificate));
}

function messageOf(files: Files, now = EXAMPLE_NOW): string {
  const [finding, ...more] = findingsOf(files, undefined, now);
  assert.deepEqual(more, []);
  return finding?.message ?? '';
}

test('sound anchors have no finding', async () => {
  for (const changes of [
    {},
    { key: 'rsa-2048' },
    { key: 'P-384', pathLength: 1 },
    { uriSans: [] },
    { keyUsages: ['keyCertSign'] },
    { otherSans: [{ type: 'dns', value: 'ca.acme.partner.example' }] },
    { uriSans: [`spiffe://${DOMAIN.toUpperCase()}`] },
    { extendedKeyUsages: ['1.3.6.1.5.5.7.3.1'] },
  ] satisfies Partial<CaRequest>[])
    assert.deepEqual(await faultOf(changes), [], JSON.stringify(changes));
});

// What it may sign.

test('what is no authority is told once, and nothing else is asked of it', async () => {
  const leaf = ['certificate-not-of-ca'];
  const ofWorkload: Partial<CaRequest> = {
    isCa: false,
    keyUsages: ['digitalSignature'],
    uriSans: [`spiffe://${DOMAIN}/orders`],
  };
  assert.deepEqual(await faultOf({ isCa: false }), leaf);
  assert.deepEqual(await faultOf({ isCa: 'absent' }), leaf);
  assert.deepEqual(await faultOf({ keyUsages: ['cRLSign'] }), leaf);
  assert.deepEqual(await faultOf({ ...ofWorkload, notAfter: '2026-06-01T00:00:00Z' }), leaf, 'expired as well');
  assert.deepEqual(await faultOf({ ...ofWorkload, issuer: await made(), keyName: 'workload' }), leaf);
  assert.deepEqual(await faultOf({ isCa: false, uriSans: ['spiffe://bank.example/orders'], key: 'rsa-1024' }), leaf);
  assert.match(messageOf(inJson(await made(ofWorkload))), /`spiffe:\/\/acme\.partner\.example\/orders`/);
  assert.match(messageOf(inJson(await made({ keyUsages: ['cRLSign'] }))), /lacks `keyCertSign`/);
});

test('the key usage is stated, critical, and of authorities only', async () => {
  const id = 'certificate-key-usage';
  assert.deepEqual(await faultOf({ keyUsages: [] }), [id]);
  assert.deepEqual(await faultOf({ keyUsageCritical: false }), [id]);
  assert.deepEqual(await faultOf({ keyUsageCritical: false, keyUsages: ['keyCertSign', 'digitalSignature'] }), [id]);
  assert.deepEqual(await faultOf({ keyUsages: ['keyCertSign', 'digitalSignature'] }), [`${id} info`]);
  const usages = inJson(await made({ keyUsages: ['keyCertSign', 'digitalSignature', 'keyEncipherment'] }));
  assert.match(messageOf(usages), /`digitalSignature` and `keyEncipherment`/);
});

// How long.

const at = (moment: string) => Date.parse(moment);

test('a certificate is valid from its first moment to its last', async () => {
  const files = inJson(await made({ notBefore: '2026-05-01T08:00:00Z', notAfter: '2026-08-01T08:00:00Z' }));
  assert.deepEqual(found(files, at('2026-05-01T07:59:59Z')), ['expired-certificate']);
  assert.match(messageOf(files, at('2026-04-21T12:00:00Z')), /becomes valid in 10 days, on 2026-05-01/);
  assert.deepEqual(found(files, at('2026-05-01T08:00:00Z')), []);
  assert.deepEqual(found(files, at('2026-07-17T23:59:59Z')), []);
  assert.deepEqual(found(files, at('2026-07-18T00:00:00Z')), ['expiring-certificate']);
  assert.deepEqual(found(files, at('2026-08-01T08:00:00Z')), ['expiring-certificate']);
  assert.match(messageOf(files, at('2026-07-20T12:00:00Z')), /expires in 12 days, on 2026-08-01/);
  assert.deepEqual(found(files, at('2026-08-01T08:00:01Z')), ['expired-certificate']);
  assert.match(messageOf(files, at('2026-08-13T12:00:00Z')), /expired 12 days ago, on 2026-08-01/);
});

test('how long before is a setting', async () => {
  const files = inJson(await made({ notAfter: '2026-12-20T00:00:00Z' }));
  assert.deepEqual(found(files), []);
  const config = { '.fedlint.yaml': 'timeBox: {warnWithin: 60d}\n' };
  assert.deepEqual(found({ ...files, ...config }), ['expiring-certificate']);
});

test('old and new roots side by side are an exchange of keys', async () => {
  const old = await made({ keyName: 'old', notAfter: '2026-11-25T00:00:00Z' });
  const next = await made({ keyName: 'next', notBefore: '2026-11-10T00:00:00Z', serialNumber: '2b' });
  for (const both of [inJson(old, next), inJson(next, old), inPem(old, next)]) {
    assert.deepEqual(found(both, at('2026-11-05T00:00:00Z')), [], 'the new one waits');
    assert.deepEqual(found(both, at('2026-11-21T00:00:00Z')), [], 'the old one ends, the new one goes on');
    assert.deepEqual(found(both, at('2026-12-01T00:00:00Z')), ['expired-certificate info']);
  }
  const late = await made({ keyName: 'next', notBefore: '2026-11-30T00:00:00Z', serialNumber: '2b' });
  assert.deepEqual(
    found(inJson(old, late), at('2026-11-21T00:00:00Z')),
    ['expiring-certificate', 'expired-certificate'],
    'between them lies a time without any',
  );
  const token = { [JSON_FILE]: bundle({ keys: [old.jwk, await jwtKey('one')] }) };
  assert.deepEqual(found(token), ['expiring-certificate'], 'a key for tokens is no other root');
});

// Whose.

const declared = (file: string, { jwk }: MadeCertificate): Files => ({ [file]: bundle({ keys: [jwk] }) });

function inResource(certificate: MadeCertificate): Files {
  const text = bundle({ keys: [certificate.jwk] });
  const block = `  trustDomainBundle: |-\n${text.trimEnd().replace(/^/gm, '    ')}\n`;
  return {
    ...SOUND_SPIRE,
    'federated-trust-domain.yaml': FEDERATED_TRUST_DOMAIN.replace(BOOTSTRAP_BUNDLE, () => block),
  };
}

test('a certificate of another domain is told wherever a domain is declared', async () => {
  const bank = await made({ uriSans: ['spiffe://bank.example'] });
  const id = ['foreign-certificate'];
  assert.deepEqual(found(declared(JSON_FILE, bank)), id);
  assert.deepEqual(found(inPem(bank)), id);
  assert.deepEqual(found(inResource(bank)), id);
  assert.deepEqual(
    found({ 'map.json': `{"trust_domains": {"${DOMAIN}": {"keys": [${JSON.stringify(bank.jwk)}]}}}` }),
    id,
  );
  assert.deepEqual(found(declared('bundle.json', bank)), [], 'nobody says whose bundle it is');
  const template = inResource(bank);
  const file = 'federated-trust-domain.yaml';
  const unknown = (template[file] ?? '').replace(`trustDomain: ${DOMAIN}`, 'trustDomain: $' + '{DOMAIN}');
  assert.deepEqual(
    found({ ...template, [file]: unknown }).filter((rule) => rule === 'foreign-certificate'),
    [],
  );
});

test('one certificate in the wrong place is one finding', async () => {
  const both = await made({ uriSans: ['spiffe://bank.example', 'spiffe://other.example'] });
  assert.deepEqual(found(inJson(both)), ['foreign-certificate']);
  const issuer = await made({ subject: 'CN=Root' });
  const path = await made({ uriSans: ['spiffe://bank.example/ca'], issuer, keyName: 'path' });
  assert.deepEqual(found(inJson(path)), ['foreign-certificate']);
  const bank = await ca({ domain: 'bank.example' });
  const right = declared('bank.example.bundle.json', bank);
  assert.deepEqual(found({ ...right, ...declared(JSON_FILE, bank) }), ['foreign-certificate'], 'pasted from there');
});

test('the SPIFFE ID of an authority is that of its domain', async () => {
  const id = ['certificate-spiffe-id'];
  assert.deepEqual(await faultOf({ uriSans: [`spiffe://${DOMAIN}/`] }), id);
  assert.deepEqual(await faultOf({ uriSans: [`spiffe://${DOMAIN}/ca`] }), id);
  assert.deepEqual(await faultOf({ uriSans: [`spiffe://${DOMAIN}`, 'https://acme.partner.example'] }), id);
  assert.deepEqual(await faultOf({ uriSans: [`spiffe://${DOMAIN}`, 'spiffe://bank.example'] }), id);
  assert.deepEqual(await faultOf({ uriSans: ['https://acme.partner.example', 'https://b.example'] }), [], 'no SVID');
  assert.match(messageOf(inJson(await made({ uriSans: [`spiffe://${DOMAIN}/`] }))), /ends in a slash/);
});

test('a root signs itself', async () => {
  const root = await made({ subject: 'CN=Root', keyName: 'root' });
  const id = ['certificate-not-self-signed'];
  assert.deepEqual(await faultOf({ issuer: root }), id);
  assert.match(messageOf(inJson(await made({ issuer: root }))), /by `CN=Root`/);
  assert.deepEqual(await faultOf({ issuer: root, subject: 'CN=Root' }), id, 'of the same name, with another key');
  assert.match(messageOf(inJson(await made({ issuer: root, subject: 'CN=Root' }))), /another key/);
  const path = [`spiffe://${DOMAIN}/ca`];
  assert.deepEqual(await faultOf({ issuer: root, uriSans: path }), ['certificate-spiffe-id']);
});

test('short RSA keys', async () => {
  assert.deepEqual(await faultOf({ key: 'rsa-1024' }), ['weak-certificate-key']);
  assert.match(messageOf(inJson(await made({ key: 'rsa-1024' }))), /1024 bits/);
});

// Which certificates are judged at all.

const AGENT = (path: string) =>
  `agent {\n  data_dir = "/run"\n  server_address = "server"\n  server_port = "8081"\n  trust_domain = "${DOMAIN}"\n  trust_bundle_path = "${path}"\n}\n\nplugins {\n  KeyManager "memory" {\n    plugin_data {}\n  }\n  NodeAttestor "join_token" {\n    plugin_data {}\n  }\n  WorkloadAttestor "unix" {\n    plugin_data {}\n  }\n}\n`;

test('the certificates of a repository are nobody\u2019s business', async () => {
  const leaf = await made({ isCa: false, notAfter: '2026-06-01T00:00:00Z', uriSans: [] });
  const bad = await made({ key: 'rsa-1024', notAfter: '2026-06-01T00:00:00Z', uriSans: [] });
  for (const file of ['tests/certs/ca.pem', 'tls.crt', 'ca-bundle.crt', 'nginx.bundle.crt', 'certs/server.cer']) {
    for (const text of [leaf.pem, bad.pem, bad.pem + leaf.pem, pem('CERTIFICATE', bad.der.subarray(0, 90))])
      assert.deepEqual(found({ [file]: text }), [], file);
  }
  const map = (key: string, text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: certs}\ndata:\n  ${key}: |\n${text.trimEnd().replace(/^/gm, '    ')}\n`;
  assert.deepEqual(found({ 'certs.yaml': map('ca.crt', bad.pem) }), []);
  const keys = { keys: [{ ...(await jwtKey('a')), use: 'sig', x5c: [leaf.base64] }] };
  assert.deepEqual(found({ 'jwks.json': JSON.stringify(keys) }), [], 'an OIDC issuer may well have such');
});

test('a file that a configuration names is an anchor, where the path leads to it', async () => {
  const old = await made({ notAfter: '2026-06-01T00:00:00Z' });
  const expired = (files: Files) => found(files).filter((id) => id === 'expired-certificate').length;
  const named = (path: string, file: string) => expired({ 'spire/agent.conf': AGENT(path), [file]: old.pem });
  assert.equal(named('./root.crt', 'spire/root.crt'), 1);
  assert.equal(named('/run/spire/config/root.crt', 'spire/root.crt'), 1, 'beside the configuration');
  assert.equal(named('conf/agent/root.crt', 'deploy/agent/root.crt'), 1, 'in a folder of the same name');
  assert.equal(named(String.raw`C:\\conf\\agent\\root.crt`, 'deploy/agent/root.crt'), 1);
  assert.equal(named('/run/spire/config/root.crt', 'tests/root.crt'), 0);
  assert.equal(named('./root.crt', 'tests/root.crt'), 0);
  assert.equal(named('other.crt', 'spire/root.crt'), 0);
  assert.equal(named('$' + '{ROOT}', 'spire/root.crt'), 0);
});

test('the domain of a named file is that of the configuration', async () => {
  const bank = await made({ uriSans: ['spiffe://bank.example'] });
  const files = { 'agent.conf': AGENT('root.crt'), 'root.crt': bank.pem };
  assert.deepEqual(found(files), ['foreign-certificate']);
});

test('a key of a ConfigMap is a file that a configuration beside it may name', async () => {
  const old = await made({ notAfter: '2026-06-01T00:00:00Z' });
  const indented = (text: string) => text.trimEnd().replace(/^/gm, '    ');
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: agent}\ndata:\n  agent.conf: |\n${indented(AGENT('/run/spire/config/root.crt'))}\n  root.crt: |\n${indented(old.pem)}\n`;
  assert.deepEqual(found({ 'agent.yaml': map }), ['expired-certificate']);
});

test('a file that is called a bundle is one, if its certificate is of SPIFFE', async () => {
  const old = { notAfter: '2026-06-01T00:00:00Z' };
  assert.deepEqual(found({ 'bundle.crt': (await made(old)).pem }), ['expired-certificate']);
  assert.deepEqual(found({ 'conf/spire-bundle.pem': (await made(old)).pem }), ['expired-certificate']);
  assert.deepEqual(found({ 'bundle.crt': (await made({ ...old, uriSans: [] })).pem }), []);
  assert.deepEqual(found({ 'bundled.crt': (await made(old)).pem }), []);
});

test('of the certificate that an endpoint serves nothing is asked but that it is valid', async () => {
  const server = (changes: Partial<CaRequest>) =>
    made({ isCa: false, keyUsages: ['digitalSignature'], uriSans: [], ...changes });
  const conf = `server {
  trust_domain = "${DOMAIN}"
  federation {
    bundle_endpoint {
      address = "0.0.0.0"
      port = 8443
      profile "https_web" {
        serving_cert_file {
          cert_file_path = "/run/spire/tls/tls.crt"
          key_file_path = "/run/spire/tls/tls.key"
          file_sync_interval = "1h"
        }
      }
    }
  }
}
`;
  const about = (text: string) =>
    findingsOf({ 'server.conf': conf, 'tls.crt': text }).filter(({ document }) => document.uri.endsWith('crt'));
  const rulesOf = (text: string) => about(text).map(({ rule }) => rule.id);
  assert.deepEqual(rulesOf((await server({})).pem), []);
  const expired = (await server({ notAfter: '2026-06-01T00:00:00Z' })).pem;
  assert.deepEqual(rulesOf(expired), ['expired-certificate']);
  assert.match(about(expired)[0]?.message ?? '', /Clients of the bundle endpoint refuse it/);
  assert.deepEqual(rulesOf((await server({ notAfter: '2026-11-25T00:00:00Z' })).pem), ['expiring-certificate']);
  assert.deepEqual(rulesOf((await server({ notBefore: '2026-11-25T00:00:00Z' })).pem), ['expired-certificate']);
});

test('what cannot be read, and what is only a placeholder, has no other finding', async () => {
  const { base64, jwk, pem: text, der } = await made({ notAfter: '2026-06-01T00:00:00Z', key: 'rsa-1024' });
  const x5c = (written: string): Files => ({ [JSON_FILE]: bundle({ keys: [{ ...jwk, x5c: [written] }] }) });
  const unreadable = ['unreadable-certificate'];
  for (const written of [base64.slice(0, 200), `${base64.slice(0, -3)}!==`, text, 'A'.repeat(5_000_000), '']) {
    assert.deepEqual(found(x5c(written)), unreadable, written.slice(0, 40));
  }
  assert.deepEqual(found({ [PEM_FILE]: pem('CERTIFICATE', der.subarray(0, 200)) }), unreadable);
  assert.deepEqual(found({ [PEM_FILE]: pem('PRIVATE KEY', der) + text }), [
    ...unreadable,
    ...found({ [PEM_FILE]: text }),
  ]);
  for (const written of ['<base64 DER>', '--redacted--', '$' + '{CERT}', '{{ .cert }}']) {
    assert.deepEqual(found(x5c(written)), [], written);
  }
});
