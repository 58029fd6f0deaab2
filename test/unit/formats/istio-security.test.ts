/** Istio's security resources as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactOf, Party } from '../../../server/src/core/model/facts.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

function resource(kind: string, spec: string, metadata = 'name: a, namespace: pay', version = 'v1'): string {
  return `apiVersion: security.istio.io/${version}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: ${spec}\n`;
}

function allowing(source: string, more = ''): string {
  return resource('AuthorizationPolicy', `{rules: [{from: [{source: {${source}}}]${more}}]}`);
}

function policyIn(text: string): FactOf<'policy'> {
  return factOf('policy', text, 'policy.yaml');
}

/** "partner.example exact workload": the domain, `-` for none, how it is compared, and how many are meant. */
function reading({ domain, match, reach }: Party): string {
  return `${domain === undefined ? '-' : said(domain)} ${match} ${reach}`;
}

const readings = (text: string) => policyIn(text).parties.map(reading);

test('a principal is compared as text, so a trust domain in full is the one that is meant', () => {
  const expected: Readonly<Record<string, string>> = {
    'partner.example/ns/web/sa/api': 'partner.example exact workload',
    'cluster.local/ns/web/sa/api': 'cluster.local exact workload',
    'partner.example/orders/checkout': 'partner.example exact workload',
    'sa/api': 'sa exact workload',
    'partner.example/ns/web/*': 'partner.example prefix part',
    'partner.example/*': 'partner.example prefix everybody',
    'partner*': '- prefix everybody',
    '*': '- any everybody',
    '*/ns/web/sa/api': '- suffix workload',
    '*.example/ns/web/sa/api': '- suffix workload',
    '*/sa/api': '- suffix part',
    '/ns/web/sa/api': '- exact workload',
    // With the scheme it matches nobody; whom it was meant for is plain.
    'spiffe://partner.example/ns/web/sa/api': 'partner.example exact workload',
  };
  for (const [principal, reads] of Object.entries(expected)) {
    assert.deepEqual(readings(allowing(`principals: ["${principal}"]`)), [reads], principal);
    const condition = resource(
      'AuthorizationPolicy',
      `{rules: [{when: [{key: source.principal, values: ["${principal}"]}]}]}`,
    );
    assert.deepEqual(readings(condition), [reads], principal);
  }
});

test('the place of a trust domain is where it stands in the principal', () => {
  const text = allowing('principals: ["spiffe://partner.example/ns/web/sa/api"]');
  const [party] = policyIn(text).parties;
  assert.equal(shown(text, party?.domain), 'partner.example');
});

test('namespaces and service accounts leave the trust domain open, and trust domains are just that', () => {
  assert.deepEqual(readings(allowing('namespaces: [web, "web-*"]')), ['- exact part', '- prefix part']);
  assert.deepEqual(readings(allowing('serviceAccounts: [web/api]')), ['- exact workload']);
  assert.deepEqual(readings(allowing('trustDomains: [partner.example, "*.example"]')), [
    'partner.example exact everybody',
    '- suffix everybody',
  ]);
});

test('the holder of a token is an issuer up to the last slash, and a subject', () => {
  const expected: Readonly<Record<string, string>> = {
    'https://idp.example/realms/a/checkout': 'https://idp.example/realms/a exact workload',
    'https://idp.example/*': 'https://idp.example prefix everybody',
    'https://idp.example/team-*': 'https://idp.example prefix part',
    '*': '- any everybody',
    '*/checkout': '- suffix workload',
  };
  for (const [principal, reads] of Object.entries(expected))
    assert.deepEqual(readings(allowing(`requestPrincipals: ["${principal}"]`)), [reads], principal);
});

test('a condition on the trust domain or the principal limits what leaves it open', () => {
  const limited = (key: string, value: string) =>
    readings(allowing('namespaces: [web]', `, when: [{key: ${key}, values: [${value}]}]`))[0];
  assert.equal(limited('source.trustDomain', 'partner.example'), 'partner.example exact part');
  assert.equal(limited('source.principal', 'partner.example/ns/web/sa/api'), 'partner.example exact part');
  assert.equal(limited('source.trustDomain', '"*"'), '- exact part');
  assert.equal(limited('"request.headers[x]"', 'partner.example'), '- exact part');
});

