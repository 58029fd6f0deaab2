/** Rules about whom a native policy lets in: by a wildcard, by a prefix, by the lot, and by tokens made for others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { authenticationOnly } from '../../server/src/core/rules/governance/authentication-only.ts';
import { broadTrust } from '../../server/src/core/rules/governance/broad-trust.ts';
import { MESH, PROXY } from '../../server/src/core/rules/mesh-examples.ts';
import { identityPrefixWithoutSeparator } from '../../server/src/core/rules/policy/identity-prefix-without-separator.ts';
import { uncheckedTokenAudience } from '../../server/src/core/rules/policy/unchecked-token-audience.ts';
import { wildcardPrincipal } from '../../server/src/core/rules/policy/wildcard-principal.ts';
import { POLICY } from '../../server/src/core/rules/policy-examples.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const PRINCIPALS = 'principals: [acme.partner.example/ns/orders/sa/checkout]';
const CONDITIONS = `      to:
        - operation:
            methods: [POST]
            paths: [/v1/orders]
`;

/** The policy with other sources, in the mesh that trusts the partner. */
function withSource(source: string, policy = POLICY): Files {
  return { 'trust-domains.yaml': TRUST_DOMAINS, 'mesh.yaml': MESH, 'policy.yaml': changed(policy, PRINCIPALS, source) };
}

function withoutConditions(source: string): Files {
  return withSource(source, changed(POLICY, CONDITIONS, ''));
}

/** Alone, so that nothing shows any other trust domain. */
function alone(files: Files): Files {
  return { 'policy.yaml': files['policy.yaml'] ?? '' };
}

/** The mesh without any roots beside its own. */
const WITH_OWN_MESH_ONLY = changed(
  MESH,
  '    caCertificates:\n      - spiffeBundleUrl: https://bundle.acme.partner.example\n        trustDomains: [acme.partner.example]\n',
  '',
);

test('wildcard-principal: a pattern that leaves the trust domain open, where a second one is trusted', () => {
  for (const open of ['*', '*/ns/web/sa/api', '*/sa/api', 'acme.partner*', '*.example/ns/web/sa/api']) {
    const files = withSource(`principals: ["${open}"]`);
    assert.deepEqual(marks(wildcardPrincipal, files), [`"${open}"`], open);
    assert.deepEqual(marks(wildcardPrincipal, alone(files)), [], open);
    assert.deepEqual(marks(wildcardPrincipal, { ...files, 'mesh.yaml': WITH_OWN_MESH_ONLY }), [], open);
  }
});

test('wildcard-principal: a name that says the trust domain, or that only a template knows', () => {
  for (const closed of [
    'cluster.local/*',
    'shop.corp.example/ns/web/*',
    'acme.partner.example/ns/web/sa/api',
    'sa/api',
    '$(PRINCIPAL)',
  ])
    assert.deepEqual(marks(wildcardPrincipal, withSource(`principals: ["${closed}"]`)), [], closed);
});

test('wildcard-principal: what stands beside may say which trust domain is meant', () => {
  const beside = (field: string): Files => withSource(`principals: ["*/ns/web/sa/api"]\n            ${field}`);
  assert.deepEqual(marks(wildcardPrincipal, beside('trustDomains: [shop.corp.example]')), []);
  assert.deepEqual(marks(wildcardPrincipal, beside('trustDomains: ["$(DOMAIN)"]')), []);
  assert.deepEqual(marks(wildcardPrincipal, beside('ipBlocks: [10.0.0.0/8]')), ['"*/ns/web/sa/api"']);
  const elsewhere = '        - source:\n            trustDomains: [shop.corp.example]';
  const both = withSource(`principals: ["*/ns/web/sa/api"]\n${elsewhere}`);
  assert.deepEqual(marks(wildcardPrincipal, both), ['"*/ns/web/sa/api"'], 'two sources are alternatives');
});

