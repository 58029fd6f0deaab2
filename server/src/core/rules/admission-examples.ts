/** Admission policies that guard the trust of a sound mesh in its partner, one for each engine, to cut examples from. */
import { changed } from './examples.ts';
import { SOUND_POLICIES } from './policy-examples.ts';

/** Kyverno lets nobody switch mutual TLS off. */
export const KYVERNO = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: strict-mtls
spec:
  rules:
    - name: only-strict
      match:
        any:
          - resources:
              kinds: [security.istio.io/v1/PeerAuthentication]
      validate:
        failureAction: Enforce
        message: Mutual TLS stays strict.
        pattern:
          spec:
            mtls:
              mode: STRICT
`;

/** The same in CEL, for requests to the API server that touch policies. */
export const KYVERNO_CEL = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata:
  name: owned-policies
spec:
  validationActions: [Deny]
  matchConstraints:
    resourceRules:
      - apiGroups: [security.istio.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [authorizationpolicies]
  validations:
    - expression: has(object.metadata.annotations)
      message: Say who owns it.
`;

/** An exemption from it while the partner moves, with an end. */
export const EXCEPTION = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata:
  name: acme-move
  namespace: payments
spec:
  policyRefs:
    - kind: ValidatingPolicy
      name: owned-policies
  expiresAt: "2027-01-31T00:00:00Z"
  properties:
    reason: The partner changes its signing keys.
    ticket: CHG-1042
    approved-by: kim
`;

/** An exemption of the older kind. */
export const RULE_EXCEPTION = `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: acme-cutover
  namespace: payments
  labels:
    cleanup.kyverno.io/ttl: "2027-01-31"
spec:
  exceptions:
    - policyName: strict-mtls
      ruleNames: [only-strict]
  match:
    any:
      - resources:
          kinds: [PeerAuthentication]
          names: [acme-cutover]
`;

export const CONSTRAINT = `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredOwner
metadata:
  name: owned-trust
spec:
  enforcementAction: scoped
  scopedEnforcementActions:
    - action: deny
      enforcementPoints:
        - name: validation.gatekeeper.sh
        - name: audit.gatekeeper.sh
  match:
    kinds:
      - apiGroups: [spire.spiffe.io]
        kinds: [ClusterFederatedTrustDomain]
    excludedNamespaces: [kube-*]
`;

export const TEMPLATE = `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata:
  name: k8srequiredowner
spec:
  crd:
    spec:
      names:
        kind: K8sRequiredOwner
  targets:
    - target: admission.k8s.gatekeeper.sh
      rego: |
        package requiredowner
        violation[{"msg": "Say who owns it."}] {
          input.review.kind.kind == "ClusterFederatedTrustDomain"
          not input.review.object.metadata.annotations["fedlint.dev/owner"]
        }
`;

export const CONFIG = `apiVersion: config.gatekeeper.sh/v1alpha1
kind: Config
metadata:
  name: config
  namespace: gatekeeper-system
spec:
  match:
    - excludedNamespaces: [kube-*]
      processes: ["*"]
`;

export const EXEMPT_NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: spire-system
  labels:
    admission.gatekeeper.sh/ignore: bootstraps-before-gatekeeper
`;

export const ADMISSION_POLICY = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: short-lived
spec:
  failurePolicy: Fail
  paramKind:
    apiVersion: v1
    kind: ConfigMap
  matchConstraints:
    resourceRules:
      - apiGroups: [spire.spiffe.io]
        apiVersions: [v1alpha1]
        operations: [CREATE, UPDATE]
        resources: [clusterspiffeids]
  validations:
    - expression: object.spec.ttl == params.data.ttl
`;

export const BINDING = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: short-lived
spec:
  policyName: short-lived
  validationActions: [Deny]
  paramRef:
    name: lifetimes
    namespace: spire-system
    parameterNotFoundAction: Deny
`;

/** Who watches an observing policy, and until when, so that only the rule at hand has something to say. */
export const WATCHED = `  annotations:
    fedlint.dev/owner: team-payments
    fedlint.dev/expires: 2026-12-31
    fedlint.dev/change: CHG-1042
`;

const FILES = {
  ...SOUND_POLICIES,
  'kyverno.yaml': KYVERNO,
  'kyverno-cel.yaml': KYVERNO_CEL,
  'exception.yaml': EXCEPTION,
  'rule-exception.yaml': RULE_EXCEPTION,
  'constraint.yaml': CONSTRAINT,
  'template.yaml': TEMPLATE,
  'config.yaml': CONFIG,
  'namespace.yaml': EXEMPT_NAMESPACE,
  'admission-policy.yaml': ADMISSION_POLICY,
  'binding.yaml': BINDING,
};

type Files = Readonly<Record<string, string>>;

/** All of the above with a mesh that trusts its partner, as a workspace. */
export const SOUND_ADMISSION: Files = FILES;

type Change = readonly [from: string, to: string];

/** The sound set with pieces of one of its files changed. */
export function unsoundAdmission(file: keyof typeof FILES, ...changes: readonly Change[]): Files {
  const text = changes.reduce((before, [from, to]) => changed(before, from, to), FILES[file] ?? '');
  return { ...FILES, [file]: text };
}
