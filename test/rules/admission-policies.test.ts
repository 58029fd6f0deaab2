/** Admission policies of Kyverno, Gatekeeper and Kubernetes, in a workspace that trusts a partner and in one that trusts nobody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ADMISSION_POLICY,
  BINDING,
  CONSTRAINT,
  EXCEPTION,
  KYVERNO,
  KYVERNO_CEL,
  RULE_EXCEPTION,
  SOUND_ADMISSION,
  TEMPLATE,
  WATCHED,
} from '../../server/src/core/rules/admission-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { findingsOf } from '../harness/workspace.ts';

type Files = Readonly<Record<string, string>>;

/** `rule "text at the place"`, in the order of the alphabet. */
function said(files: Files): string[] {
  const found = findingsOf(files).map(({ rule, span, document }) => {
    const text = document.section.text.slice(span.start, span.end).split('\n')[0];
    return `${rule.id} "${text}"`;
  });
  return found.toSorted();
}

function withPartner(...texts: readonly string[]): string[] {
  return said({ ...SOUND_POLICIES, 'admission.yaml': texts.join('---\n') });
}

function alone(...texts: readonly string[]): string[] {
  return said({ 'admission.yaml': texts.join('---\n') });
}

const IGNORED_LIST = `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sNamedApprover
metadata:
  name: approved-by-somebody
spec:
  enforcementAction: dryrun
  scopedEnforcementActions:
    - action: deny
      enforcementPoints:
        - name: validation.gatekeeper.sh
`;

test('a scoped list that Gatekeeper ignores, in a constraint that only records', () => {
  assert.deepEqual(withPartner(IGNORED_LIST), [
    'ignored-scoped-actions "scopedEnforcementActions"',
    'observed-only-policy "dryrun"',
  ]);
  assert.deepEqual(alone(IGNORED_LIST), ['ignored-scoped-actions "scopedEnforcementActions"']);
  const unsaid = changed(IGNORED_LIST, '  enforcementAction: dryrun\n', '');
  assert.deepEqual(withPartner(unsaid), ['ignored-scoped-actions "scopedEnforcementActions"']);
  const read = changed(IGNORED_LIST, 'dryrun', 'scoped');
  assert.deepEqual(withPartner(read), []);
  assert.deepEqual(withPartner(changed(IGNORED_LIST, 'dryrun', '"{{ .action }}"')), []);
});

const GRANTED = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata:
  name: new-issuer
  namespace: orders
spec:
  policyRefs:
    - kind: ValidatingPolicy
      name: signed-by-our-ca
  expiresAt: "2027-02-15T00:00:00Z"
  properties:
    reason: The partner moves to another issuer
    ticket: CHG-77
    approved-by: lee
`;

test('an exception of Kyverno with an end, a reason and an approver', () => {
  assert.deepEqual(withPartner(GRANTED), []);
  assert.deepEqual(alone(GRANTED), []);
});

const OLD_STYLE = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: mutual-tls
spec:
  validationFailureAction: audit
  failurePolicy: Ignore
  rules: []
`;

test('a policy of Kyverno that audits, fails open, and says so in the old way', () => {
  assert.deepEqual(withPartner(OLD_STYLE), [
    'fail-open "Ignore"',
    'lower-case-failure-action "audit"',
    'observed-only-policy "audit"',
    'policy-wide-failure-action "validationFailureAction"',
  ]);
  assert.deepEqual(alone(OLD_STYLE), []);
});

const WARNING_TOO = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: lifetimes
spec:
  policyName: lifetimes
  validationActions: [Deny, Warn]
