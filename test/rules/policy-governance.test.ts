/** Rules of governance on native policies: documented, enforced as said, owned, limited in time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from '../../server/src/core/formats/list.ts';
import { POLICY_KINDS } from '../../server/src/core/model/policy-kinds.ts';
import { changed, FEDERATION } from '../../server/src/core/rules/examples.ts';
import { danglingPolicyReference } from '../../server/src/core/rules/governance/dangling-policy-reference.ts';
import { delegatedAdministration } from '../../server/src/core/rules/governance/delegated-administration.ts';
import { enforcementModeMismatch } from '../../server/src/core/rules/governance/enforcement-mode-mismatch.ts';
import { expiredTimeBox } from '../../server/src/core/rules/governance/expired-time-box.ts';
import { expiringTimeBox } from '../../server/src/core/rules/governance/expiring-time-box.ts';
import { missingChangeReference } from '../../server/src/core/rules/governance/missing-change-reference.ts';
import { missingOwner } from '../../server/src/core/rules/governance/missing-owner.ts';
import { missingTimeBox } from '../../server/src/core/rules/governance/missing-time-box.ts';
import { noEnforcementPoint } from '../../server/src/core/rules/governance/no-enforcement-point.ts';
import { observeOnlyEnforcement } from '../../server/src/core/rules/governance/observe-only-enforcement.ts';
import { timeBoxTooLong } from '../../server/src/core/rules/governance/time-box-too-long.ts';
import { undocumentedEnforcementPoint } from '../../server/src/core/rules/governance/undocumented-enforcement-point.ts';
import { unknownOwner } from '../../server/src/core/rules/governance/unknown-owner.ts';
import { PROXY } from '../../server/src/core/rules/mesh-examples.ts';
import { POLICY, POLICY_POINT, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { analyze, describe, findingsOf } from '../harness/workspace.ts';

const PRINCIPAL = 'acme.partner.example/ns/orders/sa/checkout';
const MESH = SOUND_POLICIES['mesh.yaml'] ?? '';
const AGREEMENT = SOUND_POLICIES['acme-orders.yaml'] ?? '';
const POINTS = '  enforcementPoints: [payments-gateway]\n';
const DRY_RUN = 'istio.io/dry-run: "true"';
/** A mesh that trusts a partner, and a policy that lets it in. */
const BARE: Files = { 'mesh.yaml': MESH, 'policy.yaml': POLICY };

function annotated(...lines: string[]): string {
  const annotations = lines.map((line) => `    ${line}\n`).join('');
  return changed(POLICY, '  namespace: payments\n', `  namespace: payments\n  annotations:\n${annotations}`);
}

function naming(reference: string): string {
  return changed(AGREEMENT, POINTS, `  enforcementPoints: [${reference}]\n`);
}

/** Of the policy alone, whatever is said of other files. */
function onPolicy(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule])
    .filter(({ document }) => document.uri.endsWith('/policy.yaml'))
    .map(({ span, document }) => document.section.text.slice(span.start, span.end));
}

test('undocumented: one finding for each foreign side, at the first of its identities', () => {
  const list = '[acme.partner.example/ns/orders/sa/checkout]';
  const more =
    '[shop.corp.example/ns/web/sa/cart, acme.partner.example/ns/orders/sa/a, acme.partner.example/ns/orders/sa/b]';
  const policy = changed(POLICY, list, more);
  assert.deepEqual(marks(undocumentedEnforcementPoint, { ...BARE, 'policy.yaml': policy }), [
    'acme.partner.example/ns/orders/sa/a',
  ]);
  const two = changed(POLICY, list, `[${PRINCIPAL}, globex.partner.example/ns/x/sa/y]`);
  const mesh = changed(MESH, '[acme.partner.example]', '[acme.partner.example, globex.partner.example]');
  const [first, second, ...others] = findingsOf({ 'mesh.yaml': mesh, 'policy.yaml': two }, [
    undocumentedEnforcementPoint,
  ]);
  assert.equal(others.length, 0);
  assert.match(first?.message ?? '', /accepts identities of `acme\.partner\.example`, which can call here because/);
  assert.match(second?.message ?? '', /`globex\.partner\.example`/);
  assert.equal(first?.related[0]?.document.uri, 'file:///workspace/mesh.yaml');
});

