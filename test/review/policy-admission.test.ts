/** Whom a policy lets in, compared as sets, in the language of each program. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SOUND_CEDAR, unsoundCedar } from '../../server/src/core/rules/cedar-examples.ts';
import { SOUND_CILIUM, unsoundCilium } from '../../server/src/core/rules/cilium-examples.ts';
import { INTENTIONS, SOUND_CONSUL, unsoundConsul } from '../../server/src/core/rules/consul-examples.ts';
import { SOUND_ENVOY, unsoundEnvoy } from '../../server/src/core/rules/envoy-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { SOUND_KUMA, unsoundKuma } from '../../server/src/core/rules/kuma-examples.ts';
import { CLIENTS, SOUND_LINKERD, unsoundLinkerd } from '../../server/src/core/rules/linkerd-examples.ts';
import { SOUND_MESH, unsoundMesh } from '../../server/src/core/rules/mesh-examples.ts';
import { POLICY, SOUND_POLICIES, unsoundPolicies } from '../../server/src/core/rules/policy-examples.ts';
import { reviewStates } from '../harness/review.ts';
import { testStep } from '../harness/steps.ts';

const WIDER = ['widens admission-widened'];
const NARROWER = ['narrows admission-narrowed'];
const MOVED = ['moves admission-moved'];
const EDITED = ['neutral policy-edited'];

const PRINCIPALS = 'principals: [acme.partner.example/ns/orders/sa/checkout]';
const CHECKOUT = 'acme.partner.example/ns/orders/sa/checkout';
const istio = (from: string, to: string) => unsoundPolicies('policy.yaml', from, to);
const named = (...names: string[]) => istio(PRINCIPALS, `principals: [${names.map((name) => `"${name}"`).join(', ')}]`);
const ruled = (rules: string) => ({
  ...SOUND_POLICIES,
  'policy.yaml': `${POLICY.slice(0, POLICY.indexOf('  rules:'))}${rules}`,
});

for (const [name, after, there, back] of [
  ['another workload', named(CHECKOUT, 'acme.partner.example/ns/orders/sa/billing'), WIDER, NARROWER],
  ['a namespace of the partner', named('acme.partner.example/ns/orders/*'), WIDER, NARROWER],
  ['the whole partner', named('acme.partner.example/*'), WIDER, NARROWER],
  ['everybody with an identity', named('*'), WIDER, NARROWER],
  ['the workload in every trust domain', named('*/ns/orders/sa/checkout'), WIDER, NARROWER],
  ['another workload instead', named('acme.partner.example/ns/orders/sa/billing'), MOVED, MOVED],
  ['another namespace instead', named('acme.partner.example/ns/billing/*'), WIDER, MOVED],
  ['another partner', named(CHECKOUT, 'west.partner.example/ns/a/sa/b'), WIDER, NARROWER],
  ['the namespace, of any trust domain', istio(PRINCIPALS, 'namespaces: [orders]'), WIDER, NARROWER],
  [
    'the service account, of any trust domain',
    istio(PRINCIPALS, 'serviceAccounts: [orders/checkout]'),
    WIDER,
    NARROWER,
  ],
  ['the trust domain', istio(PRINCIPALS, 'trustDomains: [acme.partner.example]'), WIDER, NARROWER],
  [
    'a namespace beside that changes nothing',
    istio(PRINCIPALS, `${PRINCIPALS}\n            namespaces: [orders]`),
    EDITED,
    EDITED,
  ],
  [
    'a namespace beside that nobody is in',
    istio(PRINCIPALS, `${PRINCIPALS}\n            namespaces: [west]`),
    NARROWER,
    WIDER,
  ],
  [
    'a condition beside',
    { ...SOUND_POLICIES, 'policy.yaml': `${POLICY}      when:\n        - {key: source.ip, values: [203.0.113.7]}\n` },
    NARROWER,
    WIDER,
  ],
  ['all methods', istio('            methods: [POST]\n', ''), WIDER, NARROWER],
  ['another path', istio('[/v1/orders]', '[/v1/orders, /v1/refunds]'), WIDER, NARROWER],
  ['all paths below', istio('[/v1/orders]', '["/v1/*"]'), WIDER, NARROWER],
  ['another path instead', istio('[/v1/orders]', '[/v1/refunds]'), MOVED, MOVED],
  ['all paths but some', istio('paths: [/v1/orders]', 'notPaths: ["/admin*"]'), WIDER, NARROWER],
  ['all paths but that one', istio('paths: [/v1/orders]', 'notPaths: ["/v1/*"]'), MOVED, MOVED],
  ['an empty rule', { ...SOUND_POLICIES, 'policy.yaml': `${POLICY}    - {}\n` }, WIDER, NARROWER],
  [
    'a rule without callers',
    ruled('  rules:\n    - to:\n        - operation: {methods: [POST], paths: [/v1/orders]}\n'),
    WIDER,
    NARROWER,
  ],
  ['all but some', istio(PRINCIPALS, 'notPrincipals: ["west.partner.example/*"]'), WIDER, NARROWER],
  ['nobody', ruled('  rules: []\n'), NARROWER, WIDER],
  ['an address instead of another', istio(PRINCIPALS, 'ipBlocks: [203.0.113.0/24]'), WIDER, MOVED],
  ['own workloads beside', named(CHECKOUT, 'shop.corp.example/ns/a/sa/b'), EDITED, EDITED],
  ['refusing instead', istio('action: ALLOW', 'action: DENY'), MOVED, MOVED],
  ['whom only a template knows', named('$(CALLER)'), EDITED, EDITED],
  ['whom only a template knows beside', named(CHECKOUT, '$(CALLER)'), EDITED, EDITED],
  ['another, and whom only a template knows', named('$(CALLER)', 'acme.partner.example/ns/a/sa/b'), WIDER, MOVED],
] as const) {
  testStep(`Istio lets in ${name}`, SOUND_POLICIES, after, there, back);
}

