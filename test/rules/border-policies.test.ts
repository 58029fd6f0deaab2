/** Rules about native policies at the border that refuse nobody: on trial, without authentication, or while they fail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from '../../server/src/core/rules/examples.ts';
import { failOpen } from '../../server/src/core/rules/governance/fail-open.ts';
import { MESH, PROXY } from '../../server/src/core/rules/mesh-examples.ts';
import { observedOnlyPolicy } from '../../server/src/core/rules/policy/observed-only-policy.ts';
import { unauthenticatedTraffic } from '../../server/src/core/rules/policy/unauthenticated-traffic.ts';
import { POLICY, POLICY_POINT, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { describe, findingsOf } from '../harness/workspace.ts';

const FEDERATED = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.partner.example
  bundleEndpointURL: https://bundle.acme.partner.example
  bundleEndpointProfile:
    type: https_web
`;

/** A mesh that trusts the partner, with the policy as it is annotated. */
function trying(annotations: string): Files {
  const text = changed(
    POLICY,
    '  namespace: payments\n',
    `  namespace: payments\n  annotations:\n    istio.io/dry-run: "true"\n${annotations}`,
  );
  return { 'mesh.yaml': MESH, 'policy.yaml': text };
}

test('observed-only-policy: a policy that names foreign identities and is only tried out', () => {
  assert.deepEqual(marks(observedOnlyPolicy, trying('')), ['"true"']);
  const { 'policy.yaml': policy = '' } = trying('');
  assert.deepEqual(marks(observedOnlyPolicy, { 'policy.yaml': policy }), [], 'nobody else is trusted');
  const own = changed(policy, 'acme.partner.example/', 'shop.corp.example/');
  assert.deepEqual(marks(observedOnlyPolicy, { 'mesh.yaml': MESH, 'policy.yaml': own }), [], 'it is about the own');
  for (const value of ['"false"', '"yes"', '"$(DRY_RUN)"'])
    assert.deepEqual(
      marks(observedOnlyPolicy, { 'mesh.yaml': MESH, 'policy.yaml': changed(policy, '"true"', value) }),
      [],
      value,
    );
});

test('observed-only-policy: whatever is written about it hands it over to the rules of governance', () => {
  for (const written of [
    'fedlint.dev/owner: team-payments',
    'fedlint.dev/expires: 2027-01-15',
    'fedlint.dev/change: CHG-1043',
    'fedlint.dev/enforcement-point: payments-gateway',
    'a8r.io/owner: team-payments',
  ])
    assert.deepEqual(marks(observedOnlyPolicy, trying(`    ${written}\n`)), [], written);
  for (const nothing of ['fedlint.dev/owner: TODO', 'a8r.io/owner: none', 'team: payments'])
    assert.equal(marks(observedOnlyPolicy, trying(`    ${nothing}\n`)).length, 1, nothing);
  const documented = { ...trying(''), 'point.yaml': POLICY_POINT };
  assert.deepEqual(marks(observedOnlyPolicy, documented), []);
});

/** Ids of all findings on the policy itself. */
function saidOf(files: Files): string[] {
  return findingsOf(files)
    .filter(({ document }) => document.uri.endsWith('/policy.yaml'))
    .map(({ rule }) => rule.id);
}

test('a policy on trial is asked for what is missing, and for nothing twice', () => {
  const { 'payments-gateway.yaml': _, ...undescribed } = SOUND_POLICIES;
  const files = (annotations: string): Files => ({ ...undescribed, ...trying(annotations) });
  const missing = ['observed-only-policy', 'missing-owner', 'missing-time-box'];
  const about = (annotations: string) => saidOf(files(annotations)).filter((id) => missing.includes(id));
  assert.deepEqual(about(''), ['observed-only-policy']);
  assert.deepEqual(about('    fedlint.dev/owner: team-payments\n'), ['missing-time-box']);
  const end = '    fedlint.dev/expires: 2027-01-15\n    fedlint.dev/change: CHG-1043\n';
  assert.deepEqual(about(end), ['missing-owner']);
  assert.deepEqual(about(`${end}    fedlint.dev/owner: team-payments\n`), []);
});

test('observed-only-policy: two settings that both make it watch are one finding, and one edit enforces it', () => {
  const both = trying('');
  const files = { ...both, 'policy.yaml': changed(both['policy.yaml'] ?? '', 'action: ALLOW', 'action: AUDIT') };
  const [finding, ...others] = findingsOf(files, [observedOnlyPolicy]);
  assert.equal(others.length, 0);
  assert.equal(finding?.related.length, 2);
  const enforced = after(observedOnlyPolicy, files, 'Enforce it')['policy.yaml'] ?? '';
  assert.doesNotMatch(enforced, /dry-run|AUDIT/);
});

