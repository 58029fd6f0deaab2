/** Filters and TLS settings of Envoy, and the OPA that it asks, as policies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyFact } from '../../../server/src/core/model/facts.ts';
import { GATEWAY, OPA } from '../../../server/src/core/rules/envoy-examples.ts';
import { PROXY } from '../../../server/src/core/rules/mesh-examples.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const FILE = 'envoy.yaml';
const TYPES = {
  rbac: 'envoy.extensions.filters.http.rbac.v3.RBAC',
  route: 'envoy.extensions.filters.http.rbac.v3.RBACPerRoute',
  network: 'envoy.extensions.filters.network.rbac.v3.RBAC',
  authz: 'envoy.extensions.filters.http.ext_authz.v3.ExtAuthz',
  jwt: 'envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication',
  tls: 'envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
};

/** A filter with its settings in flow style, in a list of filters. */
function filter(type: keyof typeof TYPES, settings: string): string {
  return `filters:\n  - name: it\n    typed_config: {"@type": type.googleapis.com/${TYPES[type]}, ${settings}}\n`;
}

const policyIn = (text: string): PolicyFact => factOf('policy', text, FILE);
const levelOf = ({ enforcement: { level, weakenedBy } }: PolicyFact) => [level, ...weakenedBy.map(({ way }) => way)];

/** The parties of a filter with these principals. */
function named(principals: string, action = 'ALLOW', permissions = '[{any: true}]'): string[] {
  const rules = `{action: ${action}, policies: {callers: {permissions: ${permissions}, principals: [${principals}]}}}`;
  const { parties } = policyIn(filter('rbac', `rules: ${rules}`));
  return parties.map(({ domain, subject, match, reach, isNarrowed, isRefused }) =>
    [said(domain) ?? '-', said(subject), match, reach, isNarrowed && 'narrowed', isRefused && 'refused']
      .filter((word) => word !== false)
      .join(' '),
  );
}

test('a gateway: each filter is a policy, and has its place', () => {
  const policies = factsOfType('policy', GATEWAY, FILE);
  assert.deepEqual(
    policies.map((policy) => [
      shown(GATEWAY, policy).split('.').at(-1),
      policy.decides,
      policy.effect,
      ...levelOf(policy),
    ]),
    [
      ['DownstreamTlsContext', 'connection', 'authenticates', 'enforced'],
      ['JwtAuthentication', 'request-time', 'authenticates', 'enforced'],
      ['ExtAuthz', 'request-time', 'delegates', 'enforced'],
      ['RBAC', 'request-time', 'admits', 'enforced'],
      ['RBACPerRoute', 'request-time', 'admits', 'enforced'],
    ],
  );
  assert.match(dotted(policies[0]?.path) ?? '', /filter_chains \/ 0 \/ transport_socket$/);
  assert.match(dotted(policies[3]?.path) ?? '', /http_filters \/ 2$/);
  assert.match(dotted(policies[4]?.path) ?? '', /typed_per_filter_config \/ envoy\.filters\.http\.rbac$/);
  assert.deepEqual(faultsIn(GATEWAY, FILE), []);
});

test('only what decides makes a configuration ours', () => {
  for (const text of [
    filter('tls', 'common_tls_context: {tls_certificates: []}'),
    filter('authz', 'a: 1').replace('ext_authz.v3.ExtAuthz', 'router.v3.Router # rbac.v3.RBAC'),
    'note: envoy.extensions.filters.http.rbac.v3.RBAC\n',
    filter('rbac', 'a: 1').replace('filters.http.', 'other.'),
  ])
    assert.deepEqual(factsIn(text, FILE), [], text);
  assert.equal(policyIn(filter('network', 'rules: {}')).decides, 'connection');
});

test('principals by their names', () => {
  const by = (matcher: string) => named(`{authenticated: {principal_name: {${matcher}}}}`);
  assert.deepEqual(by('exact: "spiffe://a.example/x"'), ['a.example spiffe://a.example/x exact workload']);
  assert.deepEqual(by('prefix: "spiffe://a.example/"'), ['a.example spiffe://a.example/ prefix everybody']);
  assert.deepEqual(by('prefix: "spiffe://a.example/ns/"'), ['a.example spiffe://a.example/ns/ prefix part']);
  assert.deepEqual(by('prefix: "spiffe://a.example"'), ['a.example spiffe://a.example prefix everybody']);
  assert.deepEqual(by('prefix: "spiffe://"'), ['- spiffe:// prefix everybody']);
  assert.deepEqual(by('suffix: /sa/x'), ['- /sa/x suffix part']);
  assert.deepEqual(by('contains: x'), ['- x glob part']);
  assert.deepEqual(by('exact: web.example.com'), ['- web.example.com exact workload']);
  assert.deepEqual(by('exact: "spiffe://{{ domain }}/x"'), ['- ?spiffe://{{ domain }}/x exact workload']);
});