testStep(
  'Istio: a wider address is not told from a narrower one',
  istio(PRINCIPALS, 'ipBlocks: [203.0.113.0/24]'),
  istio(PRINCIPALS, 'ipBlocks: [203.0.112.0/23]'),
  MOVED,
);

const DENY = (name: string) => changed(named(name)['policy.yaml'] ?? '', 'ALLOW', 'DENY');
testStep(
  'Istio refuses more',
  { ...SOUND_POLICIES, 'policy.yaml': DENY('acme.partner.example/ns/dev/*') },
  { ...SOUND_POLICIES, 'policy.yaml': DENY('acme.partner.example/*') },
  NARROWER,
  WIDER,
);

const CLIENT = 'spiffe://acme.partner.example/orders/checkout';
testStep('Linkerd: everybody', SOUND_LINKERD, unsoundLinkerd('clients.yaml', CLIENT, '"*"'), WIDER, NARROWER);
testStep(
  'Linkerd: a whole namespace',
  {
    ...SOUND_LINKERD,
    'clients.yaml': CLIENTS.replace(CLIENT, 'a.orders.serviceaccount.identity.linkerd.acme.partner.example'),
  },
  {
    ...SOUND_LINKERD,
    'clients.yaml': CLIENTS.replace(CLIENT, '"*.orders.serviceaccount.identity.linkerd.acme.partner.example"'),
  },
  WIDER,
  NARROWER,
);

const WEST = '            io.cilium.k8s.policy.cluster: west\n';
const FROM = `    - fromEndpoints:\n        - matchLabels:\n            app: checkout\n${WEST}`;
const EAST = '        - matchLabels:\n            io.cilium.k8s.policy.cluster: east\n';
testStep(
  'Cilium: another cluster',
  SOUND_CILIUM,
  unsoundCilium('policy.yaml', WEST, `${WEST}${EAST}`),
  WIDER,
  NARROWER,
);
testStep(
  'Cilium: any caller',
  SOUND_CILIUM,
  unsoundCilium('policy.yaml', FROM, '    - fromEntities: [all]\n'),
  WIDER,
  MOVED,
);
testStep(
  'Cilium: any address',
  SOUND_CILIUM,
  unsoundCilium('policy.yaml', FROM, '    - fromCIDR: [0.0.0.0/0]\n'),
  WIDER,
  MOVED,
);
testStep('Cilium: one’s own pods instead', SOUND_CILIUM, unsoundCilium('policy.yaml', WEST, ''), NARROWER, WIDER);

testStep(
  'Consul: every service of the peer',
  SOUND_CONSUL,
  unsoundConsul('intentions.yaml', 'name: checkout', 'name: "*"'),
  WIDER,
  NARROWER,
);
testStep(
  'Consul: refused instead',
  SOUND_CONSUL,
  unsoundConsul('intentions.yaml', 'action: allow', 'action: deny'),
  NARROWER,
  WIDER,
);
testStep(
  'Consul: the service of another peer as well',
  SOUND_CONSUL,
  { ...SOUND_CONSUL, 'intentions.yaml': `${INTENTIONS}    - {name: checkout, peer: west-dc, action: allow}\n` },
  WIDER,
  NARROWER,
);