const WATCHING: Readonly<Record<string, string>> = {
  linkerd: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: api, namespace: shop}
spec: {podSelector: {matchLabels: {app: api}}, port: http, accessPolicy: audit}
`,
  kuma: `apiVersion: kuma.io/v1alpha1
kind: MeshTrafficPermission
metadata: {name: callers, namespace: kuma-system}
spec:
  rules:
    - default:
        allowWithShadowDeny:
          - spiffeID: {type: Exact, value: spiffe://acme.partner.example/orders}
`,
  envoy: `name: envoy.filters.http.rbac
typed_config:
  "@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC
  shadow_rules:
    policies:
      partner:
        permissions: [{any: true}]
        principals: [{authenticated: {principal_name: {exact: spiffe://acme.partner.example/orders}}}]
`,
  kyverno: `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: owners}
spec:
  rules:
    - name: owner
      match: {any: [{resources: {kinds: [ClusterFederatedTrustDomain]}}]}
      validate: {failureAction: Audit, message: Say who owns it., pattern: {metadata: {annotations: {owner: "?*"}}}}
`,
  gatekeeper: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredAnnotations
metadata: {name: owners}
spec: {enforcementAction: dryrun}
`,
  kubernetes: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: owners}
spec: {policyName: owners, validationActions: [Warn, Audit]}
`,
};

for (const [program, text] of Object.entries(WATCHING)) {
  test(`observed-only-policy: ${program}`, () => {
    const files = { 'acme.yaml': FEDERATED, 'watching.yaml': text };
    assert.equal(marks(observedOnlyPolicy, files).length, 1);
    assert.deepEqual(marks(observedOnlyPolicy, { 'watching.yaml': text }), []);
    const mended = after(observedOnlyPolicy, files, 'Add an owner and an end date');
    assert.deepEqual(findingsOf(mended, [observedOnlyPolicy]).map(describe), [], mended['watching.yaml']);
    const [message] = messages(observedOnlyPolicy, files);
    assert.match(message ?? '', /also trusts `acme\.partner\.example`/);
  });
}

function peers(rest: string, annotations = ''): Files {
  const text = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
${annotations}spec:
${rest}`;
  return { 'mesh.yaml': MESH, 'peers.yaml': text };
}

const PERMISSIVE = '  mtls: {mode: PERMISSIVE}\n';

test('unauthenticated-traffic: plain text beside foreign trust', () => {
  assert.deepEqual(marks(unauthenticatedTraffic, peers(PERMISSIVE)), ['PERMISSIVE']);
  assert.deepEqual(marks(unauthenticatedTraffic, peers('  mtls: {mode: DISABLE}\n')), ['DISABLE']);
  const ports =
    '  selector: {matchLabels: {app: a}}\n  mtls: {mode: STRICT}\n  portLevelMtls: {8080: {mode: DISABLE}}\n';
  assert.deepEqual(marks(unauthenticatedTraffic, peers(ports)), ['DISABLE']);
  for (const silent of ['  mtls: {mode: STRICT}\n', '  mtls: {mode: "$(MODE)"}\n'])
    assert.deepEqual(marks(unauthenticatedTraffic, peers(silent)), [], silent);
  assert.deepEqual(marks(unauthenticatedTraffic, { 'peers.yaml': peers(PERMISSIVE)['peers.yaml'] ?? '' }), []);
});

test('unauthenticated-traffic: a migration that somebody owns and that ends is accepted until then', () => {
  const owner = '    fedlint.dev/owner: team-payments\n';
  const said = (lines: string) => marks(unauthenticatedTraffic, peers(PERMISSIVE, `  annotations:\n${lines}`)).length;
  assert.equal(said(owner), 1);
  assert.equal(said('    fedlint.dev/expires: 2027-01-15\n'), 1);
  assert.equal(said(`${owner}    fedlint.dev/expires: 2027-01-15\n`), 0);
  assert.equal(said(`${owner}    fedlint.dev/expires: 2026-11-20\n`), 1);
  assert.equal(said(`${owner}    fedlint.dev/expires: TODO\n`), 1);
  const point = changed(
    changed(POLICY_POINT, 'AuthorizationPolicy/payments/acme-orders', 'PeerAuthentication/payments/default'),
    '  mode: enforce\n',
    '  mode: observe\n  timeBox:\n    expires: 2027-01-15\n    change: CHG-1043\n',
  );
  assert.deepEqual(marks(unauthenticatedTraffic, { ...peers(PERMISSIVE), 'point.yaml': point }), []);
});

test('unauthenticated-traffic: an owner that is there is kept when the end date is added', () => {
  const files = peers(PERMISSIVE, '  annotations:\n    fedlint.dev/owner: team-payments\n');
  const mended = after(unauthenticatedTraffic, files, 'Add an owner and an end date')['peers.yaml'] ?? '';
  assert.match(mended, /fedlint\.dev\/owner: team-payments\n/);
  assert.match(mended, /fedlint\.dev\/expires: "?2027-02-19"?\n/);
});

const UNAUTHENTICATED: Readonly<Record<string, string>> = {
  linkerd: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: api, namespace: shop}
spec: {podSelector: {matchLabels: {app: api}}, port: http, accessPolicy: all-unauthenticated}
`,
  kuma: `apiVersion: kuma.io/v1alpha1
kind: MeshTLS
metadata: {name: default, namespace: kuma-system}
spec: {rules: [{default: {mode: Permissive}}]}
`,
  consul: `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: {name: payments}
spec: {mutualTLSMode: permissive}
`,
  envoy: changed(PROXY, 'require_client_certificate: true', 'require_client_certificate: false'),
};

for (const [program, text] of Object.entries(UNAUTHENTICATED)) {
  test(`unauthenticated-traffic: ${program}`, () => {
    const files = { 'acme.yaml': FEDERATED, 'open.yaml': text };
    assert.equal(marks(unauthenticatedTraffic, files).length, 1);
    for (const title of titles(unauthenticatedTraffic, files))
      assert.deepEqual(marks(unauthenticatedTraffic, after(unauthenticatedTraffic, files, title)), [], title);
  });
}

test('unauthenticated-traffic: a listener of Envoy that is there for whoever comes', () => {
  const text = `name: envoy.transport_sockets.tls
typed_config:
  "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
  common_tls_context: {tls_certificates: [{certificate_chain: {filename: web.crt}}]}
`;
  assert.deepEqual(marks(unauthenticatedTraffic, { 'acme.yaml': FEDERATED, 'envoy.yaml': text }), []);
});

const AUTHORIZER = `name: envoy.filters.http.ext_authz
typed_config:
  "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
  failure_mode_allow: true
`;

test('fail-open: a program that is asked about requests, where foreign ones come in', () => {
  const files = { 'acme.yaml': FEDERATED, 'envoy.yaml': AUTHORIZER };
  assert.deepEqual(marks(failOpen, files), ['true']);
  assert.match(messages(failOpen, files)[0] ?? '', /server error, Envoy lets every request through/);
  assert.deepEqual(titles(failOpen, files), ['Refuse instead']);
  assert.deepEqual(marks(failOpen, after(failOpen, files, 'Refuse instead')), []);
  assert.deepEqual(marks(failOpen, { 'envoy.yaml': AUTHORIZER }), []);
  const shut = changed(AUTHORIZER, 'failure_mode_allow: true', 'failure_mode_allow: false');
  assert.deepEqual(marks(failOpen, { ...files, 'envoy.yaml': shut }), []);
});

test('fail-open: the point and the policy that it stands for show each other', () => {
  const point = changed(POLICY_POINT, 'AuthorizationPolicy/payments/acme-orders', 'envoy.yaml');
  const open = changed(point, 'onFailure: deny', 'onFailure: allow');
  const files = { 'envoy.yaml': AUTHORIZER, 'point.yaml': open };
  const related = findingsOf(files, [failOpen]).map((finding) => [
    finding.document.uri.split('/').at(-1),
    ...finding.related.map(({ document }) => document.uri.split('/').at(-1)),
  ]);
  assert.deepEqual(related, [
    ['envoy.yaml', 'point.yaml', 'point.yaml'],
    ['point.yaml', 'envoy.yaml'],
  ]);
});

test('fail-open: admission policies about the kinds by which trust is configured', () => {
  const policy = (resource: string): Files => ({
    'acme.yaml': FEDERATED,
    'a.yaml': `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: owners}
spec:
  failurePolicy: Ignore
  matchConstraints:
    resourceRules:
      - {apiGroups: ["*"], apiVersions: ["*"], operations: [CREATE], resources: [${resource}]}
  validations: [{expression: "true"}]
`,
  });
  assert.deepEqual(marks(failOpen, policy('clusterfederatedtrustdomains')), ['Ignore']);
  assert.deepEqual(marks(failOpen, policy('deployments')), []);
});