test('wildcard-principal: only of those who are let in', () => {
  const files = withSource('principals: ["*"]');
  const acting = (action: string): Files => ({
    ...files,
    'policy.yaml': changed(files['policy.yaml'] ?? '', 'action: ALLOW', `action: ${action}`),
  });
  for (const action of ['DENY', 'AUDIT']) assert.deepEqual(marks(wildcardPrincipal, acting(action)), [], action);
  const others = ['requestPrincipals: ["*"]', 'namespaces: ["*"]', 'notPrincipals: ["*"]'];
  for (const source of others) assert.deepEqual(marks(wildcardPrincipal, withSource(source)), [], source);
});

test('wildcard-principal: one workload anywhere becomes one of the own, anything else is asked for', () => {
  const policyAfter = (subject: string, title: string) =>
    after(wildcardPrincipal, withSource(`principals: ["${subject}"]`), title)['policy.yaml'] ?? '';
  assert.match(
    policyAfter('*/ns/web/sa/api', 'Limit it to your own trust domain'),
    /principals: \["shop\.corp\.example\/ns\/web\/sa\/api"\]/,
  );
  assert.match(
    policyAfter('*', 'Name a single identity'),
    /principals: \["shop\.corp\.example\/ns\/orders\/sa\/checkout"\]/,
  );
  const domains = after(wildcardPrincipal, withSource('trustDomains: ["*"]'), 'Limit it to your own trust domain');
  assert.match(domains['policy.yaml'] ?? '', /trustDomains: \["shop\.corp\.example"\]/);
});

test('wildcard-principal: the message says what else is trusted, and where', () => {
  const [message] = messages(wildcardPrincipal, withSource('principals: ["*"]'));
  assert.match(message ?? '', /`\*` lets in whoever shows an identity.*also trusts `acme\.partner\.example`/);
  const [finding] = findingsOf(withSource('principals: ["*"]'), [wildcardPrincipal]);
  assert.deepEqual(
    finding?.related.map(({ document }) => document.uri),
    ['file:///workspace/mesh.yaml'],
  );
});

const AUTHENTICATION = `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: callers
  namespace: payments
spec:
  identities: ["*"]
`;
const LINK = `apiVersion: multicluster.linkerd.io/v1alpha3
kind: Link
metadata:
  name: west
  namespace: linkerd-multicluster
spec:
  targetClusterName: west
`;

test('wildcard-principal: Linkerd, where another cluster is linked', () => {
  const files = { 'authentication.yaml': AUTHENTICATION, 'link.yaml': LINK };
  assert.deepEqual(marks(wildcardPrincipal, files), ['"*"']);
  assert.deepEqual(marks(wildcardPrincipal, { 'authentication.yaml': AUTHENTICATION }), []);
  const naming = (name: string): Files => ({ ...files, 'authentication.yaml': changed(AUTHENTICATION, '*', name) });
  const whole = '*.serviceaccount.identity.linkerd.cluster.local';
  assert.deepEqual(marks(wildcardPrincipal, naming(whole)), [`"${whole}"`]);
  for (const narrow of [
    '*.payments.serviceaccount.identity.linkerd.cluster.local',
    'web.shop.serviceaccount.identity.linkerd.cluster.local',
  ])
    assert.deepEqual(marks(wildcardPrincipal, naming(narrow)), [], narrow);
});

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

function rbac(principal: string): string {
  return `static_resources:
  listeners:
    - name: payments
      filter_chains:
        - filters:
            - name: envoy.filters.network.rbac
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.rbac.v3.RBAC
                stat_prefix: payments
                rules:
                  policies:
                    partner:
                      permissions: [{any: true}]
                      principals: [${principal}]
`;
}

