/** Edge cases of the rules on Istio's policies, and manifests of which all findings are known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from '../../server/src/core/rules/examples.ts';
import { failOpen } from '../../server/src/core/rules/governance/fail-open.ts';
import { authorizerWithoutTimeout } from '../../server/src/core/rules/istio/authorizer-without-timeout.ts';
import { denyByHttpOnly } from '../../server/src/core/rules/istio/deny-by-http-only.ts';
import { istioRefusedPolicy } from '../../server/src/core/rules/istio/istio-refused-policy.ts';
import { istioRules } from '../../server/src/core/rules/istio/list.ts';
import { nameWithoutTrustDomain } from '../../server/src/core/rules/istio/name-without-trust-domain.ts';
import { negativeMatchAdmitsPlaintext } from '../../server/src/core/rules/istio/negative-match-admits-plaintext.ts';
import { principalOfUnknownDomain } from '../../server/src/core/rules/istio/principal-of-unknown-domain.ts';
import { principalWithScheme } from '../../server/src/core/rules/istio/principal-with-scheme.ts';
import { ruleForEverybody } from '../../server/src/core/rules/istio/rule-for-everybody.ts';
import { tokenNotRequired } from '../../server/src/core/rules/istio/token-not-required.ts';
import { unknownAuthorizer } from '../../server/src/core/rules/istio/unknown-authorizer.ts';
import { unreadableDryRun } from '../../server/src/core/rules/istio/unreadable-dry-run.ts';
import { AUTHORIZER, CUSTOM, meshWith, TOKENS, TOKENS_REQUIRED } from '../../server/src/core/rules/istio-examples.ts';
import { meshAliasAsFederation } from '../../server/src/core/rules/mesh/mesh-alias-as-federation.ts';
import { meshDefaultTrustDomain } from '../../server/src/core/rules/mesh/mesh-default-trust-domain.ts';
import { MESH, SOUND_MESH } from '../../server/src/core/rules/mesh-examples.ts';
import { privateTokenKeys } from '../../server/src/core/rules/policy/private-token-keys.ts';
import { tokenKeysOverHttp } from '../../server/src/core/rules/policy/token-keys-over-http.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

/** A mesh called `own.example` that trusts `partner.example`, and one that trusts nobody. */
const FEDERATED = `meshConfig:
  trustDomain: own.example
  caCertificates:
    - spiffeBundleUrl: https://bundle.partner.example
      trustDomains: [partner.example]
`;
const ALONE = 'meshConfig:\n  trustDomain: own.example\n';

function resource(kind: string, spec: string, namespace = 'pay'): string {
  return `apiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: ${namespace}}\nspec: ${spec}\n`;
}

const policy = (spec: string, namespace?: string): string => resource('AuthorizationPolicy', spec, namespace);
const from = (source: string, more = ''): string => policy(`{rules: [{from: [{source: {${source}}}]${more}}]}`);
const when = (key: string, values: string): string => policy(`{rules: [{when: [{key: ${key}, ${values}}]}]}`);

/** Beside the mesh with a partner. */
const atBorder = (text: string, more: Files = {}): Files => ({ 'mesh.yaml': FEDERATED, 'policy.yaml': text, ...more });

test('in a mesh that trusts nobody else only what Istio refuses or never matches is told', () => {
  const quiet = [
    from('namespaces: [web]'),
    from('serviceAccounts: [web/api]'),
    from('notPrincipals: [own.example/ns/web/sa/api]'),
    policy('{rules: [{}]}'),
    policy('{action: DENY, rules: [{to: [{operation: {methods: [DELETE]}}]}]}'),
    policy('{}'),
    resource('PeerAuthentication', '{mtls: {mode: PERMISSIVE}}'),
    resource('RequestAuthentication', '{jwtRules: [{issuer: https://idp.example}]}'),
    CUSTOM,
  ];
  for (const text of quiet) {
    for (const files of [{ 'policy.yaml': text }, { 'mesh.yaml': ALONE, 'policy.yaml': text }])
      assert.deepEqual(findingsOf(files, istioRules), [], text);
  }
});

