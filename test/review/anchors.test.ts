/** The keys of trust domains between two states: where they are found, what becomes of them, and what is said of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subjectsIn } from '../../server/src/core/review/subjects-in.ts';
import { BUNDLE, bundleOf, CERTIFICATE, SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import {
  anchorFile,
  ENDING,
  EXPIRED,
  INTERMEDIATE,
  NAMELESS,
  NOT_CRITICAL,
  WORKLOAD,
} from '../../server/src/core/rules/certificate-examples.ts';
import { SOUND_CONF, unsoundConf } from '../../server/src/core/rules/conf-examples.ts';
import { SOUND_DATA, TELEPORT_STATIC_FEDERATION, unsoundData } from '../../server/src/core/rules/data-examples.ts';
import { beside, changed, SOUND } from '../../server/src/core/rules/examples.ts';
import { SOUND_CHART, unsoundChart } from '../../server/src/core/rules/install-examples.ts';
import { ROOTS } from '../../server/src/core/rules/mesh-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../server/src/core/rules/spire-examples.ts';
import { reviewStates } from '../harness/review.ts';
import { analyze } from '../harness/workspace.ts';

const CFTD = 'federated-trust-domain.yaml';

function changesOf(before: Example, after: Example, renames = {}) {
  return reviewStates(before, after, renames).changes;
}

function kindsOf(before: Example, after: Example, renames = {}): string[] {
  return changesOf(before, after, renames).map(({ kind, direction }) => `${direction} ${kind.id}`);
}

function onlyChange(before: Example, after: Example) {
  const [change, ...others] = changesOf(before, after);
  assert.ok(change);
  assert.deepEqual(others, []);
  return change;
}

function anchorsOf(example: Example) {
  const state = analyze(example);
  return [...state.allFiles()].flatMap(({ documents }) =>
    documents.flatMap((document) =>
      (document ? subjectsIn(document, state.facts()) : []).flatMap((subject) =>
        subject.type === 'trust-anchors' ? [subject] : [],
      ),
    ),
  );
}

function pem(...certificates: readonly string[]): string {
  return certificates.flatMap((certificate) => Object.values(anchorFile(certificate))).join('');
}

function pemFile(...certificates: readonly string[]): Example {
  return { 'acme.partner.example.bundle.pem': pem(...certificates) };
}

function key(certificate: string): string {
  return `{ "use": "x509-svid", "x5c": ["${certificate}"] }`;
}

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}

test('keys of one trust domain in one document are one set, and a certificate that stands there twice counts once', () => {
  const [set, ...others] = anchorsOf({
    'config-map.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: bundles
data:
  acme.partner.example.bundle.json: |
${indented(BUNDLE, 4)}
  acme.partner.example.bundle.pem: |
${indented(pem(CERTIFICATE, NAMELESS), 4)}
`,
  });
  assert.deepEqual(others, []);
  assert.deepEqual(
    set?.anchors.map(({ use, id }) => `${use} ${id.slice(0, 12)}`),
    ['x509-svid fcd05b648e87', 'jwt-svid acme-2026-1', 'x509-svid 11a76ddde633'],
  );
});

test('a key without a name is known by its public members', () => {
  const [set] = anchorsOf(bundleOf('{ "use": "jwt-svid", "kty": "EC", "crv": "P-256", "x": "AA", "y": "BB" }'));
  assert.deepEqual(
    set?.anchors.map(({ id }) => id),
    ['x:AA,y:BB'],
  );
});

test('the certificate of a server, or of a workload, is no anchor', () => {
  const served = unsoundConf(
    'server.conf',
    'profile "https_spiffe" {}',
    'profile "https_web" { serving_cert_file { cert_file_path = "./tls.pem" key_file_path = "./tls.key" } }',
  );
  assert.deepEqual(anchorsOf(beside(served, { 'tls.pem': pem(CERTIFICATE) })), []);
  assert.deepEqual(anchorsOf({ 'tls.pem': pem(WORKLOAD), 'root.pem': pem(NAMELESS) }), []);
});

test('roots in a resource that nobody says the trust domain of are a set by their place', () => {
  const [set] = anchorsOf(ROOTS);
  assert.equal(set?.domain, undefined);
  assert.equal(set?.anchors.length, 1);
  const more = changed(ROOTS, '-----END CERTIFICATE-----\n', `-----END CERTIFICATE-----\n${indented(pem(ENDING), 8)}`);
  assert.deepEqual(kindsOf(ROOTS, more), ['widens anchor-added']);
});

test('a federation that comes or goes takes its keys along', () => {
  const { [CFTD]: _, ...without } = SOUND_SPIRE;
  assert.deepEqual(
    kindsOf(without, SOUND_SPIRE).filter((kind) => kind.includes('anchor')),
    [],
  );
  assert.deepEqual(
    kindsOf(SOUND_SPIRE, without).filter((kind) => kind.includes('anchor')),
    [],
  );
});

test('a federation that is renamed takes its keys along', () => {
  const renamed = unsoundSpire(CFTD, '  trustDomain: acme.partner.example', '  trustDomain: emca.partner.example');
  assert.deepEqual(
    kindsOf(SOUND_SPIRE, renamed).filter((kind) => /anchor|bundle/.test(kind)),
    [],
  );
});

test('keys that move to another file, or whose file is renamed, are the same', () => {
  const { 'acme.partner.example.bundle.json': bundle = '' } = SOUND_BUNDLE;
  const moved = { 'trust/acme.partner.example.bundle.json': bundle };
  assert.deepEqual(kindsOf(SOUND_BUNDLE, moved), []);
  const renames = { 'acme.partner.example.bundle.json': 'trust/acme.partner.example.bundle.json' };
  assert.deepEqual(kindsOf(SOUND_BUNDLE, moved, renames), []);
});

test('a file that is renamed to another trust domain says so', () => {
  const { 'acme.partner.example.bundle.json': bundle = '' } = SOUND_BUNDLE;
  const after = { 'bank.partner.example.bundle.json': bundle };
  const renames = { 'acme.partner.example.bundle.json': 'bank.partner.example.bundle.json' };
  assert.deepEqual(kindsOf(SOUND_BUNDLE, after, renames), ['moves anchor-domain-changed']);
});

test('text that is broken for a moment has lost no keys', () => {
  const broken = { 'acme.partner.example.bundle.json': BUNDLE.slice(0, BUNDLE.indexOf('"use": "jwt-svid"')) };
  assert.deepEqual(kindsOf(SOUND_BUNDLE, broken), []);
  assert.deepEqual(
    kindsOf(pemFile(CERTIFICATE), { 'acme.partner.example.bundle.pem': pem(CERTIFICATE).slice(0, 200) }),
    [],
  );
});

test('a new authority is told with all that a person compares, and with what is odd about it', () => {
  const added = onlyChange(pemFile(CERTIFICATE), pemFile(CERTIFICATE, ENDING));
  assert.match(added.message, /`CN=ACME` for `spiffe:\/\/acme\.partner\.example`, valid from 2026-01-01 to 2026-12-01/);
  assert.match(added.message, /SHA-256 `[0-9a-f]{64}`/);
  assert.equal(added.after?.says, 'bdd347737606… until 2026-12-01');
  assert.match(onlyChange(pemFile(CERTIFICATE), pemFile(CERTIFICATE, EXPIRED)).message, /It has expired/);
  const bank = 'bank.partner.example.bundle.pem';
  const foreign = onlyChange({ [bank]: pem(NAMELESS) }, { [bank]: pem(NAMELESS, CERTIFICATE) });
  assert.match(foreign.message, /It says that it is for `acme\.partner\.example`\./);
});

test('when the last valid authority goes, nothing is accepted any more', () => {
  const last = /It was the last one that is valid: no certificate of `acme\.partner\.example` is accepted/;
  assert.match(onlyChange(pemFile(CERTIFICATE, EXPIRED), pemFile(EXPIRED)).message, last);
  assert.doesNotMatch(onlyChange(pemFile(CERTIFICATE, NAMELESS), pemFile(NAMELESS)).message, last);
  assert.match(onlyChange(pemFile(CERTIFICATE, EXPIRED), pemFile(CERTIFICATE)).message, /It was not valid/);
});

test('a replacement says whether anybody is cut off', () => {
  const message = (before: readonly string[], after: readonly string[]) =>
    onlyChange(pemFile(...before), pemFile(...after)).message;
  assert.match(message([CERTIFICATE], [NAMELESS]), /Both are never trusted at once/);
  assert.match(
    message([NAMELESS, CERTIFICATE], [NAMELESS, INTERMEDIATE]),
    /Another one stays beside it \(`11a76ddde633…`\)/,
  );
  assert.match(message([EXPIRED], [NAMELESS]), /was not valid any more, so nobody is cut off/);
  assert.match(message([ENDING], [NOT_CRITICAL]), /the same key in another certificate/);
  assert.match(
    onlyChange(SOUND_BUNDLE, { 'acme.partner.example.bundle.json': changed(BUNDLE, 'acme-2026-1', 'acme-2026-2') })
      .message,
    /those under the old name are refused/,
  );
});

test('several keys are exchanged one for one, and what is left over has come or gone', () => {
  assert.deepEqual(kindsOf(pemFile(CERTIFICATE), pemFile(NAMELESS, ENDING)), [
    'widens anchor-added',
    'moves anchor-replaced',
  ]);
  assert.deepEqual(kindsOf(pemFile(NAMELESS, ENDING), pemFile(CERTIFICATE)), [
    'moves anchor-replaced',
    'narrows anchor-removed',
  ]);
});

test('keys that change without a new sequence number may be passed over', () => {
  const before = bundleOf(key(CERTIFICATE));
  const after = bundleOf(key(CERTIFICATE), key(NAMELESS));
  const numbered = {
    'acme.partner.example.bundle.json': Object.values(after)
      .join('')
      .replace('"spiffe_sequence": 7', '"spiffe_sequence": 8'),
  };
  assert.match(onlyChange(before, after).message, /The sequence number stays 7/);
  assert.doesNotMatch(onlyChange(before, numbered).message, /sequence number/);
});

test('a first bundle that is edited alone has no effect, in each form in which SPIRE reads it once', () => {
  const edits: readonly (readonly [Example, Example])[] = [
    [SOUND_SPIRE, unsoundSpire(CFTD, 'acme-2026-1', 'acme-2026-2')],
    [SOUND_CHART, unsoundChart('acme-2026-1', 'acme-2026-2')],
    [SOUND_SPIRE, unsoundSpire(CFTD, '"spiffe_sequence": 7', '"spiffe_sequence": 8')],
  ];
  for (const [before, after] of edits) {
    const { kind, direction, obligations } = onlyChange(before, after);
    assert.deepEqual([kind.id, direction], ['bundle-edited-alone', 'neutral']);
    assert.deepEqual(
      obligations.map(({ id, state }) => [id, state]),
      [['bundle-delivery', 'open']],
    );
  }
  const { [CFTD]: whole = '' } = SOUND_SPIRE;
  const bare = { ...SOUND_SPIRE, [CFTD]: whole.slice(0, whole.indexOf('  trustDomainBundle')) };
  assert.deepEqual(kindsOf(bare, SOUND_SPIRE), ['neutral bundle-edited-alone']);
  assert.deepEqual(kindsOf(SOUND_SPIRE, bare), ['neutral bundle-edited-alone']);
});

test('a bundle that is edited together with its endpoint counts', () => {
  const { [CFTD]: text = '' } = unsoundSpire(CFTD, 'https://spire.acme', 'https://bundle.acme');
  const after = { ...SOUND_SPIRE, [CFTD]: changed(text, 'acme-2026-1', 'acme-2026-2') };
  const kinds = kindsOf(SOUND_SPIRE, after);
  assert.ok(kinds.includes('moves anchor-replaced'), kinds.join());
  assert.ok(!kinds.includes('neutral bundle-edited-alone'), kinds.join());
});

test('formats that read the bundle every time tell of the keys', () => {
  assert.deepEqual(kindsOf(SOUND_DATA, unsoundData('federation.json', 'acme-2026-1', 'acme-2026-2')), [
    'moves anchor-replaced',
  ]);
  const teleport = { 'teleport.yaml': TELEPORT_STATIC_FEDERATION };
  const after = { 'teleport.yaml': changed(TELEPORT_STATIC_FEDERATION, 'acme-2026-1', 'acme-2026-2') };
  assert.deepEqual(kindsOf(teleport, after), ['moves anchor-replaced']);
});

test('the file with which a server begins is read for the first contact alone', () => {
  const before = beside(SOUND_CONF, { 'conf/acme.bundle.json': BUNDLE });
  const after = beside(SOUND_CONF, { 'conf/acme.bundle.json': changed(BUNDLE, 'acme-2026-1', 'acme-2026-2') });
  const { kind, message } = onlyChange(before, after);
  assert.equal(kind.id, 'bundle-edited-alone');
  assert.match(message, /first contact/);
});

test('keys of a partner raise what has to be known of them', () => {
  const before = beside(SOUND, { 'acme.partner.example.bundle.pem': pem(CERTIFICATE) });
  const after = beside(SOUND, { 'acme.partner.example.bundle.pem': pem(CERTIFICATE, NAMELESS) });
  assert.deepEqual(
    onlyChange(before, after).obligations.map(({ id, state }) => `${state} ${id}`),
    ['open bundle-validated', 'met rotation'],
  );
});