test('whoever is named negatively is no party', () => {
  assert.deepEqual(readings(allowing('notPrincipals: ["*"], notNamespaces: [web], notTrustDomains: [a.example]')), []);
  const condition = '{rules: [{when: [{key: source.principal, notValues: [a.example/ns/web/sa/api]}]}]}';
  assert.deepEqual(readings(resource('AuthorizationPolicy', condition)), []);
});

test('what stands beside narrows a party, and a DENY refuses it', () => {
  const [plain] = policyIn(allowing('principals: [a.example/ns/b/sa/c]')).parties;
  assert.deepEqual([plain?.isNarrowed, plain?.isRefused], [false, false]);
  const [beside] = policyIn(allowing('principals: [a.example/ns/b/sa/c], ipBlocks: [10.0.0.0/8]')).parties;
  assert.equal(beside?.isNarrowed, true);
  const [to] = policyIn(allowing('principals: [a.example/ns/b/sa/c]', ', to: [{operation: {methods: [GET]}}]')).parties;
  assert.equal(to?.isNarrowed, true);
  const deny = '{action: DENY, rules: [{from: [{source: {principals: [a.example/ns/b/sa/c]}}]}]}';
  assert.equal(policyIn(resource('AuthorizationPolicy', deny)).parties[0]?.isRefused, true);
});

test('what a template fills in is neither a wildcard nor a domain', () => {
  assert.deepEqual(readings(allowing('principals: ["{{ partner }}/ns/a/sa/b", "$(PARTNER)"]')), [
    '- exact workload',
    '- exact workload',
  ]);
  const structure = resource('AuthorizationPolicy', '{rules: "{{ rules }}"}');
  assert.deepEqual(
    factsIn(structure, 'policy.yaml').map(({ type }) => type),
    ['policy'],
  );
});

test('the same policy in every layout: both versions, a List, JSON, CRLF, an API dump', () => {
  const spec = '{rules: [{from: [{source: {principals: [partner.example/ns/web/sa/api]}}]}]}';
  const plain = resource('AuthorizationPolicy', spec);
  const item = plain.trimEnd().replaceAll('\n', '\n    ');
  const dumped = `name: a, namespace: pay, uid: x, generation: 2, managedFields: [{manager: kubectl}]`;
  const layouts = [
    plain,
    resource('AuthorizationPolicy', spec, undefined, 'v1beta1'),
    `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n`,
    plain.replaceAll('\n', '\r\n'),
    `${resource('AuthorizationPolicy', spec, dumped)}status: {conditions: [{type: Reconciled}]}\n`,
    '{"apiVersion": "security.istio.io/v1", "kind": "AuthorizationPolicy", "metadata": {"name": "a"}, "spec": {"rules": [{"from": [{"source": {"principals": ["partner.example/ns/web/sa/api"]}}]}]}}',
  ];
  for (const text of layouts) {
    assert.deepEqual(readings(text), ['partner.example exact workload'], text);
    assert.equal(factOf('istio-authorization', text, 'policy.yaml').rules?.length, 1);
    assert.deepEqual(faultsIn(text, 'policy.yaml'), []);
  }
});

test('a dry run is what Go reads as true, and an audit never refuses', () => {
  const level = (spec: string, value?: string) =>
    policyIn(
      resource('AuthorizationPolicy', spec, `name: a${value ? `, annotations: {istio.io/dry-run: ${value}}` : ''}`),
    ).enforcement.level;
  assert.equal(level('{}'), 'enforced');
  for (const yes of ['"true"', '"1"', '"T"']) assert.equal(level('{}', yes), 'observed');
  for (const no of ['"false"', '"0"', '"yes"', '"tRUE"']) assert.equal(level('{}', no), 'enforced');
  assert.equal(level('{}', '"{{ dry }}"'), 'unknown');
  assert.equal(level('{action: AUDIT}'), 'observed');
  assert.equal(level('{action: "{{ action }}"}'), 'unknown');
});