const EXACT = `type: Exact\n              value: ${CLIENT}`;
const prefix = (value: string) =>
  unsoundKuma('mesh-permission.yaml', EXACT, `type: Prefix\n              value: ${value}`);
testStep('Kuma: a part of the partner', SOUND_KUMA, prefix('spiffe://acme.partner.example/orders/'), WIDER, NARROWER);
testStep('Kuma: names that begin alike', prefix(`${CLIENT}/`), prefix(CLIENT), WIDER, NARROWER);

const envoy = (matcher: string) => unsoundEnvoy(`exact: ${CLIENT}`, matcher);
const regex = (text: string) => envoy(`safe_regex: {regex: '${text}'}`);
testStep('Envoy: a prefix', SOUND_ENVOY, envoy('prefix: spiffe://acme.partner.example/'), WIDER, NARROWER);
testStep(
  'Envoy: a simple expression',
  SOUND_ENVOY,
  regex('spiffe://acme\\.partner\\.example/orders/.*'),
  WIDER,
  NARROWER,
);
testStep(
  'Envoy: an expression of one name',
  SOUND_ENVOY,
  regex('^spiffe://acme\\.partner\\.example/orders/checkout$'),
  EDITED,
  EDITED,
);
testStep(
  'Envoy: an expression that is not understood',
  SOUND_ENVOY,
  regex('spiffe://acme\\.partner\\.example/(orders|west)/[a-z]{3}'),
  MOVED,
  MOVED,
);
testStep(
  'Envoy: a prefix in its TLS settings',
  SOUND_MESH,
  unsoundMesh('envoy.yaml', `exact: ${CLIENT}`, 'prefix: spiffe://acme.partner.example/'),
  WIDER,
  NARROWER,
);

const PRINCIPAL = 'principal == Workload::"spiffe://acme.partner.example/orders/checkout"';
testStep('Cedar: everybody', SOUND_CEDAR, unsoundCedar(PRINCIPAL, 'principal'), WIDER, NARROWER);
testStep(
  'Cedar: every action',
  SOUND_CEDAR,
  unsoundCedar('action == Action::"createOrder"', 'action'),
  WIDER,
  NARROWER,
);
testStep(
  'Cedar: forbidden instead',
  SOUND_CEDAR,
  unsoundCedar(`permit (\n  ${PRINCIPAL}`, `forbid (\n  ${PRINCIPAL}`),
  NARROWER,
  WIDER,
);

test('the message says how far those who come reach', () => {
  for (const [after, words] of [
    [named(CHECKOUT, 'acme.partner.example/ns/a/sa/b'), 'is one workload of `acme.partner.example`.'],
    [named('acme.partner.example/ns/orders/*'), 'is a part of `acme.partner.example`.'],
    [named('acme.partner.example/*'), 'is everybody of `acme.partner.example`.'],
    [named('*'), 'is everybody of any trust domain.'],
    [ruled('  rules: [{}]\n'), 'Whoever comes is anybody, with or without an identity.'],
    [istio('            methods: [POST]\n', ''), 'Until now more conditions stood beside'],
  ] as const) {
    const [change] = reviewStates(SOUND_POLICIES, after).changes;
    assert.ok(change?.message.includes(words), change?.message);
  }
});

test('title, table and place show what stood there and what stands there', () => {
  const after = named('acme.partner.example/ns/orders/*');
  const { changes } = reviewStates(SOUND_POLICIES, after);
  const [change] = changes;
  assert.equal(
    change?.title,
    'Lets in `acme.partner.example/ns/orders/*`, no longer only `acme.partner.example/ns/orders/sa/checkout`',
  );
  assert.equal(change?.before?.says, CHECKOUT);
  assert.equal(change?.after?.says, 'acme.partner.example/ns/orders/*');
  const { start = 0, end = 0 } = change?.after?.span ?? {};
  assert.equal(after['policy.yaml']?.slice(start, end), '"acme.partner.example/ns/orders/*"');
  const { start: from = 0, end: to = 0 } = change?.before?.span ?? {};
  assert.equal(POLICY.slice(from, to), 'acme.partner.example/ns/orders/sa/checkout');
});

test('a policy among one’s own workloads is left to others', () => {
  const own = (name: string) => changed(POLICY, CHECKOUT, name);
  const before = { 'policy.yaml': own('cluster.local/ns/a/sa/b') };
  assert.deepEqual(reviewStates(before, { 'policy.yaml': own('cluster.local/ns/a/*') }).changes, []);
});
