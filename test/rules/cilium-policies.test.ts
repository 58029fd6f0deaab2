/** What Cilium makes of its policies, beyond the examples of the rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ciliumAuthenticationAcrossClusters } from '../../server/src/core/rules/cilium/cilium-authentication-across-clusters.ts';
import { ciliumAuthenticationMode } from '../../server/src/core/rules/cilium/cilium-authentication-mode.ts';
import { ciliumAuthenticationOfWorld } from '../../server/src/core/rules/cilium/cilium-authentication-of-world.ts';
import { ciliumPoliciesOff } from '../../server/src/core/rules/cilium/cilium-policies-off.ts';
import { ciliumTestAuthentication } from '../../server/src/core/rules/cilium/cilium-test-authentication.ts';
import { ciliumUnnamedCluster } from '../../server/src/core/rules/cilium/cilium-unnamed-cluster.ts';
import { POLICY, SOUND_CILIUM, VALUES } from '../../server/src/core/rules/cilium-examples.ts';
import { changed, SOUND } from '../../server/src/core/rules/examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

function policy(body: string, kind = 'CiliumNetworkPolicy'): string {
  return `apiVersion: cilium.io/v2\nkind: ${kind}\nmetadata: {name: web, namespace: shop}\n${body}\n`;
}

const ingress = (rules: string) => policy(`spec: {endpointSelector: {}, ingress: [${rules}]}`);
const REQUIRED = 'authentication: {mode: required}';
const FROM_WEST = 'fromEndpoints: [{matchLabels: {io.cilium.k8s.policy.cluster: west}}]';
const MESH = 'clustermesh: {useAPIServer: true}\n';

const idsIn = (files: Files) => findingsOf(files).map(({ rule }) => rule.id);
const bordered = (text: string): Files => ({ ...SOUND, 'web.yaml': text });
const alone = (text: string): Files => ({ 'web.yaml': text });

test('a cluster that trusts nobody else has no finding, however open it is', () => {
  const quiet = [
    ingress('{fromEntities: [world]}'),
    ingress(`{fromEntities: [all], ${REQUIRED}}`),
    ingress('{authentication: {mode: test-always-fail}}'),
    'policyAuditMode: true\npolicyEnforcementMode: never\n',
    policy('spec: {endpointSelector: {}, ingress: [{}], enableDefaultDeny: {ingress: false}}'),
  ];
  for (const text of quiet) assert.deepEqual(idsIn(alone(text)), [], text);
});

test('what lets in another cluster is a place of enforcement', () => {
  assert.deepEqual(idsIn(SOUND_CILIUM), []);
  const undocumented = { 'web.yaml': changed(POLICY, 'name: orders', 'name: refunds'), 'cilium-values.yaml': VALUES };
  assert.ok(idsIn(undocumented).includes('undocumented-enforcement-point'));
});

test('a cluster that only tries its policies out, and one that has none', () => {
  const audit = {
    ...SOUND_CILIUM,
    'cilium-values.yaml': changed(VALUES, 'policyEnforcementMode: default', 'policyAuditMode: true'),
  };
  assert.deepEqual(idsIn(audit), ['observed-only-policy']);
  const off = (text: string) => marks(ciliumPoliciesOff, bordered(text));
  assert.deepEqual(off('policyEnforcementMode: never\n'), ['never']);
  assert.deepEqual(off('policyEnforcementMode: always\n'), []);
  assert.deepEqual(off('policyEnforcementMode: $MODE\n'), []);
  const agents = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {enable-policy: "never"}\n';
  assert.deepEqual(off(agents), ['"never"']);
  const mended = after(ciliumPoliciesOff, bordered(agents), 'Enforce policies')['web.yaml'];
  assert.match(mended ?? '', /enable-policy: "default"/);
});

test('a mode that is none is said once, and a slip is put right', () => {
  assert.deepEqual(idsIn(alone(ingress('{authentication: {mode: optional}}'))), ['cilium-authentication-mode']);
  const offered = (mode: string) =>
    titles(ciliumAuthenticationMode, alone(ingress(`{authentication: {mode: ${mode}}}`)));
  assert.deepEqual(offered('optional'), ['Change to `required`', 'Change to `disabled`']);
  assert.deepEqual(offered('requierd'), ['Change to `required`']);
  for (const mode of ['required', 'disabled', 'test-always-fail', '"{{ x }}"']) assert.deepEqual(offered(mode), []);
  const egress = policy('specs: [{egress: [{authentication: {mode: on}}]}]', 'CiliumClusterwideNetworkPolicy');
  assert.deepEqual(marks(ciliumAuthenticationMode, alone(egress)), ['on']);
});

test('a test mode is only named where others are trusted', () => {
  const text = ingress(`{authentication: {mode: test-always-fail}}`);
  assert.deepEqual(marks(ciliumTestAuthentication, bordered(text)), ['test-always-fail']);
  const mended = after(ciliumTestAuthentication, bordered(text), 'Take the authentication out')['web.yaml'];
  assert.doesNotMatch(mended ?? '', /authentication/);
});

test('mutual authentication and another cluster, which the settings connect', () => {
  const asking = ingress(`{${FROM_WEST}, ${REQUIRED}}`);
  const found = (text: string, values: string, path = 'values.yaml') =>
    marks(ciliumAuthenticationAcrossClusters, { 'web.yaml': text, [path]: values });
  assert.deepEqual(found(asking, MESH), ['required']);
  assert.deepEqual(found(asking, 'clustermesh: {useAPIServer: false}\npolicyAuditMode: false\n'), []);
  assert.deepEqual(found(asking, MESH, 'elsewhere/values.yaml'), []);
  assert.deepEqual(found(ingress(`{fromEndpoints: [{}], ${REQUIRED}}`), MESH), []);
  const any = 'fromEndpoints: [{matchExpressions: [{key: io.cilium.k8s.policy.cluster, operator: Exists}]}]';
  assert.deepEqual(found(ingress(`{${any}, ${REQUIRED}}`), MESH), []);
  assert.deepEqual(found(ingress(`{${FROM_WEST}}, {fromEndpoints: [{}], ${REQUIRED}}`), MESH), []);
  assert.match(
    messages(ciliumAuthenticationAcrossClusters, { 'web.yaml': asking, 'values.yaml': MESH })[0] ?? '',
    /pods of `west`/,
  );
});

test('a selector without a cluster beside one that names it', () => {
  const mixed = ingress(`{fromEndpoints: [{matchLabels: {app: web}}, {}]}, {${FROM_WEST}}`);
  const found = (text: string, more: Files = {}) => marks(ciliumUnnamedCluster, { 'web.yaml': text, ...more });
  assert.deepEqual(found(mixed), ['{matchLabels: {app: web}}']);
  assert.match(messages(ciliumUnnamedCluster, alone(mixed))[0] ?? '', /1 more in this policy/);
  const mended = after(ciliumUnnamedCluster, alone(mixed), 'Name the cluster');
  assert.deepEqual(marks(ciliumUnnamedCluster, mended), []);
  // Nobody thinks of other clusters, all selectors name one, or it is about calls that go out or are denied.
  assert.deepEqual(found(ingress('{fromEndpoints: [{matchLabels: {app: web}}]}')), []);
  assert.deepEqual(found(ingress(`{${FROM_WEST}}`)), []);
  assert.deepEqual(found(policy(`spec: {ingress: [{${FROM_WEST}}], egress: [{toEndpoints: [{}]}]}`)), []);
  assert.deepEqual(found(policy(`spec: {ingress: [{${FROM_WEST}}], ingressDeny: [{fromEndpoints: [{}]}]}`)), []);
  // Somebody said what it means.
  const settled = { 'values.yaml': 'clustermesh: {policyDefaultLocalCluster: true}\n' };
  assert.deepEqual(found(mixed, settled), []);
});

test('an entity that needs no identity beside a rule that asks for one', () => {
  const found = (text: string) => marks(ciliumAuthenticationOfWorld, bordered(text));
  assert.deepEqual(found(ingress(`{fromEntities: [cluster, world], ${REQUIRED}}`)), ['world']);
  assert.deepEqual(found(ingress(`{fromEntities: [all]}, {fromEndpoints: [{}], ${REQUIRED}}`)), ['all']);
  // Limited to ports, of another spec, without a proof, or of the cluster.
  assert.deepEqual(found(ingress(`{fromEntities: [world], toPorts: []}, {fromEndpoints: [{}], ${REQUIRED}}`)), []);
  const apart = policy(
    `specs: [{ingress: [{fromEntities: [world]}]}, {ingress: [{fromEndpoints: [{}], ${REQUIRED}}]}]`,
  );
  assert.deepEqual(found(apart), []);
  assert.deepEqual(found(ingress('{fromEntities: [world]}')), []);
  assert.deepEqual(found(ingress(`{fromEntities: [cluster, host], ${REQUIRED}}`)), []);
  assert.deepEqual(found(policy(`spec: {egress: [{toEntities: [world], ${REQUIRED}}]}`)), []);
});