test('undocumented: silent among the own workloads, about strangers nobody trusts, and on templates', () => {
  const alone = { 'policy.yaml': POLICY };
  assert.deepEqual(marks(undocumentedEnforcementPoint, alone), []);
  const own = changed(POLICY, PRINCIPAL, 'cluster.local/ns/orders/sa/checkout');
  assert.deepEqual(marks(undocumentedEnforcementPoint, { ...BARE, 'policy.yaml': own }), []);
  const template = changed(POLICY, PRINCIPAL, '"$(PARTNER)/ns/orders/sa/checkout"');
  assert.deepEqual(marks(undocumentedEnforcementPoint, { ...BARE, 'policy.yaml': template }), []);
  const ours = { ...BARE, '.fedlint.yaml': 'localTrustDomains: [acme.partner.example]\n' };
  assert.deepEqual(marks(undocumentedEnforcementPoint, ours), []);
});

test('undocumented: whatever names the policy documents it', () => {
  const point = (reference: string) => changed(POLICY_POINT, 'AuthorizationPolicy/payments/acme-orders', reference);
  const documenting: Record<string, Files> = {
    'a point': { 'point.yaml': POLICY_POINT },
    'a point, by the file': { 'point.yaml': point('./policy.yaml') },
    'a point, without the namespace': { 'point.yaml': point('AuthorizationPolicy/acme-orders') },
    'the agreement itself': { 'f.yaml': naming('AuthorizationPolicy/payments/acme-orders') },
    'the agreement, by the file': { 'f.yaml': naming('policy.yaml') },
    'the policy': { 'f.yaml': naming('orders'), 'policy.yaml': annotated('fedlint.dev/enforcement-point: orders') },
    'a comment above the policy': {
      'f.yaml': naming('orders'),
      'policy.yaml': `# fedlint.dev/enforcement-point: orders\n${POLICY}`,
    },
    'a native link': {
      'link.yaml': changed(
        FEDERATED_TRUST_DOMAIN,
        '  name: acme\n',
        '  name: acme\n  annotations:\n    fedlint.dev/enforced-at: AuthorizationPolicy/payments/acme-orders\n',
      ),
    },
    'a name that only a template knows': { 'f.yaml': naming('"$(POINT)"') },
    'a slip of the pen, which is reported where it stands': {
      'point.yaml': point('AuthorizationPolicy/payments/acme-order'),
    },
  };
  for (const [how, files] of Object.entries(documenting))
    assert.deepEqual(onPolicy(undocumentedEnforcementPoint, { ...BARE, ...files }), [], how);
  const other = { 'f.yaml': naming('AuthorizationPolicy/ledger/acme-orders') };
  assert.equal(marks(undocumentedEnforcementPoint, { ...BARE, ...other }).length, 1);
});

test('undocumented: a policy that gets its namespace elsewhere is still the one that is named', () => {
  const bare = changed(POLICY, '  namespace: payments\n', '');
  const files = { ...SOUND_POLICIES, 'policy.yaml': bare };
  assert.deepEqual(findingsOf(files).map(describe), []);
});

test('document it in the Federation, wherever that is', () => {
  const files = { ...BARE, 'governance/acme.yaml': AGREEMENT };
  const title = 'Document this enforcement point in the Federation `acme-orders`';
  assert.deepEqual(titles(undocumentedEnforcementPoint, files), [title]);
  const documented = after(undocumentedEnforcementPoint, files, title);
  const text = documented['governance/acme.yaml'] ?? '';
  assert.match(text, /name: acme-orders/);
  assert.match(text, /policyRef: AuthorizationPolicy\/payments\/acme-orders/);
  assert.match(text, /mode: enforce/);
  assert.deepEqual(
    findingsOf(documented, [undocumentedEnforcementPoint, enforcementModeMismatch, noEnforcementPoint]),
    [],
  );
});

