/** Admission policies of Kyverno, Gatekeeper and Kubernetes as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyFact } from '../../../server/src/core/model/facts.ts';
import { trustKindsIn } from '../../../server/src/core/model/trust-kinds.ts';
import { dotted, factOf, factsIn, said, shown } from './spire-conf-reading.ts';

function policyIn(text: string): PolicyFact {
  return factOf('policy', text, 'policy.yaml');
}

function enforcementIn(text: string): string {
  const { level, weakenedBy } = policyIn(text).enforcement;
  const ways = weakenedBy.map((setting) => {
    assert.ok(setting.span.end > setting.span.start);
    return `${setting.way} "${shown(text, setting)}" at ${dotted(setting.path)}`;
  });
  return [level, ...ways].join('; ');
}

function guardsIn(text: string): string | undefined {
  return policyIn(text).guards?.map(said).join(' ');
}

function kyverno(spec: string, kind = 'ClusterPolicy'): string {
  return `apiVersion: kyverno.io/v1\nkind: ${kind}\nmetadata: {name: strict}\nspec: ${spec}\n`;
}

const MATCH = 'match: {any: [{resources: {kinds: [AuthorizationPolicy]}}]}';
const VALIDATE = 'rules / 0 / validate';

/** spec | enforcement, the way, the text marked and the path */
const KYVERNO = `
{validationFailureAction: Enforce, rules: [{MATCH, validate: {}}]} | enforced
{validationFailureAction: enforce, rules: [{MATCH, validate: {}}]} | enforced
{validationFailureAction: Audit, rules: [{MATCH, validate: {}}]} | observed; kyverno-audit "Audit" at spec / validationFailureAction
{validationFailureAction: Audit, rules: [{MATCH, validate: {failureAction: Enforce}}]} | enforced
{validationFailureAction: Enforce, rules: [{MATCH, validate: {failureAction: Audit}}]} | observed; kyverno-audit "Audit" at spec / VALIDATE / failureAction
{rules: [{MATCH, validate: {}}]} | observed; kyverno-default-audit "validate" at spec / VALIDATE / failureAction
{rules: [{MATCH, verifyImages: [{}]}]} | observed; kyverno-default-audit "verifyImages" at spec / rules / 0 / verifyImages / 0 / failureAction
{rules: []} | unknown
{} | unknown
{validationFailureAction: audit, rules: []} | observed; kyverno-audit "audit" at spec / validationFailureAction
{validationFailureAction: "{{ x }}", rules: [{MATCH, validate: {}}]} | unknown
{validationFailureAction: Never, rules: [{MATCH, validate: {}}]} | unknown
{validationFailureAction: "{{ x }}", rules: [{MATCH, validate: {failureAction: Enforce}}]} | enforced
{rules: [{MATCH, validate: {failureAction: Enforce}}, {MATCH, validate: {failureAction: Audit}}]} | partial; kyverno-audit "Audit" at spec / rules / 1 / validate / failureAction
{rules: [{MATCH, validate: {failureAction: Enforce}}, {MATCH, mutate: {}}]} | enforced
{rules: [{MATCH, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit}]}}]} | observed; kyverno-audit "Audit" at spec / VALIDATE / failureActionOverrides / 0 / action
{rules: [{MATCH, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit, namespaces: ["*"]}]}}]} | observed; kyverno-audit "Audit" at spec / VALIDATE / failureActionOverrides / 0 / action
{rules: [{MATCH, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit, namespaces: [dev-*]}]}}]} | partial; kyverno-audit-in-some-namespaces "Audit" at spec / VALIDATE / failureActionOverrides / 0 / action
{rules: [{MATCH, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit, namespaces: []}]}}]} | enforced
{rules: [{MATCH, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit, namespaceSelector: {matchLabels: {a: b}}}]}}]} | partial; kyverno-audit-in-some-namespaces "Audit" at spec / VALIDATE / failureActionOverrides / 0 / action
{rules: [{MATCH, validate: {failureAction: Audit, failureActionOverrides: [{action: Enforce}]}}]} | enforced
{rules: [{MATCH, validate: {failureAction: Audit, failureActionOverrides: [{action: Enforce}, {action: Audit}]}}]} | enforced
{rules: [{MATCH, validate: {failureActionOverrides: [{action: Enforce, namespaces: [pay]}]}}]} | partial; kyverno-default-audit "validate" at spec / VALIDATE / failureAction
{validationFailureActionOverrides: [{action: Audit}], validationFailureAction: Enforce, rules: [{MATCH, validate: {}}]} | observed; kyverno-audit "Audit" at spec / validationFailureActionOverrides / 0 / action
{validationFailureActionOverrides: [{action: Audit}], rules: [{MATCH, validate: {failureAction: Enforce}}]} | enforced
{validationFailureActionOverrides: [{action: Enforce, namespaces: [pay]}], validationFailureAction: Audit, rules: [{MATCH, validate: {}}]} | partial; kyverno-audit "Audit" at spec / validationFailureAction
{validationFailureAction: Audit, rules: [{MATCH, verifyImages: [{failureAction: Audit}, {failureAction: Enforce}]}]} | enforced
{validationFailureAction: Enforce, rules: [{MATCH, verifyImages: [{failureAction: Audit}]}]} | observed; kyverno-audit "Audit" at spec / rules / 0 / verifyImages / 0 / failureAction
{admission: false, validationFailureAction: Enforce, rules: [{MATCH, validate: {}}]} | off; kyverno-background-only "false" at spec / admission
{admission: "{{ x }}", validationFailureAction: Enforce, rules: [{MATCH, validate: {}}]} | unknown
`;

