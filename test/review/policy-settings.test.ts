/** How much of a policy is acted upon, what happens when it fails, and who decides, in the language of each program. */
import { CONSTRAINT, SOUND_ADMISSION, unsoundAdmission } from '../../server/src/core/rules/admission-examples.ts';
import { SOUND_CEDAR, unsoundCedar } from '../../server/src/core/rules/cedar-examples.ts';
import { SOUND_CILIUM, unsoundCilium } from '../../server/src/core/rules/cilium-examples.ts';
import { GATEWAY, OPA, SOUND_ENVOY, unsoundEnvoy } from '../../server/src/core/rules/envoy-examples.ts';
import { changed, SOUND, unsound } from '../../server/src/core/rules/examples.ts';
import { AUTHORIZER, CUSTOM, meshWith, policyHead } from '../../server/src/core/rules/istio-examples.ts';
import { MESH_PERMISSION, SOUND_KUMA, unsoundKuma } from '../../server/src/core/rules/kuma-examples.ts';
import { SOUND_LINKERD, unsoundLinkerd } from '../../server/src/core/rules/linkerd-examples.ts';
import { MESH, SOUND_MESH, unsoundMesh } from '../../server/src/core/rules/mesh-examples.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../../server/src/core/rules/policy-examples.ts';
import { testStep } from '../harness/steps.ts';

const WEAKER = ['widens enforcement-mode-changed'];
const STRONGER = ['narrows enforcement-mode-changed'];
const OPENS = ['widens fails-open-changed'];
const CLOSES = ['narrows fails-open-changed'];
const MOVED = ['moves decision-moved'];
const EDITED = ['neutral policy-edited'];

const peers = (terms: string) => meshWith({ 'peers.yaml': `${policyHead('PeerAuthentication', 'default')}${terms}` });
const STRICT = peers('  mtls:\n    mode: STRICT\n');

testStep('Istio only writes down', SOUND_POLICIES, unsoundPolicies('policy.yaml', 'ALLOW', 'AUDIT'), WEAKER, STRONGER);
testStep('Istio takes plain text', STRICT, peers('  mtls:\n    mode: PERMISSIVE\n'), WEAKER, STRONGER);
testStep(
  'Istio goes from plain text beside mutual TLS to plain text',
  peers('  mtls:\n    mode: PERMISSIVE\n'),
  peers('  mtls:\n    mode: DISABLE\n'),
  WEAKER,
  STRONGER,
);
testStep(
  'Istio asks a wider policy',
  STRICT,
  peers('  selector: {matchLabels: {app: payments}}\n'),
  ['moves enforcement-mode-changed'],
  ['moves enforcement-mode-changed'],
);
testStep('Istio: a mode that only a template knows', STRICT, peers('  mtls:\n    mode: $(MODE)\n'), EDITED, EDITED);
testStep(
  'Linkerd lets in who shows nothing',
  SOUND_LINKERD,
  unsoundLinkerd('server.yaml', ': deny', ': all-unauthenticated'),
  WEAKER,
  STRONGER,
);
testStep('Linkerd only marks', SOUND_LINKERD, unsoundLinkerd('server.yaml', ': deny', ': audit'), WEAKER, STRONGER);
testStep(
  'Cilium ignores policies',
  SOUND_CILIUM,
  unsoundCilium('cilium-values.yaml', ': default', ': never'),
  WEAKER,
  STRONGER,
);
testStep('Kuma takes plain text', SOUND_KUMA, unsoundKuma('mesh-tls.yaml', 'Strict', 'Permissive'), WEAKER, STRONGER);
testStep(
  'Kuma writes down instead of refusing, which is one change and not two',
  { ...SOUND_KUMA, 'mesh-permission.yaml': changed(MESH_PERMISSION, 'allow:', 'deny:') },
  { ...SOUND_KUMA, 'mesh-permission.yaml': changed(MESH_PERMISSION, 'allow:', 'allowWithShadowDeny:') },
  WEAKER,
  STRONGER,
);
testStep(
  'OPA says yes to everything',
  SOUND_ENVOY,
  { ...SOUND_ENVOY, 'opa.yaml': changed(OPA, 'dry-run: false', 'dry-run: true') },
  WEAKER,
  STRONGER,
);
const ROLES = /rules:(\n +action: ALLOW\n +policies:\n +orders:)/;
testStep(
  'Envoy only counts',
  SOUND_ENVOY,
  { ...SOUND_ENVOY, 'envoy.yaml': GATEWAY.replace(ROLES, 'shadow_rules:$1') },
  WEAKER,
  STRONGER,
);
testStep(
  'Cedar tries out',
  SOUND_CEDAR,
  unsoundCedar('@id("acme-orders")', '@id("acme-orders")\n@shadow_mode("on")'),
  WEAKER,
  STRONGER,
);
testStep('Kyverno audits', SOUND_ADMISSION, unsoundAdmission('kyverno.yaml', ['Enforce', 'Audit']), WEAKER, STRONGER);
testStep(
  'Kyverno audits by CEL',
  SOUND_ADMISSION,
  unsoundAdmission('kyverno-cel.yaml', ['[Deny]', '[Audit]']),
  WEAKER,
  STRONGER,
);
testStep(
  'Gatekeeper records',
  SOUND_ADMISSION,
  unsoundAdmission('constraint.yaml', [': scoped', ': dryrun']),
  WEAKER,
  STRONGER,
);
testStep('Kubernetes warns', SOUND_ADMISSION, unsoundAdmission('binding.yaml', ['[Deny]', '[Warn]']), WEAKER, STRONGER);
testStep('a point observes', SOUND, unsound('payments-gateway.yaml', ': enforce', ': observe'), WEAKER, STRONGER);
testStep(
  'a point whose mode only a template knows',
  SOUND,
  unsound('payments-gateway.yaml', ': enforce', ': $(MODE)'),
  [],
  [],
);