test('document it as observing, with an end, where it only observes', () => {
  const files = { ...BARE, 'policy.yaml': annotated(DRY_RUN), 'f.yaml': AGREEMENT };
  const documented = after(
    undocumentedEnforcementPoint,
    files,
    'Document this enforcement point in the Federation `acme-orders`',
  );
  assert.match(documented['f.yaml'] ?? '', /mode: observe/);
  assert.match(documented['f.yaml'] ?? '', /expires: "?2027-02-19/);
  assert.deepEqual(marks(enforcementModeMismatch, documented), []);
});

test('document it on the native link, where there is no agreement', () => {
  const link = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  annotations:\n    fedlint.dev/enforced-at: ledger\n',
  );
  const files = { 'policy.yaml': POLICY, 'link.yaml': link };
  const title = 'Document this enforcement point on the ClusterFederatedTrustDomain `acme`';
  const documented = after(undocumentedEnforcementPoint, files, title);
  assert.match(documented['link.yaml'] ?? '', /enforced-at: ledger, AuthorizationPolicy\/payments\/acme-orders\n/);
  assert.deepEqual(marks(undocumentedEnforcementPoint, documented), []);
});

test('document it in a new agreement, where there is neither', () => {
  const files = { 'policy.yaml': POLICY, 'envoy.yaml': PROXY };
  const title = 'Document this enforcement point in a new Federation with `acme.partner.example`';
  const documented = after(undocumentedEnforcementPoint, files, title);
  const created = documented['acme.partner.example-federation.yaml'] ?? '';
  assert.match(created, /subject: spiffe:\/\/acme\.partner\.example\/ns\/orders\/sa\/checkout/);
  assert.match(created, /policyRef: AuthorizationPolicy\/payments\/acme-orders/);
  assert.deepEqual(
    findingsOf(documented).filter(({ rule }) => /^(?:invalid|unknown|missing)-(?:value|field|date)$/.test(rule.id)),
    [],
  );
  assert.deepEqual(onPolicy(undocumentedEnforcementPoint, documented), []);
});

test('undocumented: services of a peer, whose trust domain is for a person to say', () => {
  const intentions = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata:
  name: web
  namespace: shop
spec:
  destination:
    name: web
  sources:
    - name: checkout
      peer: acme-eu
      action: allow
`;
  const files = { 'policy.yaml': intentions };
  const [message = ''] = messages(undocumentedEnforcementPoint, files);
  assert.match(message, /^This policy accepts services of the peer `acme-eu`\. No manifest names it/);
  const title = 'Document this enforcement point in a new Federation with `acme-eu`';
  assert.deepEqual(titles(undocumentedEnforcementPoint, files), [title]);
  const documented = after(undocumentedEnforcementPoint, files, title);
  const created = documented['acme-eu-federation.yaml'] ?? '';
  assert.match(created, /remote: "?partner\.example/);
  assert.match(created, /policyRef: ServiceIntentions\/shop\/web/);
  assert.deepEqual(marks(undocumentedEnforcementPoint, documented), []);
});

test('document it as a point that is described already', () => {
  const point = changed(POLICY_POINT, '    policyRef: AuthorizationPolicy/payments/acme-orders\n', '');
  const files = { ...SOUND_POLICIES, 'payments-gateway.yaml': point };
  const title = 'Document this enforcement point as `payments-gateway`';
  assert.ok(titles(undocumentedEnforcementPoint, files).includes(title));
  const documented = after(undocumentedEnforcementPoint, files, title);
  assert.match(documented['policy.yaml'] ?? '', /fedlint\.dev\/enforcement-point: payments-gateway/);
  assert.deepEqual(findingsOf(documented).map(describe), []);
});

test('dangling: a policy that is not there, said only where it is certain', () => {
  const point = (reference: string): Files => ({
    'policy.yaml': POLICY,
    'p.yaml': changed(POLICY_POINT, 'AuthorizationPolicy/payments/acme-orders', reference),
  });
  assert.deepEqual(marks(danglingPolicyReference, point('AuthorizationPolicy/payments/acme-ordres')), [
    'AuthorizationPolicy/payments/acme-ordres',
  ]);
  assert.deepEqual(titles(danglingPolicyReference, point('AuthorizationPolicy/payments/acme-ordres')), [
    'Change to `AuthorizationPolicy/payments/acme-orders`',
  ]);
  const silent = [
    'AuthorizationPolicy/payments/acme-orders',
    'authorizationpolicy/acme-orders',
    'Gateway/payments/acme-order',
    'HTTPRoute/payments/acme-orders',
    'policies/acme.rego',
    'policies/elsewhere.yaml',
    'TODO',
    '"$(POLICY)"',
    // No policy of that kind is kept here.
    'ServiceIntentions/payments/acme-orders',
    'https://git.example/policies/acme',
  ];
  for (const reference of silent) assert.deepEqual(marks(danglingPolicyReference, point(reference)), [], reference);
  const alone = { 'p.yaml': changed(POLICY_POINT, 'acme-orders', 'acme-ordres') };
  assert.deepEqual(marks(danglingPolicyReference, alone), []);
});

test('dangling: policies among the places of an agreement and of a native link', () => {
  const wrong = 'AuthorizationPolicy/payments/acme-ordres';
  const right = 'AuthorizationPolicy/payments/acme-orders';
  const title = `Change to \`${right}\``;
  const agreement = { 'policy.yaml': POLICY, 'f.yaml': naming(wrong) };
  assert.deepEqual(marks(danglingPolicyReference, agreement), [wrong]);
  assert.match(after(danglingPolicyReference, agreement, title)['f.yaml'] ?? '', new RegExp(`\\[${right}\\]`));
  const native = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    `  name: acme\n  annotations:\n    fedlint.dev/enforced-at: the edge, ${wrong}\n`,
  );
  const linked = { 'policy.yaml': POLICY, 'n.yaml': native };
  assert.equal(marks(danglingPolicyReference, linked).length, 1);
  assert.match(after(danglingPolicyReference, linked, title)['n.yaml'] ?? '', new RegExp(`the edge, ${right}\n`));
});