test('a namespace is told of where nothing says which trust domain is meant', () => {
  const found = (text: string) => marks(nameWithoutTrustDomain, atBorder(text));
  assert.deepEqual(found(from('namespaces: [web]')), ['namespaces']);
  assert.deepEqual(found(from('serviceAccounts: [web/api], ipBlocks: [10.0.0.0/8]')), ['serviceAccounts']);
  assert.deepEqual(found(when('source.namespace', 'values: [web]')), ['source.namespace']);
  for (const beside of [
    'trustDomains: [own.example]',
    'principals: ["own.example/*"]',
    'notTrustDomains: [partner.example]',
  ])
    assert.deepEqual(found(from(`namespaces: [web], ${beside}`)), [], beside);
  for (const key of ['source.trustDomain', 'source.principal'])
    assert.deepEqual(found(from('namespaces: [web]', `, when: [{key: ${key}, values: [own.example]}]`)), [], key);
  assert.deepEqual(found(from('namespaces: ["{{ namespace }}"]')), []);
  assert.deepEqual(found(policy('{action: "{{ action }}", rules: [{from: [{source: {namespaces: [web]}}]}]}')), []);
  assert.deepEqual(found(policy('{action: AUDIT, rules: [{from: [{source: {namespaces: [web]}}]}]}')), []);
});

test('of a DENY the namespaces that it spares are told of, until other trust domains are refused as well', () => {
  const deny = (sources: string) => policy(`{action: DENY, rules: [{from: [${sources}]}]}`);
  const found = (text: string) => marks(nameWithoutTrustDomain, atBorder(text));
  assert.deepEqual(found(deny('{source: {namespaces: [web]}}')), []);
  assert.deepEqual(found(deny('{source: {notNamespaces: [web]}}')), ['notNamespaces']);
  const both = deny('{source: {notNamespaces: [web]}}, {source: {notTrustDomains: [own.example]}}');
  assert.deepEqual(found(both), []);
  const mended = after(
    nameWithoutTrustDomain,
    atBorder(deny('{source: {notNamespaces: [web]}}')),
    'Refuse other trust domains',
  );
  assert.match(mended['policy.yaml'] ?? '', /notTrustDomains: ?\[own\.example\]/);
});

test('a namespace becomes a principal where that means the same', () => {
  const title = 'Name principals instead';
  const mended = (source: string) => after(nameWithoutTrustDomain, atBorder(from(source)), title)['policy.yaml'] ?? '';
  assert.match(mended('namespaces: [web]'), /principals: ?\[own\.example\/ns\/web\/\*\]/);
  assert.match(
    mended('serviceAccounts: [web/api, local]'),
    /own\.example\/ns\/web\/sa\/api, own\.example\/ns\/pay\/sa\/local/,
  );
  assert.doesNotMatch(mended('namespaces: [web]'), /namespaces/);
  const offered = (mesh: string, source: string) =>
    titles(nameWithoutTrustDomain, atBorder(from(source), { 'mesh.yaml': mesh }));
  assert.ok(!offered(FEDERATED, 'namespaces: ["web-*"]').includes(title));
  // A pattern is not expanded to the aliases of the mesh, and a principal in full is.
  const renamed = changed(FEDERATED, 'own.example\n', 'own.example\n  trustDomainAliases: [old.example]\n');
  assert.ok(!offered(renamed, 'namespaces: [web]').includes(title));
  assert.ok(offered(renamed, 'serviceAccounts: [web/api]').includes(title));
});

test('an issuer of tokens brings no identities of workloads', () => {
  const federation = changed(
    changed(SOUND_MESH['acme-orders.yaml'] ?? '', 'remote: acme.partner.example', 'remote: https://idp.example'),
    'local: shop.corp.example',
    'local: own.example',
  );
  const files = { 'mesh.yaml': ALONE, 'federation.yaml': federation, 'policy.yaml': from('namespaces: [web]') };
  assert.deepEqual(marks(nameWithoutTrustDomain, files), []);
});