const authorized = (terms: string) =>
  meshWith({ 'mesh.yaml': changed(MESH, '    caCertificates:', `${terms}    caCertificates:`) });
testStep(
  'Istio goes on without an answer',
  authorized(AUTHORIZER),
  authorized(`${AUTHORIZER}          failOpen: true\n`),
  OPENS,
  CLOSES,
);
testStep(
  'Kubernetes goes on after a failure',
  SOUND_ADMISSION,
  unsoundAdmission('admission-policy.yaml', [': Fail', ': Ignore']),
  OPENS,
  CLOSES,
);
testStep(
  'a point goes by an old policy',
  unsound('payments-gateway.yaml', '  onFailure: deny\n', '  onFailure: deny\n  cache: {ttl: 5m, onStale: deny}\n'),
  unsound('payments-gateway.yaml', '  onFailure: deny\n', '  onFailure: deny\n  cache: {ttl: 5m, onStale: allow}\n'),
  OPENS,
  CLOSES,
);

testStep(
  'Istio asks another program',
  meshWith({ 'custom.yaml': CUSTOM }),
  meshWith({ 'custom.yaml': changed(CUSTOM, 'name: opa', 'name: other') }),
  MOVED,
  MOVED,
);
testStep(
  'Istio asks another service',
  authorized(AUTHORIZER),
  authorized(AUTHORIZER.replace('opa.authorization', 'opa.other')),
  MOVED,
  MOVED,
);
testStep(
  'Istio asks instead of deciding',
  SOUND_POLICIES,
  unsoundPolicies('policy.yaml', 'action: ALLOW', 'action: CUSTOM\n  provider: {name: opa}'),
  MOVED,
  MOVED,
);
testStep(
  'OPA asks another rule',
  SOUND_ENVOY,
  { ...SOUND_ENVOY, 'opa.yaml': changed(OPA, 'envoy/authz/allow', 'other/allow') },
  MOVED,
  MOVED,
);
testStep(
  'a binding puts another policy in force',
  SOUND_ADMISSION,
  unsoundAdmission('binding.yaml', ['policyName: short-lived', 'policyName: other']),
  MOVED,
  MOVED,
);
testStep(
  'a point stands for another policy',
  SOUND_POLICIES,
  unsoundPolicies('payments-gateway.yaml', 'payments/acme-orders', 'payments/other'),
  MOVED,
  MOVED,
);
testStep(
  'a point stands elsewhere',
  SOUND,
  unsound('payments-gateway.yaml', 'payments-eu', 'payments-us'),
  MOVED,
  MOVED,
);

testStep(
  'Linkerd asks for less',
  SOUND_LINKERD,
  unsoundLinkerd(
    'authorization.yaml',
    '    - group: policy.linkerd.io\n      kind: MeshTLSAuthentication\n      name: acme-checkout\n',
    '',
  ),
  ['widens required-authentication-changed'],
  ['narrows required-authentication-changed'],
);
testStep(
  'Gatekeeper looks at other kinds',
  SOUND_ADMISSION,
  { ...SOUND_ADMISSION, 'constraint.yaml': changed(CONSTRAINT, '[ClusterFederatedTrustDomain]', '[ClusterSPIFFEID]') },
  ['moves guards-changed'],
  ['moves guards-changed'],
);
testStep(
  'Kubernetes looks at nothing of trust',
  SOUND_ADMISSION,
  unsoundAdmission('admission-policy.yaml', ['[clusterspiffeids]', '[pods]']),
  ['widens guards-changed'],
  ['narrows guards-changed'],
);
testStep(
  'Kubernetes checks something else',
  SOUND_ADMISSION,
  unsoundAdmission('admission-policy.yaml', ['object.spec.ttl == params.data.ttl', 'has(object.spec.ttl)']),
  EDITED,
  EDITED,
);

const SPIRE_ROOT = '        trustDomains: [acme.partner.example]\n';
testStep(
  'a mesh takes a root for every trust domain',
  unsoundMesh(
    'mesh.yaml',
    SPIRE_ROOT,
    `${SPIRE_ROOT}      - spiffeBundleUrl: https://west.corp.example\n        certSigners: [a]\n`,
  ),
  unsoundMesh('mesh.yaml', SPIRE_ROOT, `${SPIRE_ROOT}      - spiffeBundleUrl: https://west.corp.example\n`),
  ['widens mesh-trust-changed'],
  ['narrows mesh-trust-changed'],
);
testStep(
  'an Envoy takes certificates that have run out',
  SOUND_MESH,
  unsoundMesh(
    'envoy.yaml',
    'validation_context:\n',
    'validation_context:\n                  allow_expired_certificate: true\n',
  ),
  ['widens mesh-trust-changed'],
  ['narrows mesh-trust-changed'],
);
testStep(
  'an Envoy takes tokens for whomever they are',
  SOUND_ENVOY,
  unsoundEnvoy('                          audiences: [payments]\n', ''),
  ['widens token-audiences-changed'],
  ['narrows token-audiences-changed'],
);
