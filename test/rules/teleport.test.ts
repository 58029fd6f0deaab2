/** Edge cases of the rules about Teleport, and of other rules where they meet it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  SOUND_TELEPORT,
  TELEPORT_FEDERATION,
  TELEPORT_IDENTITY,
  TELEPORT_STATIC_FEDERATION,
} from '../../server/src/core/rules/data-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { invalidIdentityPath } from '../../server/src/core/rules/teleport/invalid-identity-path.ts';
import { lifetimeOverMaximum } from '../../server/src/core/rules/teleport/lifetime-over-maximum.ts';
import { staticBundle } from '../../server/src/core/rules/teleport/static-bundle.ts';
import { statusInManifest } from '../../server/src/core/rules/teleport/status-in-manifest.ts';
import { twoBundleSources } from '../../server/src/core/rules/teleport/two-bundle-sources.ts';
import { after, marks, messages, titles } from '../harness/one-rule.ts';
import { describe, findingsOf } from '../harness/workspace.ts';

const file = (text: string) => ({ 'teleport.yaml': text });
const identity = (from: string, to: string) => file(changed(TELEPORT_IDENTITY, from, to));
const path = (id: string) =>
  file(`kind: workload_identity\nversion: v1\nmetadata: {name: a}\nspec:\n  spiffe:\n    id: ${id}\n`);
const withStatus = (...members: string[]) =>
  file(`${TELEPORT_FEDERATION}status:\n${members.map((name) => `  ${name}: x\n`).join('')}`);

test('a lifetime may be as long as Teleport takes, and no longer', () => {
  const x509 = (ttl: string) => marks(lifetimeOverMaximum, identity('maximum_ttl: 3600s', `maximum_ttl: ${ttl}`));
  const jwt = (ttl: string) => marks(lifetimeOverMaximum, identity('maximum_ttl: 900s', `maximum_ttl: ${ttl}`));
  assert.deepEqual([x509('1209600s'), x509('336h'), x509('1209601s')], [[], [], ['1209601s']]);
  assert.deepEqual([jwt('86400s'), jwt('24h'), jwt('25h')], [[], [], ['25h']]);
  assert.deepEqual(jwt('"{{ ttl }}"'), []);
  assert.deepEqual(jwt('soon'), []);
});

test('a life that Teleport refuses is told once', () => {
  const long = { ...SOUND_TELEPORT, ...identity('maximum_ttl: 3600s', 'maximum_ttl: 1209601s') };
  assert.deepEqual(
    findingsOf(long).map(({ rule }) => rule.id),
    ['lifetime-over-maximum'],
  );
  const allowed = { ...SOUND_TELEPORT, ...identity('maximum_ttl: 3600s', 'maximum_ttl: 1209600s') };
  assert.deepEqual(
    findingsOf(allowed).map(({ rule }) => rule.id),
    ['long-lived-credential'],
  );
});

test('a path begins with a slash, and the trust domain has no place in it', () => {
  assert.deepEqual(marks(invalidIdentityPath, path('payments/ledger')), ['payments/ledger']);
  const files = path('spiffe://acme.example/payments');
  assert.match(after(invalidIdentityPath, files, 'Change to `/payments`')['teleport.yaml'] ?? '', /id: \/payments\n/);
  assert.deepEqual(titles(invalidIdentityPath, path('https://acme.example/payments')), []);
  assert.deepEqual(marks(invalidIdentityPath, path('"{{ workload.path }}"')), ['"{{ workload.path }}"']);
});

test('of a path only what it writes out is judged', () => {
  for (const sound of ['/a/{{ x.y }}/b', '/{{ a }}-{{ b }}', '/{{ "odd //text" }}/b']) {
    assert.deepEqual(marks(invalidIdentityPath, path(`'${sound}'`)), [], sound);
  }
  assert.deepEqual(marks(invalidIdentityPath, path('/a/{{ x }}/')), ['/']);
  assert.deepEqual(marks(invalidIdentityPath, path('/a//{{ x }}')), ['//']);
  assert.deepEqual(marks(invalidIdentityPath, path('/a b/{{ x }}')).length, 1);
  assert.deepEqual(marks(invalidIdentityPath, path("'/a/{{ x'")), [], 'who knows where it ends');
  assert.match(after(invalidIdentityPath, path('/a//b/'), 'Change to `/a/b`')['teleport.yaml'] ?? '', /id: \/a\/b\n/);
});

test('of two sources either may go', () => {
  const both = changed(
    TELEPORT_FEDERATION,
    '    https_web:\n',
    `    static: {bundle: '{"keys": []}'}\n    https_web:\n`,
  );
  const [first = ''] = Object.values(after(twoBundleSources, file(both), 'Delete `static`'));
  assert.equal(first, TELEPORT_FEDERATION);
  assert.deepEqual(marks(twoBundleSources, file(TELEPORT_FEDERATION)), []);
});

test('no source at all is a departure from the shape', () => {
  const none = changed(
    TELEPORT_FEDERATION,
    `bundle_source:
    https_web:
      bundle_endpoint_url: https://bundles.acme.partner.example/bundle.json
`,
    'bundle_source: {}\n',
  );
  const found = findingsOf({ ...SOUND_TELEPORT, 'federation.yaml': none });
  assert.deepEqual(
    found.map(({ rule }) => rule.id),
    ['missing-field'],
    found.map(describe).join('\n'),
  );
});

test('a static bundle is silent once it has an end, wherever that is written', () => {
  assert.equal(marks(staticBundle, file(TELEPORT_STATIC_FEDERATION)).length, 1);
  assert.deepEqual(marks(staticBundle, file(`# fedlint.dev/expires: 2027-01-31\n${TELEPORT_STATIC_FEDERATION}`)), []);
  const ended = after(staticBundle, file(TELEPORT_STATIC_FEDERATION), 'Set an end')['teleport.yaml'] ?? '';
  assert.match(ended, /^# fedlint\.dev\/expires: \d{4}-\d\d-\d\d\nkind: spiffe_federation\n/);
  const fetched = after(staticBundle, file(TELEPORT_STATIC_FEDERATION), 'Fetch the bundle with `https_web`');
  assert.deepEqual(
    findingsOf(fetched).map(({ rule }) => rule.id),
    ['undocumented-federation'],
  );
  assert.deepEqual(marks(staticBundle, file(TELEPORT_FEDERATION)), []);
});

test('a status is worse where Teleport refuses it', () => {
  const severity = (...members: string[]) =>
    findingsOf(withStatus(...members), [statusInManifest]).map((finding) => finding.severity);
  assert.deepEqual(severity('next_sync_at'), ['warning']);
  assert.deepEqual(severity('current_bundle', 'current_bundle_synced_at', 'current_bundle_synced_from'), ['warning']);
  assert.deepEqual(severity('current_bundle'), ['error']);
  assert.match(
    messages(statusInManifest, withStatus('current_bundle', 'current_bundle_synced_at'))[0] ?? '',
    /`current_bundle_synced_from` is missing/,
  );
});

// Rules of other formats that meet this one.

function found(id: string, files: Readonly<Record<string, string>>): string[] {
  const [rule] = rules.filter((candidate) => candidate.id === id);
  assert.ok(rule, id);
  return marks(rule, files);
}

test('a bundle in PEM is refused by Teleport, and told by its field', () => {
  const pem = file(`kind: spiffe_federation
version: v1
metadata: {name: acme.partner.example}
spec:
  bundle_source:
    static:
      bundle: |
        -----BEGIN CERTIFICATE-----
        MIIB
        -----END CERTIFICATE-----
`);
  const [rule] = rules.filter(({ id }) => id === 'bundle-not-spiffe-json');
  assert.ok(rule);
  assert.match(messages(rule, pem)[0] ?? '', /^`bundle` holds PEM.*Teleport refuses the resource/);
});

test('a controller manager beside Teleport is none of its business', () => {
  const controller = `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: main
trustDomain: elsewhere.example
`;
  const files = { ...SOUND_TELEPORT, 'controller.yaml': controller };
  assert.deepEqual(found('undocumented-federation', files), [], 'the manifest for the pair still counts');
  const resource = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata: {name: zz}
spec:
  trustDomain: acme.partner.example
  bundleEndpointURL: https://spire.acme.partner.example:8443
  bundleEndpointProfile: {type: https_web}
`;
  assert.deepEqual(found('duplicate-federated-trust-domain', { ...SOUND_TELEPORT, 'resource.yaml': resource }), []);
});