test('dangling: a policy that says it is a point which nobody wrote', () => {
  const files = { 'policy.yaml': annotated('fedlint.dev/enforcement-point: orders-gateway') };
  assert.deepEqual(marks(danglingPolicyReference, files), ['orders-gateway']);
  const described = after(danglingPolicyReference, files, 'Describe `orders-gateway` in a new file');
  assert.match(described['enforcement-point-orders-gateway.yaml'] ?? '', /policyRef: AuthorizationPolicy\/payments/);
  assert.deepEqual(marks(danglingPolicyReference, described), []);
  // The agreement and the policy name each other: nothing is left to look for.
  const both = { ...files, 'f.yaml': naming('orders-gateway') };
  assert.deepEqual(marks(danglingPolicyReference, both), []);
  const slip = { 'policy.yaml': annotated('fedlint.dev/enforcement-point: payment-gateway'), 'p.yaml': POLICY_POINT };
  assert.deepEqual(titles(danglingPolicyReference, slip)[0], 'Change to `payments-gateway`');
  assert.deepEqual(marks(undocumentedEnforcementPoint, { ...BARE, ...files }), []);
});

test('every kind of which a policy is missed is read as a policy, whatever it says, and all such kinds are listed', () => {
  const isPolicy = ({ apiVersion, kind }: (typeof kinds)[number]): boolean => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: y\nspec: {}\n`;
    const files = [...analyze({ 'x.yaml': text }, []).allFiles()];
    return files.some(({ documents }) => documents.some((one) => one?.facts.some(({ type }) => type === 'policy')));
  };
  const read = new Set(kinds.filter((kind) => kind.kind !== '*' && isPolicy(kind)).map(({ kind }) => kind));
  read.delete('Policy');
  assert.deepEqual([...POLICY_KINDS].sort(), [...read].sort());
});

test('mode: the point is said to enforce, and its policy does not', () => {
  const watched = { ...SOUND_POLICIES, 'policy.yaml': annotated(DRY_RUN) };
  assert.deepEqual(marks(enforcementModeMismatch, watched), ['enforce']);
  const [finding] = findingsOf(watched, [enforcementModeMismatch]);
  assert.match(finding?.message ?? '', /only watches \(`istio\.io\/dry-run: true`\)/);
  assert.equal(finding?.related[0]?.document.uri, 'file:///workspace/policy.yaml');
  const mended = after(enforcementModeMismatch, watched, 'Have the policy enforce');
  assert.doesNotMatch(mended['policy.yaml'] ?? '', /dry-run/);
  const admitted = after(enforcementModeMismatch, watched, 'Say `observe` here');
  assert.match(admitted['payments-gateway.yaml'] ?? '', /mode: observe/);
  assert.deepEqual(marks(enforcementModeMismatch, admitted), []);
});

test('mode: silent where one of several enforces, where only a template knows, and where less is said than done', () => {
  const twin = changed(annotated(DRY_RUN), 'name: acme-orders', 'name: acme-twin');
  const asPoint = changed(
    twin,
    '  annotations:\n',
    '  annotations:\n    fedlint.dev/enforcement-point: payments-gateway\n',
  );
  assert.deepEqual(marks(enforcementModeMismatch, { ...SOUND_POLICIES, 'twin.yaml': asPoint }), []);
  const unknown = { ...SOUND_POLICIES, 'policy.yaml': annotated('istio.io/dry-run: "$(DRY_RUN)"') };
  assert.deepEqual(marks(enforcementModeMismatch, unknown), []);
  const cautious = {
    ...SOUND_POLICIES,
    'payments-gateway.yaml': changed(POLICY_POINT, 'mode: enforce', 'mode: observe'),
  };
  assert.deepEqual(marks(enforcementModeMismatch, cautious), []);
});

const BINDING = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: owners
spec:
  policyName: owners
  validationActions: [Audit]
`;
const ADMISSION = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: owners
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules:
      - apiGroups: [spire.spiffe.io]
        apiVersions: ["*"]
        operations: [CREATE]
        resources: [clusterfederatedtrustdomains]
  validations:
    - expression: has(object.metadata.annotations)
`;

test('mode: what a binding makes of a policy, and what happens while it cannot decide', () => {
  const point = changed(POLICY_POINT, 'AuthorizationPolicy/payments/acme-orders', 'ValidatingAdmissionPolicy/owners');
  const files = { 'p.yaml': point, 'a.yaml': ADMISSION, 'b.yaml': BINDING };
  assert.match(messages(enforcementModeMismatch, files)[0] ?? '', /only watches/);
  const second = changed(changed(BINDING, 'Audit', 'Deny'), '  name: owners\nspec', '  name: strict\nspec');
  assert.deepEqual(marks(enforcementModeMismatch, { ...files, 'c.yaml': second }), []);
  const open = {
    'p.yaml': changed(point, '  onFailure: deny\n', ''),
    'a.yaml': changed(ADMISSION, 'failurePolicy: Fail', 'failurePolicy: Ignore'),
  };
  assert.match(messages(enforcementModeMismatch, open)[0] ?? '', /lets everybody in while it cannot decide/);
  const said = after(enforcementModeMismatch, open, 'Say here that it lets through on failure');
  assert.match(said['p.yaml'] ?? '', /onFailure: allow/);
  assert.deepEqual(marks(enforcementModeMismatch, said), []);
});

test('mode: what a part takes away is taken from the whole', () => {
  const authorization = `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: acme
  namespace: payments
spec:
  targetRef: {group: policy.linkerd.io, kind: Server, name: orders}
  requiredAuthenticationRefs:
    - {group: policy.linkerd.io, kind: MeshTLSAuthentication, name: acme}
`;
  const server = `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: payments
spec:
  podSelector: {matchLabels: {app: orders}}
  port: 8080
  accessPolicy: audit
`;
  const point = changed(POLICY_POINT, 'payments/acme-orders', 'payments/acme');
  const files = { 'p.yaml': point, 'a.yaml': authorization, 's.yaml': server };
  assert.match(messages(enforcementModeMismatch, files)[0] ?? '', /only watches \(`accessPolicy: audit`\)/);
  const mended = after(enforcementModeMismatch, files, 'Have the policy enforce');
  assert.doesNotMatch(mended['s.yaml'] ?? '', /audit/);
  const denying = { ...files, 's.yaml': changed(server, 'audit', 'deny') };
  assert.deepEqual(marks(enforcementModeMismatch, denying), []);
});

test('observe-only: deeds count, of points and of policies that are named themselves', () => {
  const direct = { 'policy.yaml': annotated(DRY_RUN), 'f.yaml': naming('AuthorizationPolicy/payments/acme-orders') };
  assert.deepEqual(marks(observeOnlyEnforcement, direct), ['enforcementPoints']);
  assert.deepEqual(marks(observeOnlyEnforcement, { ...direct, 'policy.yaml': POLICY }), []);
  const observing = changed(POLICY_POINT, 'mode: enforce', 'mode: observe');
  const ahead = { ...SOUND_POLICIES, 'payments-gateway.yaml': observing };
  assert.deepEqual(marks(observeOnlyEnforcement, ahead), []);
  assert.deepEqual(marks(observeOnlyEnforcement, { ...ahead, 'policy.yaml': annotated(DRY_RUN) }), [
    'enforcementPoints',
  ]);
  // Words and deeds differ: that is said at the words.
  assert.deepEqual(marks(observeOnlyEnforcement, { ...SOUND_POLICIES, 'policy.yaml': annotated(DRY_RUN) }), []);
});

test('no-enforcement-point: a policy that decides and is not written down is told once, at the policy', () => {
  const unnamed = changed(AGREEMENT, POINTS, '');
  const rules = [noEnforcementPoint, undocumentedEnforcementPoint];
  const speaking = (files: Files) => findingsOf(files, rules).map(({ rule }) => rule.id);
  assert.deepEqual(speaking({ ...BARE, 'f.yaml': unnamed }), ['undocumented-enforcement-point']);
  const watching = { ...BARE, 'f.yaml': unnamed, 'policy.yaml': annotated(DRY_RUN) };
  assert.deepEqual(speaking(watching).sort(), ['no-enforcement-point', 'undocumented-enforcement-point']);
  const [finding] = findingsOf(watching, [noEnforcementPoint]);
  assert.match(finding?.related[0]?.message ?? '', /refuses nobody/);
});

test('missing-owner: asked of a policy on which something is written, and not where nobody federates', () => {
  const dated = annotated('fedlint.dev/expires: "2026-12-31"');
  assert.deepEqual(marks(missingOwner, { ...BARE, 'policy.yaml': dated }), ['annotations']);
  assert.deepEqual(marks(missingOwner, BARE), []);
  assert.deepEqual(onPolicy(missingOwner, { ...BARE, '.fedlint.yaml': 'adoption: strict\n' }), ['metadata']);
  assert.deepEqual(marks(missingOwner, { 'policy.yaml': dated }), []);
  assert.deepEqual(marks(missingOwner, { ...SOUND_POLICIES, 'policy.yaml': dated }), []);
  const mended = after(missingOwner, { ...BARE, 'policy.yaml': dated }, 'Add the owner');
  assert.match(mended['policy.yaml'] ?? '', /fedlint\.dev\/owner: "?team-identity/);
});

const DATED = annotated('fedlint.dev/expires: "2026-12-31"');
const NAMESPACE = (labels: string, name = 'payments') =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: {${labels}}\n`;

for (const [how, files, owned] of [
  [
    'an owner label',
    { 'policy.yaml': changed(DATED, '  annotations:', '  labels: {owner: team-a}\n  annotations:') },
    true,
  ],
  [
    'an annotation of another tool',
    { 'policy.yaml': annotated('fedlint.dev/expires: "2026-12-31"', 'a8r.io/owner: team-a') },
    true,
  ],
  [
    'an annotation that says there is none',
    { 'policy.yaml': annotated('fedlint.dev/expires: "2026-12-31"', 'a8r.io/owner: No owner') },
    false,
  ],
  ['the owner of the namespace', { 'ns.yaml': NAMESPACE('owner: team-a') }, true],
  ['the team of the namespace', { 'ns.yaml': NAMESPACE('team: team-a') }, true],
  ['a namespace without owner', { 'ns.yaml': NAMESPACE('tier: gold') }, false],
  ['a team that is none', { 'ns.yaml': NAMESPACE('team: none') }, false],
  ['another namespace', { 'ns.yaml': NAMESPACE('owner: team-a', 'ledger') }, false],
  [
    'two clusters that agree',
    { 'a/ns.yaml': NAMESPACE('owner: team-a'), 'b/ns.yaml': NAMESPACE('team: team-a') },
    true,
  ],
  [
    'two clusters that differ',
    { 'a/ns.yaml': NAMESPACE('owner: team-a'), 'b/ns.yaml': NAMESPACE('owner: team-b') },
    false,
  ],
  [
    'the namespace beside, of two',
    { 'ns.yaml': NAMESPACE('owner: team-a'), 'b/ns.yaml': NAMESPACE('owner: team-b') },
    true,
  ],
  ['CODEOWNERS', { CODEOWNERS: '* @corp/platform\n' }, true],
  [
    'catalog-info.yaml',
    {
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: x}\nspec: {owner: team-a}\n',
    },
    true,
  ],
] as const satisfies readonly (readonly [string, Files, boolean])[]) {
  test(`the owner of a policy by ${how}: ${owned ? 'somebody' : 'nobody'}`, () => {
    const all: Files = { ...BARE, 'policy.yaml': DATED, ...files };
    assert.equal(marks(missingOwner, all).length, owned ? 0 : 1);
  });
}

test('a native link in a namespace inherits its owner, before that of the file', () => {
  const mesh = `apiVersion: v1
kind: ConfigMap
metadata:
  name: istio
  namespace: istio-system
  annotations:
    fedlint.dev/owner.bundle: team-b
    fedlint.dev/owner.renewal: team-b
    fedlint.dev/owner.authorization: team-b
data:
  mesh: |
    trustDomain: shop.corp.example
    caCertificates:
      - spiffeBundleUrl: https://bundle.acme.partner.example
        trustDomains: [acme.partner.example]
`;
  assert.equal(marks(missingOwner, { 'mesh.yaml': mesh }).length, 1);
  const owned = { 'mesh.yaml': mesh, 'ns.yaml': NAMESPACE('owner: team-mesh', 'istio-system') };
  assert.deepEqual(marks(missingOwner, owned), []);
});

test('unknown-owner: the owner of a policy at the border', () => {
  const teams = { '.fedlint.yaml': 'owners:\n  teams: [team-payments]\n' };
  const files = { ...BARE, ...teams, 'policy.yaml': annotated('fedlint.dev/owner: team-paymnets') };
  assert.deepEqual(marks(unknownOwner, files), ['team-paymnets']);
  assert.deepEqual(marks(unknownOwner, { ...teams, 'policy.yaml': files['policy.yaml'] }), []);
});

test('a policy that only watches needs an end, unless what documents it has one', () => {
  const watching = { ...BARE, 'policy.yaml': annotated(DRY_RUN, 'fedlint.dev/owner: team-payments') };
  assert.deepEqual(marks(missingTimeBox, watching), ['annotations']);
  assert.match(messages(missingTimeBox, watching)[0] ?? '', /^The policy `acme-orders` has no end/);
  const mended = after(missingTimeBox, watching, 'Add an end date');
  assert.match(mended['policy.yaml'] ?? '', /fedlint\.dev\/expires: "?2027-02-19/);
  assert.deepEqual(marks(missingTimeBox, { ...BARE, 'policy.yaml': annotated('fedlint.dev/owner: team-a') }), []);
  // Nothing is written on it: another rule speaks.
  assert.deepEqual(marks(missingTimeBox, { ...BARE, 'policy.yaml': annotated(DRY_RUN) }), []);
  const agreed = { ...watching, 'f.yaml': naming('AuthorizationPolicy/payments/acme-orders') };
  assert.deepEqual(marks(missingTimeBox, agreed), []);
  assert.deepEqual(marks(missingTimeBox, { ...SOUND_POLICIES, 'policy.yaml': annotated(DRY_RUN) }), []);
});

test('the end of a policy: past, near, too far away, without a change record', () => {
  const ending = (day: string, ...more: string[]): Files => ({
    ...BARE,
    'policy.yaml': annotated(`fedlint.dev/expires: "${day}"`, ...more),
  });
  assert.deepEqual(marks(expiredTimeBox, ending('2026-11-20')), ['"2026-11-20"']);
  assert.deepEqual(marks(expiredTimeBox, ending('2026-11-21')), []);
  assert.deepEqual(marks(expiredTimeBox, { 'policy.yaml': ending('2026-11-20')['policy.yaml'] ?? '' }), []);
  assert.deepEqual(marks(expiringTimeBox, ending('2026-12-01')), ['"2026-12-01"']);
  // One that refuses may do so for ever, so its end is no deviation.
  assert.deepEqual(marks(timeBoxTooLong, ending('2027-12-01')), []);
  assert.deepEqual(marks(timeBoxTooLong, ending('2027-12-01', DRY_RUN)), ['"2027-12-01"']);
  assert.deepEqual(marks(missingChangeReference, ending('2026-12-31')), []);
  assert.deepEqual(marks(missingChangeReference, ending('2026-12-31', DRY_RUN)), ['annotations']);
  assert.deepEqual(marks(missingChangeReference, ending('2026-12-31', DRY_RUN, 'fedlint.dev/change: CHG-1')), []);
});

for (const [line, ends] of [
  ['fedlint.dev/expires: never', false],
  ['fedlint.dev/expires: n/a', false],
  ['fedlint.dev/expires: Forever', false],
  ['fedlint.dev/expires: ""', false],
  ['janitor/ttl: forever', false],
  ['janitor/ttl: soon', false],
  ['janitor/ttl: 7d', true],
  ['janitor/ttl: 2w', true],
  ['janitor/expires: "2026-12-31T23:59"', true],
] as const) {
  test(`\`${line}\` ${ends ? 'ends' : 'does not end'} a policy`, () => {
    const policy = annotated(DRY_RUN, 'fedlint.dev/owner: team-payments', line);
    assert.equal(marks(missingTimeBox, { ...BARE, 'policy.yaml': policy }).length, ends ? 0 : 1);
  });
}

for (const [ttl, ends] of [
  ['4h', true],
  ['1d', true],
  ['2026-12-31T235959Z', true],
  ['never', false],
] as const) {
  test(`the label \`cleanup.kyverno.io/ttl: ${ttl}\` ${ends ? 'ends' : 'does not end'} a policy`, () => {
    const policy = changed(
      annotated(DRY_RUN, 'fedlint.dev/owner: team-payments'),
      '  annotations:\n',
      `  labels:\n    cleanup.kyverno.io/ttl: ${ttl}\n  annotations:\n`,
    );
    assert.equal(marks(missingTimeBox, { ...BARE, 'policy.yaml': policy }).length, ends ? 0 : 1);
  });
}

test('`never` is no date in a manifest either, and no mistake of its spelling', () => {
  const never = changed(FEDERATION, '    reviewBy: 2027-06-30\n', '    reviewBy: never\n');
  const found = findingsOf({ 'f.yaml': never }).filter(({ rule }) => /time-box|invalid-date/.test(rule.id));
  assert.deepEqual(
    found.map(({ rule }) => rule.id),
    ['missing-time-box'],
  );
});

test('a path that is called administrative is not for a foreign identity, and is for one of our own', () => {
  const lets = (principal: string, path: string): Files => ({
    ...SOUND_POLICIES,
    'policy.yaml': POLICY.replace(PRINCIPAL, principal).replace('paths: [/v1/orders]', `paths: [/v1/orders, ${path}]`),
  });
  const marked = (files: Files) => marks(delegatedAdministration, files);
  assert.deepEqual(marked(lets(PRINCIPAL, '/admin/*')), ['/admin/*']);
  assert.deepEqual(marked(lets(PRINCIPAL, '/v1/admin')), ['/v1/admin']);
  assert.deepEqual(marked(lets(PRINCIPAL, '/v1/administered-doses')), []);
  assert.deepEqual(marked(lets('shop.corp.example/ns/ops/sa/console', '/admin/*')), []);
  const refused = lets(PRINCIPAL, '/admin/*')['policy.yaml']?.replace('action: ALLOW', 'action: DENY') ?? '';
  assert.deepEqual(marked({ ...SOUND_POLICIES, 'policy.yaml': refused }), []);
});