test('wildcard-principal: Envoy, by anybody or by a pattern without a trust domain', () => {
  const open = {
    '{any: true}': 'any',
    '{authenticated: {}}': 'authenticated',
    '{authenticated: {principal_name: {prefix: "spiffe://"}}}': '"spiffe://"',
    '{authenticated: {principal_name: {suffix: /sa/api}}}': '/sa/api',
    '{authenticated: {principal_name: {contains: /sa/api}}}': '/sa/api',
    '{authenticated: {principal_name: {safe_regex: {regex: "spiffe://.*"}}}}': '"spiffe://.*"',
  };
  for (const [principal, mark] of Object.entries(open)) {
    const files = { 'acme.yaml': FEDERATED, 'rbac.yaml': rbac(principal) };
    assert.deepEqual(marks(wildcardPrincipal, files), [mark], principal);
    assert.deepEqual(marks(wildcardPrincipal, { 'rbac.yaml': rbac(principal) }), [], principal);
    const mended = after(wildcardPrincipal, files, 'Name a single identity');
    assert.deepEqual(marks(wildcardPrincipal, mended), [], mended['rbac.yaml']);
  }
  const closed = [
    '{authenticated: {principal_name: {prefix: "spiffe://shop.corp.example/"}}}',
    '{authenticated: {principal_name: {safe_regex: {regex: "spiffe://[^/]+\\\\.corp\\\\.example/.*"}}}}',
    '{source_ip: {address_prefix: 10.0.0.0, prefix_len: 8}}',
  ];
  for (const principal of closed)
    assert.deepEqual(marks(wildcardPrincipal, { 'acme.yaml': FEDERATED, 'rbac.yaml': rbac(principal) }), [], principal);
});

test('wildcard-principal: of certificates only where no filter goes on to decide', () => {
  const open = changed(PROXY, 'prefix: spiffe://shop.corp.example/', 'prefix: spiffe://');
  assert.deepEqual(marks(wildcardPrincipal, { 'acme.yaml': FEDERATED, 'envoy.yaml': open }), ['spiffe://']);
  const filters = rbac('{authenticated: {principal_name: {exact: spiffe://acme.partner.example/orders}}}').split('\n');
  const decided = `${open}          filters:\n${filters.slice(5).join('\n')}`;
  assert.deepEqual(marks(wildcardPrincipal, { 'acme.yaml': FEDERATED, 'envoy.yaml': decided }), []);
});

function permission(type: string, value: string, list = 'allow'): string {
  return `apiVersion: kuma.io/v1alpha1
kind: MeshTrafficPermission
metadata:
  name: callers
  namespace: kuma-system
spec:
  rules:
    - default:
        ${list}:
          - spiffeID:
              type: ${type}
              value: ${value}
`;
}

test('identity-prefix-without-separator: an open trust domain is one whoever is trusted', () => {
  const id = 'spiffe://acme.partner.example';
  assert.deepEqual(marks(identityPrefixWithoutSeparator, { 'a.yaml': permission('Prefix', id) }), [id]);
  assert.deepEqual(marks(identityPrefixWithoutSeparator, { 'a.yaml': permission('Exact', id) }), []);
  assert.deepEqual(marks(identityPrefixWithoutSeparator, { 'a.yaml': permission('Prefix', id, 'deny') }), []);
  const silent = [`${id}/`, `${id}/ns/web/`, 'spiffe://', '"{{ .Values.partner }}"'];
  for (const value of silent)
    assert.deepEqual(marks(identityPrefixWithoutSeparator, { 'a.yaml': permission('Prefix', value) }), [], value);
  const principal = '{authenticated: {principal_name: {prefix: "spiffe://shop.corp.example"}}}';
  assert.deepEqual(marks(identityPrefixWithoutSeparator, { 'a.yaml': rbac(principal) }), [
    '"spiffe://shop.corp.example"',
  ]);
});

test('identity-prefix-without-separator: names of the own trust domain may begin alike, foreign ones may not', () => {
  const files = (domain: string): Files => ({
    'acme.yaml': FEDERATED,
    'a.yaml': permission('Prefix', `spiffe://${domain}/ns/web`),
  });
  assert.equal(marks(identityPrefixWithoutSeparator, files('acme.partner.example')).length, 1);
  assert.deepEqual(marks(identityPrefixWithoutSeparator, files('shop.corp.example')), []);
});

