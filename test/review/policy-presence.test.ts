/** Policies, enforcement points, peerings and issuers that come and go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SOUND_ADMISSION } from '../../server/src/core/rules/admission-examples.ts';
import { CEDAR, SOUND_CEDAR } from '../../server/src/core/rules/cedar-examples.ts';
import { SOUND_CILIUM } from '../../server/src/core/rules/cilium-examples.ts';
import { SOUND_CONSUL } from '../../server/src/core/rules/consul-examples.ts';
import { GATEWAY, SOUND_ENVOY } from '../../server/src/core/rules/envoy-examples.ts';
import {
  CUSTOM,
  DENY,
  meshWith,
  policyHead,
  TOKENS,
  TOKENS_REQUIRED,
} from '../../server/src/core/rules/istio-examples.ts';
import { SOUND_KUMA } from '../../server/src/core/rules/kuma-examples.ts';
import { SOUND_LINKERD } from '../../server/src/core/rules/linkerd-examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { reviewStates } from '../harness/review.ts';
import { testStep } from '../harness/steps.ts';

const ADDED = { widens: ['widens policy-added'], narrows: ['narrows policy-added'], moves: ['moves policy-added'] };
const GONE = {
  widens: ['widens policy-removed'],
  narrows: ['narrows policy-removed'],
  moves: ['moves policy-removed'],
};

function without(files: Readonly<Record<string, string>>, ...names: string[]): Example {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !names.includes(file)));
}

const second = (text: string) => meshWith({ 'second.yaml': text });
const MORE = POLICY.replace('name: acme-orders', 'name: more');
const FOR_ALL = MORE.replace(/ {2}selector:\n.*\n.*\n/, '');
const peers = (mode: string) => `${policyHead('PeerAuthentication', 'default')}  mtls:\n    mode: ${mode}\n`;
const IN_MESH = peers('STRICT').replace('namespace: payments', 'namespace: istio-system');
const REFUSING = DENY.replace('    - to:', '    - from:\n        - source:\n            principals: ["*"]\n      to:');

testStep(
  'Istio: the first policy that lets in',
  without(SOUND_POLICIES, 'policy.yaml'),
  SOUND_POLICIES,
  ADDED.narrows,
  GONE.widens,
);
testStep('Istio: one more, for who knows which workloads', SOUND_POLICIES, second(MORE), ADDED.moves, GONE.moves);
testStep(
  'Istio: one more beside one for all',
  second(FOR_ALL),
  { ...second(FOR_ALL), 'third.yaml': MORE.replace('name: more', 'name: third') },
  ADDED.widens,
  GONE.narrows,
);
testStep('Istio: one that refuses', SOUND_POLICIES, second(REFUSING), ADDED.narrows, GONE.widens);
testStep('Istio: one that asks another program', SOUND_POLICIES, second(CUSTOM), ADDED.narrows, GONE.widens);
testStep(
  'Istio: one that is only tried out',
  SOUND_POLICIES,
  second(
    MORE.replace('  namespace: payments\n', '  namespace: payments\n  annotations:\n    istio.io/dry-run: "true"\n'),
  ),
  ['neutral policy-added'],
  ['neutral policy-removed'],
);
testStep('Istio: identities are asked for', SOUND_POLICIES, second(peers('STRICT')), ADDED.narrows, GONE.widens);
testStep(
  'Istio: plain text is taken, as it was',
  SOUND_POLICIES,
  second(peers('PERMISSIVE')),
  ['neutral policy-added'],
  ['neutral policy-removed'],
);
testStep(
  'Istio: plain text is taken where it was not',
  meshWith({ 'mesh-peers.yaml': IN_MESH }),
  meshWith({ 'mesh-peers.yaml': IN_MESH, 'peers.yaml': peers('PERMISSIVE') }),
  ADDED.widens,
  GONE.narrows,
);
testStep(
  'Istio: tokens are taken',
  meshWith({ 'required.yaml': TOKENS_REQUIRED }),
  meshWith({ 'required.yaml': TOKENS_REQUIRED, 'tokens.yaml': TOKENS }),
  ['widens token-issuer-added'],
  ['narrows token-issuer-removed'],
);
testStep(
  'Linkerd: a policy and its parts are one',
  without(SOUND_LINKERD, 'authorization.yaml', 'clients.yaml', 'networks.yaml'),
  SOUND_LINKERD,
  ADDED.widens,
  GONE.narrows,
);
testStep('Linkerd: a server', without(SOUND_LINKERD, 'server.yaml'), SOUND_LINKERD, ADDED.narrows, GONE.widens);
testStep('Cilium: the first policy', without(SOUND_CILIUM, 'policy.yaml'), SOUND_CILIUM, ADDED.narrows, GONE.widens);
testStep('Consul: an intention', without(SOUND_CONSUL, 'intentions.yaml'), SOUND_CONSUL, ADDED.moves, GONE.moves);
testStep(
  'Consul: exports',
  without(SOUND_CONSUL, 'exports.yaml'),
  SOUND_CONSUL,
  ['widens exports-changed'],
  ['narrows exports-changed'],
);
testStep('Kuma: a permission', without(SOUND_KUMA, 'mesh-permission.yaml'), SOUND_KUMA, ADDED.widens, GONE.narrows);
testStep(
  'Cedar: a permit',
  { ...SOUND_CEDAR, 'payments.cedar': CEDAR.slice(CEDAR.indexOf('@id("own-reports")')) },
  SOUND_CEDAR,
  ADDED.widens,
  GONE.narrows,
);
testStep('Kyverno', without(SOUND_ADMISSION, 'kyverno.yaml'), SOUND_ADMISSION, ADDED.narrows, GONE.widens);
testStep('Gatekeeper', without(SOUND_ADMISSION, 'constraint.yaml'), SOUND_ADMISSION, ADDED.narrows, GONE.widens);
testStep(
  'Kubernetes: a binding',
  without(SOUND_ADMISSION, 'binding.yaml'),
  SOUND_ADMISSION,
  ADDED.narrows,
  GONE.widens,
);
testStep('OPA', without(SOUND_ENVOY, 'opa.yaml'), SOUND_ENVOY, ADDED.narrows, GONE.widens);
testStep(
  'Envoy: a filter that decides',
  {
    ...SOUND_ENVOY,
    'envoy.yaml': GATEWAY.slice(0, GATEWAY.indexOf('                  - name: envoy.filters.http.rbac')),
  },
  SOUND_ENVOY,
  ADDED.narrows,
  GONE.widens,
);

testStep('Istio: mutual TLS is switched off', SOUND_POLICIES, second(peers('DISABLE')), ADDED.widens, GONE.narrows);

test('the title of one that refuses nobody says by what', () => {
  const [change] = reviewStates(SOUND_POLICIES, second(peers('PERMISSIVE'))).changes;
  assert.equal(change?.title, 'A new policy: it asks who is calling, partly enforced by `mode: PERMISSIVE`');
});

test('a policy that comes together with the agreement says so', () => {
  const [, , policy] = reviewStates({}, SOUND_POLICIES).changes;
  assert.equal(policy?.kind.id, 'policy-added');
  assert.match(policy?.message ?? '', /The agreement with `acme\.partner\.example` is new in this change as well\.$/);
});

test('where the trust goes as well, nothing is left to refuse', () => {
  const found = reviewStates(SOUND_POLICIES, {}).changes.map(({ direction, kind }) => `${direction} ${kind.id}`);
  assert.deepEqual(found, [
    'narrows federation-removed',
    'neutral enforcement-point-removed',
    'neutral policy-removed',
  ]);
});

test('a point inside of a new agreement is part of it', () => {
  const inline = `  enforcementPoints:
    - name: payments-gateway
      accepts: [acme.partner.example]
      engine: envoy
      mode: enforce
`;
  const files = {
    ...SOUND_POLICIES,
    'acme-orders.yaml':
      SOUND_POLICIES['acme-orders.yaml']?.replace('  enforcementPoints: [payments-gateway]\n', inline) ?? '',
  };
  const before = without(files, 'acme-orders.yaml', 'payments-gateway.yaml');
  const found = reviewStates(before, without(files, 'payments-gateway.yaml')).changes.map(({ kind }) => kind.id);
  assert.ok(!found.includes('enforcement-point-added'), found.join());
});