test('Kyverno: the first place that speaks for a rule decides', () => {
  for (const row of KYVERNO.trim().split('\n')) {
    const [spec = '', expected = ''] = row.replaceAll('MATCH', MATCH).replaceAll('VALIDATE', VALIDATE).split(' | ');
    assert.equal(enforcementIn(kyverno(spec)), expected, spec);
  }
});

test('Kyverno: a policy in a namespace takes no overrides for all its rules', () => {
  const spec = `{validationFailureActionOverrides: [{action: Audit}], validationFailureAction: Enforce, rules: [{${MATCH}, validate: {}}]}`;
  assert.equal(enforcementIn(kyverno(spec, 'Policy')), 'enforced');
  const own = `{rules: [{${MATCH}, validate: {failureAction: Enforce, failureActionOverrides: [{action: Audit}]}}]}`;
  assert.match(enforcementIn(kyverno(own, 'Policy')), /^observed/);
});

test('Kyverno: rules that only change or make objects are no policy', () => {
  const facts = factsIn(kyverno(`{rules: [{${MATCH}, mutate: {}}, {${MATCH}, generate: {}}]}`), 'policy.yaml');
  assert.deepEqual(facts, []);
});

test('Kyverno: braces of its own do not make it a Helm template', () => {
  const text = kyverno(`{rules: [{${MATCH}, validate: {failureAction: Enforce, deny: {conditions: {any: [
    {key: "{{ request.object.spec.rules[?from == '{{element.name}}'] | length(@) }}", operator: Equals, value: 0}]}}}}]}`);
  assert.equal(enforcementIn(text), 'enforced');
});

/** kinds | guards */
const KINDS = `
[AuthorizationPolicy] | AuthorizationPolicy
[security.istio.io/v1/AuthorizationPolicy] | security.istio.io/AuthorizationPolicy
[security.istio.io/*/AuthorizationPolicy] | security.istio.io/AuthorizationPolicy
[v1/Pod] | Pod
["*/Pod"] | Pod
["*/*"] | *
["*"] | *
[Pod/exec, Pod.status, apps/v1/Deployment/scale] |
["{{ request.kind }}"] | ?{{ request.kind }}
`;

test('Kyverno: kinds with group and version, without what is only about a part of an object', () => {
  for (const row of KINDS.trim().split('\n')) {
    const [kinds = '', expected = ''] = row.split(' | ');
    const rule = `match: {any: [{resources: {kinds: ${kinds.replace(/ \|$/, '')}}}]}`;
    assert.equal(guardsIn(kyverno(`{rules: [{${rule}, validate: {}}]}`)), expected.trim(), row);
  }
  const old = 'match: {resources: {kinds: [Pod]}}';
  assert.equal(guardsIn(kyverno(`{rules: [{${old}, validate: {}}]}`)), 'Pod');
  const all = 'match: {all: [{resources: {kinds: [Pod]}}, {resources: {kinds: [Service]}}]}';
  assert.equal(guardsIn(kyverno(`{rules: [{${all}, validate: {}}]}`)), 'Pod Service');
  assert.equal(guardsIn(kyverno('{rules: [{match: {}, validate: {}}]}')), undefined);
  assert.equal(guardsIn(kyverno('{rules: []}')), undefined);
});