test('a foreign trust domain as a whole is reported once', () => {
  const whole = (value: string): Files => ({ 'acme.yaml': FEDERATED, 'a.yaml': permission('Prefix', value) });
  const rules = [identityPrefixWithoutSeparator, wildcardPrincipal, authenticationOnly, broadTrust];
  const said = (files: Files) => findingsOf(files, rules).map(({ rule }) => rule.id);
  assert.deepEqual(said(whole('spiffe://acme.partner.example')), ['identity-prefix-without-separator']);
  assert.deepEqual(said(whole('spiffe://acme.partner.example/')), ['authentication-only']);
  assert.deepEqual(said(whole('spiffe://acme.partner.example/ns/')), ['authentication-only']);
  assert.deepEqual(said(whole('spiffe://acme.partner.example/ns/web/')), []);
  assert.deepEqual(said(whole('spiffe://acme.partner.example/ci/')), ['broad-trust']);
  assert.deepEqual(said(whole('spiffe://')), ['wildcard-principal']);
});

/** Which of the two governance rules speaks, with its severity. */
function grades(files: Files): string[] {
  return findingsOf(files, [authenticationOnly, broadTrust]).map(({ rule, severity }) => `${rule.id} ${severity}`);
}

test('authentication-only and broad-trust: all of a foreign trust domain, without and with further conditions', () => {
  for (const whole of ['principals: [acme.partner.example/*]', 'trustDomains: [acme.partner.example]']) {
    assert.deepEqual(grades(withoutConditions(whole)), ['authentication-only error'], whole);
    assert.deepEqual(grades(withSource(whole)), ['broad-trust error'], whole);
  }
  const inHouse = changed(TRUST_DOMAINS, 'operator: partner', 'operator: business-unit');
  const files = { ...withSource('principals: [acme.partner.example/*]'), 'trust-domains.yaml': inHouse };
  assert.deepEqual(grades(files), ['broad-trust warning']);
});