test('a PeerAuthentication is as strict as its weakest port, and inherits what it does not say', () => {
  const read = (spec: string, namespace = 'pay') => {
    const { enforcement } = policyIn(resource('PeerAuthentication', spec, `name: a, namespace: ${namespace}`));
    return [enforcement.level, ...enforcement.weakenedBy.map(({ written }) => written)];
  };
  const ports = (own: string, port: string) =>
    `{selector: {matchLabels: {a: b}}, mtls: {mode: ${own}}, portLevelMtls: {8080: {mode: ${port}}}}`;
  assert.deepEqual(read('{mtls: {mode: STRICT}}'), ['enforced']);
  assert.deepEqual(read('{mtls: {mode: PERMISSIVE}}'), ['partial', 'mode: PERMISSIVE']);
  assert.deepEqual(read('{mtls: {mode: DISABLE}}'), ['off', 'mode: DISABLE']);
  assert.deepEqual(read('{mtls: {mode: "{{ mode }}"}}'), ['unknown']);
  assert.deepEqual(read(ports('STRICT', 'DISABLE')), ['partial', 'port 8080: mode: DISABLE']);
  assert.deepEqual(read(ports('STRICT', 'STRICT')), ['enforced']);
  assert.deepEqual(read(ports('STRICT', 'UNSET')), ['unknown']);
  assert.deepEqual(read(ports('UNSET', 'STRICT')), ['unknown']);
  assert.deepEqual(read('{}'), ['unknown']);
  assert.deepEqual(read('{mtls: {mode: UNSET}}'), ['unknown']);
  // Above the whole mesh there is nothing to inherit from.
  assert.deepEqual(read('{}', 'istio-system'), ['partial', 'mode: UNSET']);
  assert.deepEqual(read('{selector: {matchLabels: {a: b}}}', 'istio-system'), ['unknown']);
});

test('a RequestAuthentication takes tokens, and does not ask for them', () => {
  const text = resource(
    'RequestAuthentication',
    '{jwtRules: [{issuer: https://idp.example, audiences: [pay], jwksUri: https://idp.example/keys}, {jwks: "{}"}]}',
  );
  const [first, second] = factsOfType('token-trust', text, 'policy.yaml');
  assert.equal(said(first?.issuer), 'https://idp.example');
  assert.deepEqual(first?.audiences.map(said), ['pay']);
  assert.equal(said(first?.keysUrl), 'https://idp.example/keys');
  assert.equal(dotted(first?.audiencesPath), 'spec / jwtRules / 0 / audiences');
  assert.equal(second?.issuer, undefined);
  assert.equal(said(second?.keys), '{}');
  assert.equal(policyIn(text).enforcement.level, 'unknown');
  assert.equal(factOf('istio-request-authentication', text, 'policy.yaml').saysPresence, false);
  const asking = resource('RequestAuthentication', '{jwtRules: [{issuer: a, presence: REQUIRED}]}');
  assert.equal(policyIn(asking).enforcement.level, 'enforced');
});

const PROVIDERS = `extensionProviders:
  - name: opa
    envoyExtAuthzGrpc: {service: opa.auth.svc, port: 9191, failOpen: true}
  - name: traces
    zipkin: {service: zipkin.svc, port: 9411}
  - name: oauth
    envoyExtAuthzHttp: {service: oauth.auth.svc, port: 4180, timeout: 2s, failOpen: "{{ open }}"}
`;

test('external authorizers are read from every carrier of MeshConfig, also where nothing is said about trust', () => {
  const inside = (by: number) => PROVIDERS.replace(/^(?=.)/gm, ' '.repeat(by));
  const carriers = [
    PROVIDERS,
    `meshConfig:\n${inside(2)}`,
    `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  meshConfig:\n${inside(4)}`,
    `apiVersion: sailoperator.io/v1\nkind: Istio\nspec:\n  values:\n    meshConfig:\n${inside(6)}`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio}\ndata:\n  mesh: |-\n${inside(4)}`,
  ];
  for (const text of carriers) {
    const [opa, oauth, ...others] = factsOfType('external-authorizer', text, 'mesh.yaml');
    assert.deepEqual(others, [], text);
    assert.equal(said(opa?.name), 'opa');
    assert.equal(said(opa?.service), 'opa.auth.svc');
    assert.equal(opa?.timeout, undefined);
    assert.equal(opa?.policy.failsOpen?.written, 'failOpen: true');
    assert.equal(shown(text, opa?.policy.failsOpen), 'true');
    assert.equal(said(oauth?.timeout), '2s');
    // What a template says is not known to be open.
    assert.equal(oauth?.policy.failsOpen, undefined);
    assert.deepEqual(factsOfType('mesh', text, 'mesh.yaml'), []);
  }
});