test('a scheme is told of wherever principals stand', () => {
  const id = 'spiffe://partner.example/ns/web/sa/api';
  const found = (text: string) => marks(principalWithScheme, { 'policy.yaml': text });
  assert.deepEqual(found(from(`principals: ["${id}"]`)), ['spiffe://']);
  assert.deepEqual(found(when('source.principal', `notValues: ["${id}"]`)), ['spiffe://']);
  assert.deepEqual(found(from(`requestPrincipals: ["${id}"]`)), []);
  assert.deepEqual(found(when('"request.headers[x]"', `values: ["${id}"]`)), []);
  assert.match(
    messages(principalWithScheme, { 'policy.yaml': from(`notPrincipals: ["${id}"]`) })[0] ?? '',
    /leaves nobody out/,
  );
  const mended = after(principalWithScheme, { 'policy.yaml': from(`principals: ["${id}"]`) }, 'Take the scheme away');
  assert.match(mended['policy.yaml'] ?? '', /\["partner\.example\/ns\/web\/sa\/api"\]/);
});

test('a principal is dead where the mesh is known and does not know its trust domain', () => {
  const found = (principal: string, mesh = FEDERATED, more: Files = {}) =>
    marks(principalOfUnknownDomain, atBorder(from(`principals: ["${principal}"]`), { 'mesh.yaml': mesh, ...more }));
  assert.deepEqual(found('other.test/ns/web/sa/api'), ['other.test']);
  assert.deepEqual(found('sa/api'), ['sa']);
  for (const known of [
    'own.example/ns/a/sa/b',
    'partner.example/ns/a/sa/b',
    'cluster.local/ns/a/sa/b',
    '*/ns/a/sa/b',
    '*',
  ])
    assert.deepEqual(found(known), [], known);
  // In full it stands for the mesh; a pattern is compared as it is written.
  assert.deepEqual(found('cluster.local/ns/web/*'), ['cluster.local']);
  assert.deepEqual(found('cluster.local/ns/web/*', changed(ALONE, 'own.example', 'cluster.local')), []);
  assert.deepEqual(found('other.test/ns/web/sa/api', changed(ALONE, 'own.example', '"{{ domain }}"')), []);
  assert.deepEqual(
    found('other.test/ns/web/sa/api', `${FEDERATED}pilot:\n  env: {PILOT_SKIP_VALIDATE_TRUST_DOMAIN: "true"}\n`),
    [],
  );
  // A letter too many is told of as a slip of the pen.
  assert.deepEqual(found('partnerr.example/ns/a/sa/b'), []);
  assert.deepEqual(marks(principalOfUnknownDomain, { 'policy.yaml': from('principals: [other.test/ns/a/sa/b]') }), []);
  const link = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata: {name: other}
spec: {trustDomain: other.test, bundleEndpointURL: https://other.test, bundleEndpointProfile: {type: https_web}}
`;
  assert.deepEqual(found('other.test/ns/web/sa/api', FEDERATED, { 'link.yaml': link }), []);
});

test('all but some lets in plain text, unless something is required or mutual TLS is', () => {
  const found = (text: string, more: Files = {}) => marks(negativeMatchAdmitsPlaintext, atBorder(text, more));
  const negative = from('notPrincipals: [own.example/ns/a/sa/b], notIpBlocks: [10.0.0.0/8]');
  assert.deepEqual(found(negative), ['notPrincipals']);
  assert.deepEqual(found(when('source.trustDomain', 'notValues: [partner.example]')), ['source.trustDomain']);
  assert.deepEqual(found(from('notNamespaces: [web], principals: ["*"]')), []);
  assert.deepEqual(found(from('notNamespaces: [web], ipBlocks: [10.0.0.0/8]')), []);
  assert.deepEqual(found(from('notNamespaces: [web]', ', when: [{key: source.principal, values: ["*"]}]')), []);
  assert.deepEqual(found(from('notNamespaces: [web]', ', when: [{key: "request.auth.claims[iss]", values: [a]}]')), []);
  assert.deepEqual(found(from('notRequestPrincipals: ["*"]')), []);
  assert.deepEqual(found(from('notIpBlocks: [10.0.0.0/8]')), []);
  assert.deepEqual(found(policy('{action: DENY, rules: [{from: [{source: {notNamespaces: [web]}}]}]}')), []);
  const peers = (mode: string, namespace: string) => ({
    'peers.yaml': resource('PeerAuthentication', `{mtls: {mode: ${mode}}}`, namespace),
  });
  assert.deepEqual(found(negative, peers('STRICT', 'pay')), []);
  assert.deepEqual(found(negative, peers('STRICT', 'istio-system')), []);
  assert.deepEqual(found(negative, peers('"{{ mode }}"', 'pay')), []);
  assert.deepEqual(found(negative, peers('STRICT', 'web')), ['notPrincipals']);
  assert.deepEqual(found(negative, peers('PERMISSIVE', 'pay')), ['notPrincipals']);
  const root = changed(FEDERATED, 'own.example\n', 'own.example\n  rootNamespace: control\n');
  assert.deepEqual(found(negative, { ...peers('STRICT', 'control'), 'mesh.yaml': root }), []);
});

test('only an ALLOW without any word lets everybody in', () => {
  const found = (spec: string) => marks(ruleForEverybody, atBorder(policy(spec)));
  assert.deepEqual(found('{rules: [{}]}'), ['{}']);
  assert.deepEqual(found('{action: ALLOW, rules: [{from: [], to: []}]}'), ['from']);
  for (const spec of [
    '{}',
    '{rules: []}',
    '{action: DENY, rules: [{}]}',
    '{rules: [{to: [{operation: {ports: ["80"]}}]}]}',
  ])
    assert.deepEqual(found(spec), [], spec);
});

test('a DENY by HTTP alone is told of where sidecars and node proxies read it', () => {
  const found = (spec: string) => marks(denyByHttpOnly, atBorder(policy(`{action: DENY, ${spec}}`)));
  assert.deepEqual(found('rules: [{to: [{operation: {methods: [DELETE], paths: [/a]}}]}]'), ['methods']);
  assert.deepEqual(found('rules: [{from: [{source: {notRequestPrincipals: ["*"]}}]}]'), ['notRequestPrincipals']);
  for (const spec of [
    'rules: [{to: [{operation: {methods: [DELETE], ports: ["80"]}}]}]',
    'rules: [{from: [{source: {principals: [own.example/ns/a/sa/b]}}], to: [{operation: {methods: [GET]}}]}]',
    'rules: [{to: [{operation: {methods: [GET]}}], when: [{key: destination.port, values: ["80"]}]}]',
    'rules: [{}]',
    'targetRefs: [{kind: Gateway, name: a}], rules: [{to: [{operation: {methods: [DELETE]}}]}]',
  ])
    assert.deepEqual(found(spec), [], spec);
});

test('what Istio refuses', () => {
  const found = (text: string) => messages(istioRefusedPolicy, { 'policy.yaml': text });
  const refused: Readonly<Record<string, RegExp>> = {
    [policy('{action: DENY}')]: /never fits/,
    [policy('{action: CUSTOM, provider: {name: opa}}')]: /never fits/,
    [policy('{action: CUSTOM, rules: [{}]}')]: /external authorizer, and none/,
    [policy('{provider: {name: opa}, rules: [{}]}')]: /only asked by `CUSTOM`/,
    [policy('{selector: {matchLabels: {a: b}}, targetRefs: [{kind: Gateway, name: a}]}')]:
      /`selector` and by `targetRefs`/,
    [policy('{action: CUSTOM, provider: {name: opa}, rules: [{from: [{source: {principals: ["*"]}}]}]}')]:
      /`principals` cannot choose/,
    [policy('{action: CUSTOM, provider: {name: opa}, rules: [{when: [{key: source.namespace, values: [a]}]}]}')]:
      /`source\.namespace` cannot choose/,
    [from('serviceAccounts: [a/b], namespaces: [c]')]: /cannot stand in one source/,
    [from('serviceAccounts: ["a/*"]')]: /no wildcard/,
    [policy('{rules: [{from: [{source: {}}]}]}')]: /says nothing/,
    [policy('{rules: [{to: [{operation: {methods: []}}]}]}')]: /says nothing/,
    [when('source.labels', 'values: [a]')]: /no attribute `source\.labels`/,
    [when('destination.namespace', 'values: [a]')]: /own namespace anyway/,
    [when('request.headers', 'values: [a]')]: /name in brackets/,
    [when('source.ip', 'values: []')]: /nothing is compared/,
    [resource('PeerAuthentication', '{portLevelMtls: {8080: {mode: STRICT}}}')]: /only taken where a `selector`/,
    [resource('PeerAuthentication', '{selector: {matchLabels: {a: b}}, portLevelMtls: {}}')]: /names no port/,
    [resource('RequestAuthentication', '{selector: {matchLabels: {a: b}}, targetRefs: [{kind: Gateway, name: a}]}')]:
      /Keep one/,
  };
  for (const [text, message] of Object.entries(refused)) {
    const [first, ...others] = found(text);
    assert.deepEqual(others, [], text);
    assert.match(first ?? '', message, text);
  }
  const taken = [
    policy('{}'),
    policy('{rules: []}'),
    policy('{action: DENY, rules: []}'),
    policy('{action: DENY, rules: [{}]}'),
    policy('{action: "{{ action }}"}'),
    policy('{action: DENY, rules: "{{ rules }}"}'),
    CUSTOM,
    changed(CUSTOM, 'name: opa', 'name: "{{ provider }}"'),
    from('serviceAccounts: [a/b], trustDomains: [own.example]'),
    from('principals: ["{{ principal }}"]'),
    when('"{{ key }}"', 'values: [a]'),
    when('"request.auth.claims[groups][0]"', 'values: [a]'),
    when('experimental.envoy.filters.a.b[c]', 'values: [a]'),
    resource('PeerAuthentication', '{selector: {matchLabels: {a: b}}, portLevelMtls: {8080: {mode: STRICT}}}'),
    resource('PeerAuthentication', '{selector: "{{ selector }}", portLevelMtls: {8080: {mode: STRICT}}}'),
    'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata:\n  name: a\nspec:\n  action: DENY\n  rules:\n{{- range .Values.rules }}\n  - {{ . }}\n{{- end }}\n',
  ];
  for (const text of taken) assert.deepEqual(found(text), [], text);
});

test('a token of foreign callers has to be asked for, where the workspace would show it', () => {
  const found = (files: Files) => marks(tokenNotRequired, { ...SOUND_MESH, 'tokens.yaml': TOKENS, ...files });
  const policies = (text: string) => found({ 'policies.yaml': text });
  assert.deepEqual(found({}), []);
  assert.deepEqual(policies(policy('{}', 'payments')), ['https://tokens.acme.partner.example']);
  assert.deepEqual(policies(TOKENS_REQUIRED), []);
  assert.deepEqual(policies(changed(TOKENS_REQUIRED, 'payments', 'web')), ['https://tokens.acme.partner.example']);
  assert.deepEqual(policies(changed(TOKENS_REQUIRED, 'payments', 'istio-system')), []);
  const deny = '{action: DENY, rules: [{from: [{source: {notRequestPrincipals: ["*"]}}]}]}';
  assert.deepEqual(policies(policy(deny, 'payments')), []);
  assert.deepEqual(
    policies(policy('{rules: [{when: [{key: "request.auth.claims[iss]", values: [a]}]}]}', 'payments')),
    [],
  );
  const asking = changed(TOKENS, '      audiences', '      presence: REQUIRED\n      audiences');
  assert.deepEqual(found({ 'tokens.yaml': asking, 'policies.yaml': policy('{}', 'payments') }), []);
  // Tokens of one's own users are for others to judge.
  const own = TOKENS.replaceAll('tokens.acme.partner.example', 'idp.corp.example');
  assert.deepEqual(found({ 'tokens.yaml': own, 'policies.yaml': policy('{}', 'payments') }), []);
});

test('keys over http are told of from outside of the cluster, or for foreign callers', () => {
  const tokens = (url: string) =>
    resource('RequestAuthentication', `{jwtRules: [{issuer: https://idp.example, jwksUri: "${url}"}]}`);
  const found = (url: string) => marks(tokenKeysOverHttp, { 'tokens.yaml': tokens(url) });
  assert.deepEqual(found('http://idp.example/keys'), ['http://']);
  assert.deepEqual(found('HTTP://203.0.113.7/keys'), ['HTTP://']);
  for (const url of [
    'https://idp.example/keys',
    'http://keycloak.auth.svc.cluster.local:8080/keys',
    'http://keycloak/keys',
    'http://10.0.0.7/keys',
    'http://{{ host }}/keys',
  ])
    assert.deepEqual(found(url), [], url);
  const inside = changed(TOKENS, 'https://tokens.acme.partner.example/keys', 'http://tokens.gateway.svc/keys');
  assert.deepEqual(marks(tokenKeysOverHttp, { ...SOUND_MESH, 'tokens.yaml': inside }), ['http://']);
});

test('a public key set may stand in a policy, and no other', () => {
  const found = (jwks: string) =>
    marks(privateTokenKeys, {
      'tokens.yaml': resource('RequestAuthentication', `\n  jwtRules:\n    - issuer: a\n      jwks: '${jwks}'`),
    }).length;
  assert.equal(found('{"keys": [{"kty": "RSA", "n": "AQ", "e": "AQAB"}]}'), 0);
  assert.equal(found('{"keys": [{"kty": "RSA", "n": "AQ", "e": "AQAB", "d": "AQ", "p": "AQ"}]}'), 1);
  assert.equal(found('{"keys": [{"kty": "oct", "k": "AQ"}]}'), 1);
  assert.equal(found('{{ keys }}'), 0);
  assert.equal(found('not a key set'), 0);
});

const withAuthorizer = (text: string): string => changed(MESH, '  values:\n', `${text}  values:\n`);

test('an authorizer is unknown where others are known, and not this one', () => {
  const found = (mesh: string, custom = changed(CUSTOM, 'name: opa', 'name: opx')) =>
    marks(unknownAuthorizer, { 'mesh.yaml': mesh, 'custom.yaml': custom });
  assert.deepEqual(found(withAuthorizer(AUTHORIZER)), ['opx']);
  assert.deepEqual(found(withAuthorizer(AUTHORIZER), CUSTOM), []);
  assert.deepEqual(found(MESH), []);
  assert.deepEqual(found(withAuthorizer(changed(AUTHORIZER, 'name: opa', 'name: "{{ provider }}"'))), []);
  assert.deepEqual(found(withAuthorizer(AUTHORIZER), changed(CUSTOM, 'name: opa', 'name: "{{ provider }}"')), []);
  const clusters = {
    'east/mesh.yaml': withAuthorizer(AUTHORIZER),
    'west/mesh.yaml': withAuthorizer(changed(AUTHORIZER, 'name: opa', 'name: opx')),
    'west/policies/custom.yaml': changed(CUSTOM, 'name: opa', 'name: opx'),
  };
  assert.deepEqual(marks(unknownAuthorizer, clusters), []);
});

test('a wait without end is told of at a border', () => {
  const endless = changed(AUTHORIZER, '          timeout: 1s\n', '');
  assert.deepEqual(marks(authorizerWithoutTimeout, { 'mesh.yaml': withAuthorizer(endless) }), ['envoyExtAuthzGrpc']);
  assert.deepEqual(marks(authorizerWithoutTimeout, { 'mesh.yaml': withAuthorizer(AUTHORIZER) }), []);
  const alone = `meshConfig:\n  trustDomain: own.example\n${endless.replace(/^ {2}/gm, '')}`;
  assert.deepEqual(marks(authorizerWithoutTimeout, { 'mesh.yaml': alone }), []);
});

test('the default name of a mesh matters where it trusts somebody', () => {
  const found = (mesh: string) => marks(meshDefaultTrustDomain, { 'mesh.yaml': mesh });
  assert.deepEqual(found(changed(FEDERATED, 'own.example\n', 'cluster.local\n')), ['cluster.local']);
  assert.deepEqual(found(FEDERATED), []);
  assert.deepEqual(found('meshConfig: {trustDomain: cluster.local}\n'), []);
  // Another file may name it.
  assert.deepEqual(found(changed(FEDERATED, '  trustDomain: own.example\n', '')), []);
});

test('a dry run is told of where Istio cannot read it', () => {
  const found = (value: string) =>
    marks(unreadableDryRun, {
      'policy.yaml': changed(policy('{}'), 'namespace: pay', `annotations: {istio.io/dry-run: ${value}}`),
    });
  assert.deepEqual(found('"yes"'), ['"yes"']);
  assert.deepEqual(found('"tRUE"'), ['"tRUE"']);
  for (const value of ['"true"', '"0"', '"F"', '"{{ dryRun }}"', '""']) assert.deepEqual(found(value), [], value);
});

test('an authorizer that lets everything through while it is down is told of in MeshConfig', () => {
  const open = changed(AUTHORIZER, 'timeout: 1s', 'timeout: 1s\n          failOpen: true');
  const files = meshWith({ 'mesh.yaml': withAuthorizer(open), 'custom.yaml': CUSTOM });
  assert.deepEqual(idsIn(files), ['fail-open']);
  const mended = after(failOpen, files, 'Refuse instead');
  assert.deepEqual(idsIn(mended), []);
});

/** All findings of all rules, by id. */
function idsIn(files: Files): string[] {
  return findingsOf(files)
    .map(({ rule }) => rule.id)
    .toSorted();
}

/** A policy that has three things wrong with it, and the same as it should be. */
const ORDERS_IN = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-in, namespace: payments, annotations: { istio.io/dry-run: "true" } }
spec:
  action: ALLOW
  rules:
    - from: [{ source: { principals: ["spiffe://acme.partner.example/ns/orders/sa/checkout"] } }]
    - from: [{ source: { serviceAccounts: ["orders/checkout"] } }]
`;
const ORDERS_IN_MENDED = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders-in
  namespace: payments
  annotations:
    a8r.io/owner: team-payments@corp.example
    fedlint.dev/expires: "2027-03-31"
    fedlint.dev/enforcement-point: payments-gateway
spec:
  selector: { matchLabels: { app: payments } }
  action: ALLOW
  rules:
    - from: [{ source: { principals: ["acme.partner.example/ns/orders/sa/checkout"] } }]
      to: [{ operation: { methods: [GET], paths: ["/v1/*"] } }]
`;

test('a dry run for a principal with its scheme, and a service account of any trust domain: these findings and no others', () => {
  assert.deepEqual(idsIn({ ...SOUND_MESH, 'policy.yaml': ORDERS_IN }), [
    'name-without-trust-domain',
    'observed-only-policy',
    'principal-with-scheme',
    'undocumented-enforcement-point',
  ]);
  assert.deepEqual(idsIn({ ...SOUND_MESH, 'policy.yaml': ORDERS_IN_MENDED }), []);
  // By itself only what never matches is certain.
  assert.deepEqual(idsIn({ 'policy.yaml': ORDERS_IN }), ['principal-with-scheme']);
  const alone = changed(ORDERS_IN_MENDED, '    fedlint.dev/enforcement-point: payments-gateway\n', '');
  assert.deepEqual(idsIn({ 'policy.yaml': alone }), []);
});

test('what a message says of the border names the place', () => {
  const files = { ...SOUND_MESH, 'policy.yaml': ORDERS_IN };
  const [finding] = findingsOf(files, [nameWithoutTrustDomain]);
  const [place] = finding?.related ?? [];
  assert.match(place?.document.uri ?? '', /mesh\.yaml$/);
  assert.equal(place?.document.section.text.slice(place.span.start, place.span.end), 'acme.partner.example');
});

test('a partner as an alias with a root for every domain over http: these findings and no others', () => {
  const mesh = (config: string) => ({
    'mesh.yaml': `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  meshConfig:\n    trustDomain: shop.corp.example\n${config}`,
  });
  const bad = `    trustDomainAliases: [acme.partner.example]
    caCertificates:
      - spiffeBundleUrl: http://bundle.acme.partner.example
`;
  const good = `    caCertificates:
      - spiffeBundleUrl: https://bundle.acme.partner.example
        trustDomains: [acme.partner.example]
`;
  const documented = Object.fromEntries(
    Object.entries(SOUND_MESH).filter(([name]) => /^(?:trust|payments|acme)/.test(name)),
  );
  assert.deepEqual(idsIn({ ...documented, ...mesh(bad) }), [
    'mesh-alias-as-federation',
    'mesh-bundle-url-scheme',
    'mesh-root-for-every-domain',
  ]);
  assert.deepEqual(idsIn({ ...documented, ...mesh(good) }), []);
  assert.match(
    findingsOf({ ...documented, ...mesh(bad) }, [meshAliasAsFederation])[0]?.message ?? '',
    /counts as the one of `shop\.corp\.example` with the same namespace and service account, in every policy/,
  );
});