test('regular expressions by the trust domain they begin with', () => {
  const by = (regex: string) => named(`{authenticated: {principal_name: {safe_regex: {regex: '${regex}'}}}}`)[0];
  assert.equal(by('spiffe://a\\.example/.*'), 'a.example spiffe://a\\.example/.* regex everybody');
  assert.equal(by('^spiffe://a.example/.+$'), 'a.example ^spiffe://a.example/.+$ regex everybody');
  assert.equal(by('spiffe:\\/\\/a\\.example\\/ns\\/x'), 'a.example spiffe:\\/\\/a\\.example\\/ns\\/x regex part');
  assert.equal(by('spiffe://a\\.example/ns/[^/]+/sa/x'), 'a.example spiffe://a\\.example/ns/[^/]+/sa/x regex part');
  assert.equal(by('spiffe://a\\.example/x'), 'a.example spiffe://a\\.example/x regex workload');
  for (const open of ['.*', 'spiffe://.*', '^spiffe://.+$']) assert.equal(by(open), `- ${open} regex everybody`);
  assert.equal(by('spiffe://(a|b)\\.example/x'), '- spiffe://(a|b)\\.example/x regex part');
});

const CERTIFICATE = 'type.googleapis.com/envoy.extensions.rbac.principals.mtls_authenticated.v3.Config';

test('whoever shows any certificate, or none', () => {
  const custom = (settings: string) =>
    named(`{custom: {name: c, typed_config: {"@type": ${CERTIFICATE}, ${settings}}}}`);
  assert.deepEqual(named('{any: true}'), ['- any any everybody']);
  assert.deepEqual(named('{authenticated: {}}'), ['- authenticated any everybody']);
  assert.deepEqual(custom('any_validated_client_certificate: {}'), [
    '- any_validated_client_certificate any everybody',
  ]);
  assert.deepEqual(custom('san_matcher: {san_type: URI, matcher: {exact: "spiffe://a.example/x"}}'), [
    'a.example spiffe://a.example/x exact workload',
  ]);
  assert.deepEqual(named('{custom: {name: c, typed_config: {"@type": other.Config}}}'), []);
  assert.deepEqual(named('{any: false}, {header: {name: x}}, {remote_ip: {address_prefix: 10.0.0.0}}'), []);
});

const X = '{authenticated: {principal_name: {exact: "spiffe://a.example/x"}}}';
const Y = '{authenticated: {principal_name: {exact: "spiffe://a.example/y"}}}';
const [IS_X, IS_Y] = ['x', 'y'].map((name) => `a.example spiffe://a.example/${name} exact workload`);

test('sums and complements of principals', () => {
  assert.deepEqual(named(`{or_ids: {ids: [${X}, ${Y}]}}`), [IS_X, IS_Y]);
  assert.deepEqual(named(`{and_ids: {ids: [${X}]}}`), [IS_X]);
  assert.deepEqual(named(`{and_ids: {ids: [{any: true}, ${X}]}}`), [IS_X], 'who is named is not just anybody');
  assert.deepEqual(named(`{and_ids: {ids: [${X}, {header: {name: h}}]}}`), [`${IS_X} narrowed`]);
  assert.deepEqual(named('{and_ids: {ids: [{any: true}, {any: true}]}}'), ['- any any everybody']);
  assert.deepEqual(named('{and_ids: {ids: [{any: true}, {remote_ip: {}}]}}'), ['- any any everybody narrowed']);
  assert.deepEqual(named(`{not_id: ${X}}`), ['- not_id any everybody narrowed', `${IS_X} refused`]);
  assert.deepEqual(named(`{and_ids: {ids: [${Y}, {not_id: ${X}}]}}`), [`${IS_Y} narrowed`, `${IS_X} narrowed refused`]);
  assert.deepEqual(named('{not_id: {any: true}}'), []);
  assert.deepEqual(
    named(`{not_id: {not_id: ${X}}}`).filter((party) => party.startsWith('a.example')),
    [IS_X],
  );
});

test('what else has to hold narrows a policy, and DENY turns it round', () => {
  assert.deepEqual(named(X, 'DENY'), [`${IS_X} refused`]);
  assert.deepEqual(named(`{not_id: ${X}}`, 'DENY'), ['- not_id any everybody narrowed refused', IS_X]);
  assert.deepEqual(named(X, 'ALLOW', '[{url_path: {path: {prefix: /a}}}]'), [`${IS_X} narrowed`]);
  assert.deepEqual(named(X, 'ALLOW', '[{url_path: {}}, {any: true}]'), [IS_X]);
});