test('Kyverno: the newer failurePolicy counts, and the old one where there is none', () => {
  const failing = (spec: string) => dotted(policyIn(kyverno(spec)).failsOpen?.path);
  assert.equal(failing('{failurePolicy: Ignore}'), 'spec / failurePolicy');
  assert.equal(
    failing('{webhookConfiguration: {failurePolicy: Ignore}}'),
    'spec / webhookConfiguration / failurePolicy',
  );
  assert.equal(failing('{failurePolicy: Ignore, webhookConfiguration: {failurePolicy: Fail}}'), undefined);
  assert.equal(failing('{}'), undefined);
});

test('Kyverno: policies in CEL deny unless they say otherwise', () => {
  const text = (spec: string) =>
    `apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: a}\nspec: ${spec}\n`;
  assert.equal(enforcementIn(text('{}')), 'enforced');
  assert.equal(enforcementIn(text('{validationActions: [Audit, Deny]}')), 'enforced');
  assert.equal(
    enforcementIn(text('{validationActions: [Audit]}')),
    'observed; kyverno-audit "[Audit]" at spec / validationActions',
  );
  assert.equal(
    enforcementIn(text('{validationActions: [Warn]}')),
    'observed; kyverno-warn "[Warn]" at spec / validationActions',
  );
  assert.equal(enforcementIn(text('{validationActions: ["{{ x }}"]}')), 'unknown');
  assert.equal(
    enforcementIn(text('{validationActions: [Deny], evaluation: {admission: {enabled: false}}}')),
    'off; kyverno-background-only "false" at spec / evaluation / admission / enabled',
  );
  const envoy = policyIn(text('{evaluation: {mode: Envoy}, failurePolicy: Ignore}'));
  assert.deepEqual([envoy.decides, envoy.failsOpen?.way], ['request-time', 'kyverno-webhook']);
  const guarding =
    '{matchConstraints: {resourceRules: [{apiGroups: [security.istio.io, ""], resources: [authorizationpolicies, pods/exec]}]}}';
  assert.equal(guardsIn(text(guarding)), 'security.istio.io/authorizationpolicies /authorizationpolicies');
});

const CONSTRAINT = 'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sOwners\nmetadata: {name: owners}\nspec: ';
const AT = (point: string, action = 'deny') =>
  `{enforcementAction: scoped, scopedEnforcementActions: [{action: ${action}, enforcementPoints: [{name: "${point}"}]}]}`;

/** spec | enforcement */
const GATEKEEPER: readonly (readonly [string, string])[] = [
  ['{}', 'enforced'],
  ['{enforcementAction: deny}', 'enforced'],
  ['{enforcementAction: dryrun}', 'observed; gatekeeper-dryrun "dryrun" at spec / enforcementAction'],
  ['{enforcementAction: warn}', 'observed; gatekeeper-warn "warn" at spec / enforcementAction'],
  ['{enforcementAction: "{{ x }}"}', 'unknown'],
  ['{enforcementAction: notify-team}', 'unknown'],
  [AT('validation.gatekeeper.sh'), 'enforced'],
  [AT('vap.k8s.io'), 'enforced'],
  [AT('*'), 'enforced'],
  [AT('audit.gatekeeper.sh'), 'observed; gatekeeper-unblocked-admission "scoped" at spec / enforcementAction'],
  [AT('*', 'warn'), 'observed; gatekeeper-unblocked-admission "scoped" at spec / enforcementAction'],
  [AT('{{ x }}'), 'unknown'],
  ['{enforcementAction: scoped}', 'observed; gatekeeper-unblocked-admission "scoped" at spec / enforcementAction'],
  [AT('*').replace('scoped,', 'dryrun,'), 'observed; gatekeeper-dryrun "dryrun" at spec / enforcementAction'],
];