test('authentication-only and broad-trust: silent on one workload, on the own trust domain and on those who are refused', () => {
  const silent = [
    'principals: [acme.partner.example/ns/orders/*]',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: [shop.corp.example/*]',
    'principals: [cluster.local/*]',
    'principals: [unheard-of.example/*]',
    'trustDomains: [acme.partner.example]\n            principals: ["*/ns/orders/sa/checkout"]',
  ];
  for (const source of silent) assert.deepEqual(grades(withoutConditions(source)), [], source);
  const refusing = withoutConditions('principals: [acme.partner.example/*]');
  const policy = changed(refusing['policy.yaml'] ?? '', 'action: ALLOW', 'action: DENY');
  assert.deepEqual(grades({ ...refusing, 'policy.yaml': policy }), []);
  assert.deepEqual(grades(alone(refusing)), []);
});

test('authentication-only: a foreign issuer, and a peer of Consul', () => {
  const intentions = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata:
  name: payments
spec:
  destination:
    name: payments
  sources:
    - name: "*"
      peer: acme
      action: allow
`;
  assert.deepEqual(marks(authenticationOnly, { 'a.yaml': intentions }), ['"*"']);
  const request = '      permissions:\n        - action: allow\n          http:\n            pathPrefix: /v1/\n';
  const narrowed = changed(intentions, '      action: allow\n', request);
  assert.deepEqual(grades({ 'a.yaml': narrowed }), ['broad-trust warning']);
  assert.deepEqual(grades({ 'a.yaml': changed(intentions, 'allow', 'deny') }), []);
  const mended = after(authenticationOnly, { 'a.yaml': intentions }, 'Name a single identity');
  assert.match(mended['a.yaml'] ?? '', /- name: "checkout"/);
});

test('authentication-only: the edit names one identity', () => {
  const title = 'Name a single identity';
  const whole = withoutConditions('trustDomains: [acme.partner.example]');
  assert.deepEqual(titles(authenticationOnly, whole), [title]);
  assert.deepEqual(grades(after(authenticationOnly, whole, title)), []);
  const kuma = { 'acme.yaml': FEDERATED, 'a.yaml': permission('Prefix', 'spiffe://acme.partner.example/') };
  const mended = after(authenticationOnly, kuma, title)['a.yaml'] ?? '';
  assert.match(mended, /type: Exact\n\s+value: spiffe:\/\/acme\.partner\.example\/ns\/orders\/sa\/checkout/);
});

function tokens(issuer: string, rest = ''): string {
  return `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: tokens
  namespace: payments
spec:
  jwtRules:
    - issuer: ${issuer}
      jwksUri: ${issuer}/keys
${rest}`;
}

test('unchecked-token-audience: tokens of an issuer that speaks for a foreign trust domain', () => {
  const files = (text: string): Files => ({ 'mesh.yaml': MESH, 'tokens.yaml': text });
  const issuer = 'https://oidc.acme.partner.example';
  assert.deepEqual(marks(uncheckedTokenAudience, files(tokens(issuer))), [issuer]);
  assert.deepEqual(marks(uncheckedTokenAudience, files(tokens(issuer, '      audiences: []\n'))), [issuer]);
  for (const rest of ['      audiences: [payments]\n', '      audiences: ["$(AUDIENCE)"]\n'])
    assert.deepEqual(marks(uncheckedTokenAudience, files(tokens(issuer, rest))), [], rest);
  for (const other of ['https://login.shop.corp.example', 'https://accounts.google.com'])
    assert.deepEqual(marks(uncheckedTokenAudience, files(tokens(other))), [], other);
  assert.deepEqual(marks(uncheckedTokenAudience, { 'tokens.yaml': tokens(issuer) }), []);
});

test('unchecked-token-audience: an issuer that an agreement, a point or a policy at the border names', () => {
  const issuer = 'https://tokens.example.net';
  const point = `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: gateway
spec:
  accepts: [https://tokens.example.net/]
  location:
    type: gateway
  mode: enforce
`;
  assert.deepEqual(marks(uncheckedTokenAudience, { 'a.yaml': tokens(issuer), 'b.yaml': point }), [issuer]);
  const asked = withSource(`${PRINCIPALS}\n            requestPrincipals: ["${issuer}/*"]`);
  const files = { ...asked, 'tokens.yaml': tokens(issuer) };
  assert.deepEqual(marks(uncheckedTokenAudience, files), [issuer]);
  assert.deepEqual(marks(uncheckedTokenAudience, { ...alone(files), 'tokens.yaml': tokens(issuer) }), []);
});

test('unchecked-token-audience: Consul and Envoy, by keys and subjects where no issuer is named', () => {
  const provider = `apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata:
  name: acme
spec:
  jsonWebKeySet:
    remote:
      uri: https://oidc.acme.partner.example/keys
  audiences: [payments]
`;
  const found = messages(uncheckedTokenAudience, { 'acme.yaml': FEDERATED, 'a.yaml': provider });
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /Name the issuer/);
  const filter = `name: envoy.filters.http.jwt_authn
typed_config:
  "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
  providers:
    acme:
      issuer: tokens
      subjects:
        prefix: spiffe://acme.partner.example/
`;
  const files = { 'acme.yaml': FEDERATED, 'envoy.yaml': filter };
  assert.deepEqual(marks(uncheckedTokenAudience, files), ['tokens']);
});

test('every rule about parties is silent on what only a template knows', () => {
  const rules: readonly Rule[] = [wildcardPrincipal, identityPrefixWithoutSeparator, authenticationOnly, broadTrust];
  const files = { ...withSource('principals: ["{{ .Values.principal }}"]'), 'a.yaml': permission('Prefix', '$(ID)') };
  assert.deepEqual(findingsOf(files, rules), []);
});