test('rules that are only counted, and those that only log', () => {
  const level = (settings: string) => levelOf(policyIn(filter('rbac', settings)));
  assert.deepEqual(level('rules: {}'), ['enforced']);
  assert.deepEqual(level('rules: {action: DENY}, shadow_rules: {}'), ['enforced']);
  assert.deepEqual(level('matcher: {on_no_match: {}}, shadow_rules: {}'), ['enforced']);
  assert.deepEqual(level('shadow_rules: {action: ALLOW}'), ['observed', 'envoy-shadow-rules']);
  assert.deepEqual(level('shadowRules: {action: ALLOW}'), ['observed', 'envoy-shadow-rules']);
  assert.deepEqual(level('rules: {action: LOG}'), ['observed', 'envoy-log-action']);
  assert.deepEqual(level('rules: {action: 2}'), ['observed', 'envoy-log-action']);
  assert.deepEqual(level('rules: {action: "{{ action }}"}'), ['unknown']);
  assert.deepEqual(level('stat_prefix: x'), ['off', 'envoy-no-rules']);
  const text = filter('rbac', 'shadow_rules: {}, shadow_matcher: {}');
  const [setting] = policyIn(text).enforcement.weakenedBy;
  assert.deepEqual([shown(text, setting), setting?.mend?.op], ['shadow_matcher', 'rename-key']);
});

test('a filter without rules waits for routes that bring theirs', () => {
  const hook = (route: string) =>
    factsOfType('policy', filter('rbac', 'a: 1') + filter('route', route).replace('filters', 'routes'), FILE).map(
      levelOf,
    );
  assert.deepEqual(hook('rbac: {rules: {}}'), [['unknown'], ['enforced']]);
  assert.deepEqual(hook('a: 1'), [
    ['off', 'envoy-no-rules'],
    ['off', 'envoy-off-for-route'],
  ]);
});

test('a program that is asked: whether it is, and what if it does not answer', () => {
  const of = (settings: string) => policyIn(filter('authz', settings));
  const share = (numerator: string, more = '') =>
    levelOf(of(`filter_enabled: {default_value: {numerator: ${numerator}${more}}, runtime_key: a}`));
  assert.equal(of('failure_mode_allow: true').failsOpen?.written, 'failure_mode_allow: true');
  assert.equal(of('failureModeAllow: true').failsOpen?.written, 'failureModeAllow: true');
  for (const closed of ['failure_mode_allow: false', 'a: 1', 'failure_mode_allow: "{{ x }}"'])
    assert.equal(of(closed).failsOpen, undefined);
  assert.deepEqual(share('100'), ['enforced']);
  assert.deepEqual(share('100', ', denominator: TEN_THOUSAND'), ['partial', 'envoy-share-of-requests']);
  assert.deepEqual(share('1000000', ', denominator: 2'), ['enforced']);
  assert.deepEqual(share('0'), ['off', 'envoy-share-of-requests']);
  assert.deepEqual(share('"{{ share }}"'), ['unknown']);
  const rest =
    'filter_enabled: {default_value: {numerator: 5}}, deny_at_disable: {default_value: true, runtime_key: b}';
  assert.deepEqual(levelOf(of(rest)), ['enforced']);
});

const CONTEXT = 'validation_context: {trusted_ca: {filename: ca.pem}}';

test('clients have to show a certificate, and one that holds', () => {
  const level = (settings: string, context = CONTEXT) =>
    levelOf(policyIn(filter('tls', `${settings}common_tls_context: {${context}}`)));
  const required = 'require_client_certificate: true, ';
  assert.deepEqual(level(required), ['enforced']);
  assert.deepEqual(level(''), ['partial', 'envoy-no-client-certificate']);
  assert.deepEqual(level('requireClientCertificate: false, '), ['partial', 'envoy-no-client-certificate']);
  assert.deepEqual(level('require_client_certificate: "{{ x }}", '), ['unknown']);
  assert.deepEqual(level(required, 'validation_context: {trust_chain_verification: ACCEPT_UNTRUSTED}'), [
    'partial',
    'envoy-untrusted-accepted',
  ]);
  const combined = 'combinedValidationContext: {defaultValidationContext: {allowExpiredCertificate: true}}';
  assert.deepEqual(level(required, combined), ['partial', 'envoy-expired-accepted']);
  assert.deepEqual(
    factOf('policy', PROXY, FILE).parties.map(({ subject }) => said(subject)),
    ['spiffe://shop.corp.example/', 'spiffe://acme.partner.example/orders/checkout'],
  );
});