`;

test('a binding that denies and warns, and one that only warns', () => {
  assert.deepEqual(withPartner(WARNING_TOO), ['deny-with-warn "Warn"']);
  assert.deepEqual(alone(WARNING_TOO), ['deny-with-warn "Warn"']);
  const warning = changed(WARNING_TOO, '[Deny, Warn]', '[Warn]');
  assert.deepEqual(withPartner(warning), ['observed-only-policy "[Warn]"']);
  assert.deepEqual(alone(warning), []);
});

test('without a partner the sound set and every weakness in it are of no concern', () => {
  const weak = [
    changed(KYVERNO, '        failureAction: Enforce\n', ''),
    changed(KYVERNO_CEL, '[Deny]', '[Audit]'),
    changed(EXCEPTION, '  expiresAt: "2027-01-31T00:00:00Z"\n', ''),
    changed(RULE_EXCEPTION, '[only-strict]', '["*"]'),
    changed(CONSTRAINT, '[kube-*]', '["*"]'),
    changed(BINDING, 'policyName: short-lived', 'policyName: other'),
    ADMISSION_POLICY,
    TEMPLATE.replaceAll('equiredOwner', 'equiredTeam'),
  ];
  assert.deepEqual(alone(...weak), []);
});

test('a policy about other things is of no concern where a partner is trusted', () => {
  const pods = KYVERNO.replace('security.istio.io/v1/PeerAuthentication', 'Pod');
  assert.deepEqual(withPartner(pods.replace('Enforce', 'Audit')), []);
  assert.deepEqual(withPartner(pods.replace('        failureAction: Enforce\n', '')), []);
  assert.deepEqual(withPartner(pods.replace('spec:\n  rules', 'spec:\n  admission: false\n  rules')), []);
});

test('a binding is about what its policy is about', () => {
  const warning = BINDING.replace('[Deny]', '[Warn]');
  assert.deepEqual(withPartner(ADMISSION_POLICY, warning), ['observed-only-policy "[Warn]"']);
  const ofPods = ADMISSION_POLICY.replace('spire.spiffe.io', '""').replace('clusterspiffeids', 'pods');
  assert.deepEqual(withPartner(ofPods, warning), []);
  assert.deepEqual(withPartner(ofPods, changed(warning, '  paramRef:\n', '  matchResources: {}\n  paramRef:\n')), []);
});

test('an exception only from policies that are about other things', () => {
  const endless = changed(RULE_EXCEPTION, '  labels:\n    cleanup.kyverno.io/ttl: "2027-01-31"\n', '');
  assert.deepEqual(withPartner(endless), ['policy-exception-without-end "metadata"']);
  const ofPods = KYVERNO.replace('security.istio.io/v1/PeerAuthentication', 'Pod');
  assert.deepEqual(withPartner(endless, ofPods), []);
  assert.deepEqual(withPartner(endless, KYVERNO), ['policy-exception-without-end "metadata"']);
});

test('the end of an exception: whatever sets it, and whoever knows it', () => {
  const ending = (label: string) => withPartner(RULE_EXCEPTION.replace('"2027-01-31"', label));
  assert.deepEqual(ending('4h'), []);
  assert.deepEqual(ending('"{{ end }}"'), []);
  assert.deepEqual(ending('"2026-11-20"'), ['expired-policy-exception ""2026-11-20""']);
  assert.deepEqual(ending('"2027-02-19"'), []);
  assert.deepEqual(ending('"2027-02-20"'), ['long-policy-exception ""2027-02-20""']);
  const noted = changed(RULE_EXCEPTION, '  labels:\n    cleanup.kyverno.io/ttl: "2027-01-31"\n', WATCHED);
  assert.deepEqual(withPartner(noted), []);
  const past = { ...SOUND_POLICIES, 'admission.yaml': changed(noted, '2026-12-31', '2026-11-20') };
  assert.deepEqual(
    findingsOf(past).map(({ rule, severity }) => `${severity} ${rule.id}`),
    ['error expired-policy-exception'],
  );
  const never = changed(EXCEPTION, '"2027-01-31T00:00:00Z"', '"{{ end }}"');
  assert.deepEqual(withPartner(never), []);
});

test('notes on an exception may stand elsewhere', () => {
  const bare = changed(EXCEPTION, '    ticket: CHG-1042\n    approved-by: kim\n', '');
  assert.deepEqual(withPartner(bare), ['unapproved-policy-exception "properties"']);
  assert.deepEqual(withPartner(changed(bare, '  namespace: payments\n', `  namespace: payments\n${WATCHED}`)), []);
});

test('an exception that picks objects neither by name nor by label', () => {
  const wide = changed(RULE_EXCEPTION, '          names: [acme-cutover]\n', '');
  assert.deepEqual(withPartner(wide), ['broad-policy-exception "resources"']);
  const labelled = changed(
    wide,
    '          kinds:',
    '          selector: {matchLabels: {app: acme}}\n          kinds:',
  );
  assert.deepEqual(withPartner(labelled), []);
});

test('enforcement points of Gatekeeper', () => {
  const point = (text: string) => withPartner(CONSTRAINT.replace('- name: audit.gatekeeper.sh', text));
  assert.deepEqual(point('- name: "*"'), []);
  assert.deepEqual(point('- name: "{{ x }}"'), []);
  assert.deepEqual(point('- name: our-gateway'), ['unknown-gatekeeper-point "our-gateway"']);
  const none = changed(CONSTRAINT, '  match:\n', '    - action: warn\n      enforcementPoints: []\n  match:\n');
  assert.deepEqual(withPartner(none), ['unknown-gatekeeper-point "enforcementPoints"']);
  const [finding] = findingsOf({ 'a.yaml': CONSTRAINT.replace('audit.gatekeeper.sh', 'our-gateway') });
  assert.deepEqual(finding?.offers(), []);
});

test('a definition is missed by its binding only where others close by have theirs', () => {
  const other = BINDING.replaceAll('short-lived', 'other');
  const unbound = ['unapplied-policy "short-lived"'];
  assert.deepEqual(withPartner(ADMISSION_POLICY), []);
  assert.deepEqual(withPartner(ADMISSION_POLICY, other), unbound);
  assert.deepEqual(withPartner(ADMISSION_POLICY, other, BINDING), []);
  assert.deepEqual(withPartner(ADMISSION_POLICY, other.replace('policyName: other', 'policyName: "{{ x }}"')), []);
  const far = { ...SOUND_POLICIES, 'base/policy.yaml': ADMISSION_POLICY, 'clusters/eu/binding.yaml': other };
  assert.deepEqual(said(far), []);
  const unused = TEMPLATE.replaceAll('equiredOwner', 'equiredTeam').replace('k8srequiredowner', 'k8srequiredteam');
  assert.deepEqual(withPartner(unused, CONSTRAINT), ['unapplied-policy "K8sRequiredTeam"']);
  assert.deepEqual(withPartner(TEMPLATE, CONSTRAINT), []);
  const elsewhere = unused.replace('ClusterFederatedTrustDomain', 'StorageClass');
  assert.deepEqual(withPartner(elsewhere, CONSTRAINT), []);
});

test('parameters are missed only where expressions need them', () => {
  const without = changed(
    BINDING,
    '  paramRef:\n    name: lifetimes\n    namespace: spire-system\n    parameterNotFoundAction: Deny\n',
    '',
  );
  const [policyName] = ['missing-policy-parameters "spec"'];
  assert.deepEqual(withPartner(ADMISSION_POLICY, without), [policyName]);
  assert.deepEqual(withPartner(without), []);
  const asking = changed(ADMISSION_POLICY, 'object.spec.ttl ==', 'params == null || object.spec.ttl ==');
  assert.deepEqual(withPartner(asking, without), []);
});

test('a binding without an answer, and with one twice', () => {
  const answers = (text: string) => alone(BINDING.replace('  validationActions: [Deny]\n', text));
  assert.deepEqual(answers(''), ['invalid-validation-actions "spec"']);
  assert.deepEqual(answers('  validationActions: [Deny, Audit, Audit]\n'), ['invalid-validation-actions "Audit"']);
  const oldest = BINDING.replace('  validationActions: [Deny]\n', '').replace('k8s.io/v1\n', 'k8s.io/v1alpha1\n');
  assert.deepEqual(alone(oldest), []);
  assert.deepEqual(alone(KYVERNO_CEL.replace('  validationActions: [Deny]\n', '')), []);
});

test('two that watch one kind count only while nobody enforces it', () => {
  const auditing = changed(KYVERNO_CEL, '[Deny]', '[Audit]').replace('spec:', `${WATCHED}spec:`);
  const warning = CONSTRAINT.replace('spire.spiffe.io', 'security.istio.io')
    .replace('ClusterFederatedTrustDomain', 'AuthorizationPolicy')
    .replace(/ {2}scopedEnforcementActions:[\s\S]*? {2}match:/, '  match:')
    .replace('enforcementAction: scoped', 'enforcementAction: warn')
    .replace('spec:', `${WATCHED}spec:`);
  assert.deepEqual(withPartner(auditing, warning), ['trust-kind-only-observed "[Audit]"']);
  const third = KYVERNO.replace('v1/PeerAuthentication', 'v1/AuthorizationPolicy');
  assert.deepEqual(withPartner(auditing, warning, third), []);
  const unknown = KYVERNO.replace('security.istio.io/v1/PeerAuthentication', '"{{ request.kind }}"');
  assert.deepEqual(withPartner(auditing, warning, unknown), []);
  assert.deepEqual(withPartner(auditing, auditing.replace('owned-policies', 'more')), []);
});

test('an override is a downgrade only where it decides against an Enforce', () => {
  const overridden = (overrides: string, action = 'Enforce') =>
    withPartner(
      KYVERNO.replace(
        '        failureAction: Enforce\n',
        `        failureAction: ${action}\n        failureActionOverrides: ${overrides}\n`,
      ).replace('spec:\n', `${WATCHED}spec:\n`),
    );
  const downgrade = ['failure-action-downgrade "Audit"'];
  assert.deepEqual(overridden('[{action: Audit}]'), downgrade);
  assert.deepEqual(overridden('[{action: Audit, namespaces: [a, "*"]}]'), downgrade);
  assert.deepEqual(overridden('[{action: Audit, namespaces: [dev-*]}]'), []);
  assert.deepEqual(overridden('[{action: Enforce}, {action: Audit}]'), []);
  assert.deepEqual(overridden('[{action: Audit}]', 'Audit'), []);
});

test('versions that are going away, and those of other kinds in the same group', () => {
  assert.deepEqual(withPartner(KYVERNO.replace('kyverno.io/v1', 'kyverno.io/v2beta1')), []);
  assert.deepEqual(withPartner(KYVERNO_CEL.replace('kyverno.io/v1', 'kyverno.io/v1alpha1')), [
    'deprecated-policy-version "policies.kyverno.io/v1alpha1"',
  ]);
  assert.deepEqual(alone(KYVERNO_CEL.replace('kyverno.io/v1', 'kyverno.io/v1alpha1')), []);
});

test('a namespace that Gatekeeper leaves alone', () => {
  const label = (value: string) =>
    withPartner(
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    admission.gatekeeper.sh/ignore:${value}\n`,
    );
  const bare = ['unexplained-gatekeeper-exemption "admission.gatekeeper.sh/ignore"'];
  assert.deepEqual(label(' ""'), bare);
  assert.deepEqual(label(''), bare);
  assert.deepEqual(label(' "{{ why }}"'), []);
  assert.deepEqual(label(' "true"'), []);
});

test('the Config of Gatekeeper counts under one name only', () => {
  const config = (name: string) =>
    alone(SOUND_ADMISSION['config.yaml']?.replace('name: config', `name: ${name}`) ?? '');
  assert.deepEqual(config('config'), []);
  assert.deepEqual(config('"{{ x }}"'), []);
  assert.deepEqual(config('configs'), ['gatekeeper-config-name "configs"']);
});