test('Gatekeeper: what a constraint refuses as objects are written', () => {
  for (const [spec, expected] of GATEKEEPER) assert.equal(enforcementIn(CONSTRAINT + spec), expected, spec);
  assert.equal(
    guardsIn(`${CONSTRAINT}{match: {kinds: [{apiGroups: ["", apps], kinds: [Pod]}, {kinds: [Link]}]}}`),
    '/Pod apps/Pod Link',
  );
  assert.equal(guardsIn(`${CONSTRAINT}{match: {namespaces: [pay]}}`), undefined);
  assert.equal(said(policyIn(`${CONSTRAINT}{}`).applies), 'ConstraintTemplate/K8sOwners');
});

test('Gatekeeper: its own webhook may fail open, and webhooks of others are not read', () => {
  const text = (name: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: webhooks}
webhooks:
  - name: check-ignore-label.gatekeeper.sh
    failurePolicy: Fail
  - name: ${name}
    failurePolicy: Ignore
    rules: [{apiGroups: ["*"], resources: ["*"]}]
`;
  const policy = policyIn(text('validation.gatekeeper.sh'));
  assert.equal(policy.failsOpen?.way, 'gatekeeper-webhook');
  assert.equal(dotted(policy.failsOpen?.path), 'webhooks / 1 / failurePolicy');
  assert.deepEqual(policy.guards?.map(said), ['*']);
  assert.deepEqual(factsIn(text('validation.istio.io'), 'policy.yaml'), []);
});

const BINDING =
  'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: ';

test('Kubernetes: a binding says what becomes of a violation', () => {
  assert.equal(enforcementIn(`${BINDING}{policyName: p, validationActions: [Deny, Audit]}`), 'enforced');
  assert.equal(
    enforcementIn(`${BINDING}{policyName: p, validationActions: [Warn, Audit]}`),
    'observed; binding-without-deny "[Warn, Audit]" at spec / validationActions',
  );
  assert.equal(
    enforcementIn(`${BINDING}\n  policyName: p\n  validationActions:\n    - Warn\n`),
    'observed; binding-without-deny "Warn" at spec / validationActions',
  );
  assert.equal(enforcementIn(`${BINDING}{policyName: p}`), 'unknown');
  assert.equal(said(policyIn(`${BINDING}{policyName: p}`).applies), 'ValidatingAdmissionPolicy/p');
});

test('Kubernetes: whether expressions need parameters', () => {
  const needs = (...expressions: string[]) => {
    const validations = JSON.stringify(expressions.map((expression) => ({ expression })));
    const text = `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nspec: {paramKind: {kind: X}, validations: ${validations}}\n`;
    return factOf('policy-parameters', text, 'policy.yaml').needsThem;
  };
  assert.equal(needs('object.spec.replicas < params.max'), true);
  assert.equal(needs('params == null || object.spec.replicas < params.max'), false);
  assert.equal(needs('params != null', 'params.max > 1'), false);
  assert.equal(needs('object.spec.paramsets > 1'), false);
  assert.equal(needs('{{ x }}', 'params.max > 1'), false);
});

test('kinds by which trust is configured, in every spelling', () => {
  const trust = (...guards: string[]) =>
    [...trustKindsIn(guards.map((value) => ({ known: true, value, span: { start: 0, end: 1 } })))].join(' ');
  assert.equal(trust('Pod', 'apps/Deployment', 'services'), '');
  assert.equal(trust('PeerAuthentication'), 'PeerAuthentication');
  assert.equal(trust('security.istio.io/peerauthentications'), 'PeerAuthentication');
  assert.equal(trust('AuthorizationPolicy'), 'AuthorizationPolicy');
  assert.equal(trust('apps/AuthorizationPolicy'), '');
  assert.equal(trust('/Link'), '');
  assert.equal(trust('spire.spiffe.io/*'), 'ClusterFederatedTrustDomain ClusterSPIFFEID ClusterStaticEntry');
  assert.equal(trust('kuma.io/meshtlses'), 'MeshTLS');
  assert.equal(trust('serviceintentions'), 'ServiceIntentions');
  assert.equal(trust('*.linkerd.io/L*'), 'Link');
  assert.ok(trustKindsIn([{ known: true, value: '*', span: { start: 0, end: 1 } }]).size > 20);
  assert.ok(trustKindsIn(undefined).size > 20);
  assert.equal(trustKindsIn([{ known: false, text: '{{ x }}', span: { start: 0, end: 1 } }]).size, 0);
});