test('who shows none may be refused by a filter, and a patch leaves to others what it does not say', () => {
  const tls = filter('tls', `common_tls_context: {${CONTEXT}}`);
  const [listener] = factsOfType('policy', tls + filter('rbac', 'rules: {}').replace('filters', 'b'), FILE);
  assert.deepEqual(listener && levelOf(listener), ['unknown']);
  const patch = `apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: {name: tls, annotations: {fedlint.dev/owner: team-a}}\nspec:\n  configPatches:\n    - patch:\n        value:\n${tls.replace(/^/gm, '          ')}`;
  const policy = policyIn(patch);
  assert.deepEqual(levelOf(policy), ['unknown']);
  assert.equal(policy.owner?.known && policy.owner.value.name, 'team-a');
  assert.equal(dotted(policy.slots.owner), 'metadata / annotations / fedlint.dev/owner');
  assert.equal(dotted(policy.path), 'spec / configPatches / 0 / patch / value / filters / 0');
});

test('tokens: whose are taken, and whether a request needs one', () => {
  const [token] = factsOfType('token-trust', GATEWAY, FILE);
  assert.deepEqual(
    [said(token?.issuer), token?.audiences.map(said), token?.subjects?.map(said), said(token?.requiresExpiration)],
    ['https://spire-oidc.acme.partner.example', ['payments'], ['spiffe://acme.partner.example/orders/'], 'true'],
  );
  assert.equal(said(token?.keysUrl), 'https://spire-oidc.acme.partner.example/keys');
  assert.equal(shown(GATEWAY, token), 'acme-svids');
  const level = (rules: string) => levelOf(policyIn(filter('jwt', rules)));
  const any = (other: string) => `{requires_any: {requirements: [{provider_name: p}, {${other}: {}}]}}`;
  const rule = (requires: string) => `rules: [{match: {prefix: /}, requires: ${requires}}]`;
  assert.deepEqual(level(rule('{provider_name: p}')), ['enforced']);
  assert.deepEqual(level(rule(any('allow_missing'))), ['partial', 'token-optional']);
  assert.deepEqual(level(`requirement_map: {a: ${any('allow_missing_or_failed')}}`), ['partial', 'token-optional']);
  assert.deepEqual(level(rule('{requires_all: {requirements: [{provider_name: p}, {allow_missing: {}}]}}')), [
    'enforced',
  ]);
  assert.deepEqual(level('rules: [{match: {prefix: /open}}]'), ['unknown']);
});

test('what is said above a filter is said of it alone', () => {
  const text = `filters:\n  # fedlint.dev/owner: team-a\n  # fedlint.dev/enforcement-point: gateway\n  - name: a\n    typed_config: {"@type": type.googleapis.com/${TYPES.rbac}, rules: {}}\n  - name: b\n    typed_config: {"@type": type.googleapis.com/${TYPES.rbac}, rules: {}}\n`;
  assert.deepEqual(
    factsOfType('policy', text, FILE).map(({ owner, enforces, slots }) => [
      owner?.known && owner.value.name,
      enforces.map(said),
      dotted(slots.owner),
    ]),
    [
      ['team-a', ['gateway'], 'filters / 0 / #fedlint.dev/owner'],
      [undefined, [], 'filters / 1 / #fedlint.dev/owner'],
    ],
  );
});

test('an OPA that is on trial answers every question with yes', () => {
  const level = (text: string, file = 'opa.yaml') => levelOf(factOf('policy', text, file));
  assert.deepEqual(level(OPA), ['enforced']);
  assert.deepEqual(level(OPA.replace('dry-run: false', 'dry-run: true')), ['observed', 'opa-dry-run']);
  assert.deepEqual(level(OPA.replace('dry-run: false', `dry-run: \${DRY}`)), ['unknown']);
  assert.deepEqual(level('{"plugins": {"envoy_ext_authz_grpc": {"dry-run": true}}}', 'opa.json'), [
    'observed',
    'opa-dry-run',
  ]);
  assert.deepEqual(factsIn('plugin: envoy_ext_authz_grpc\nplugins: [envoy_ext_authz_grpc]\n', 'opa.yaml'), []);
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: opa}\ndata:\n  config.yaml: |\n${OPA.replace(/^/gm, '    ')}`;
  assert.equal(dotted(factOf('policy', map, 'map.yaml').path), 'data / config.yaml / plugins / envoy_ext_authz_grpc');
});
