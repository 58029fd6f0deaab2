/** Envoy's filters at the border: rules of their own, and what rules about all policies make of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jwtSvidOfAnybody } from '../../server/src/core/rules/envoy/jwt-svid-of-anybody.ts';
import { requestsPassedUnasked } from '../../server/src/core/rules/envoy/requests-passed-unasked.ts';
import { routeWithoutRoles } from '../../server/src/core/rules/envoy/route-without-roles.ts';
import { tokenLeftOut } from '../../server/src/core/rules/envoy/token-left-out.ts';
import { GATEWAY, OPA, SOUND_ENVOY } from '../../server/src/core/rules/envoy-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { failOpen } from '../../server/src/core/rules/governance/fail-open.ts';
import { observedOnlyPolicy } from '../../server/src/core/rules/policy/observed-only-policy.ts';
import { unauthenticatedTraffic } from '../../server/src/core/rules/policy/unauthenticated-traffic.ts';
import { uncheckedTokenAudience } from '../../server/src/core/rules/policy/unchecked-token-audience.ts';
import { wildcardPrincipal } from '../../server/src/core/rules/policy/wildcard-principal.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

/** The gateway with pieces of it replaced. */
function gateway(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => changed(text, from, to), GATEWAY);
}

/** Alone: its validator takes two trust domains, which is all that shows foreign trust. */
const alone = (text: string): Files => ({ 'envoy.yaml': text });

/** The same where nobody but the own trust domain is trusted. */
const athome = (text: string): Files =>
  alone(text.replace(/ *- name: acme\.partner\.example\n.*\n.*\n/, '').replaceAll('acme.partner', 'shop.corp'));

test('a validator that takes spiffe:// and lets in every identity', () => {
  const text = `common_tls_context:
  validation_context:
    custom_validator_config:
      name: envoy.tls.cert_validator.spiffe
      typed_config:
        "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig
        trust_domains:
          - {name: "spiffe://live.corp.example", trust_bundle: {filename: /roots/live.pem}}
          - {name: acme.partner.example, trust_bundle: {filename: /roots/acme.pem}}
`;
  const found = (files: Files) => findingsOf(files).map(({ rule }) => rule.id);
  assert.deepEqual(found(alone(text)).sort(), ['envoy-accepts-every-identity', 'envoy-domain-as-uri']);
  const { 'envoy.yaml': _, ...others } = SOUND_ENVOY;
  assert.deepEqual(found({ ...others, 'tls.yaml': text, 'envoy.yaml': GATEWAY }).sort(), [
    'envoy-accepts-every-identity',
    'envoy-domain-as-uri',
  ]);
});

const ROLES =
  'rules:\n                        action: ALLOW\n                        policies:\n                          orders';

test('rules that are only counted, at the border alone', () => {
  const shadow = gateway([ROLES, `shadow_${ROLES}`]);
  assert.deepEqual(marks(observedOnlyPolicy, alone(shadow)), ['shadow_rules']);
  assert.match(messages(observedOnlyPolicy, alone(shadow))[0] ?? '', /also trusts `acme\.partner\.example`/);
  assert.deepEqual(marks(observedOnlyPolicy, athome(shadow)), []);
  assert.deepEqual(marks(observedOnlyPolicy, { ...SOUND_ENVOY, 'envoy.yaml': shadow }), [], 'it is documented');
  const mended = after(observedOnlyPolicy, alone(shadow), 'Enforce it');
  assert.equal(mended['envoy.yaml'], GATEWAY);
  const log = gateway([ROLES, ROLES.replace('ALLOW', 'LOG')]);
  assert.deepEqual(marks(observedOnlyPolicy, alone(log)), ['LOG']);
  assert.equal(after(observedOnlyPolicy, alone(log), 'Enforce it')['envoy.yaml'], GATEWAY);
});

test('whoever watches it may do so until a day', () => {
  const said =
    '                  # fedlint.dev/owner: team-payments\n                  # fedlint.dev/expires: 2027-01-15\n';
  const filter = '                  - name: envoy.filters.http.rbac\n';
  const shadow = gateway([ROLES, `shadow_${ROLES}`], [filter, `${said}${filter}`]);
  assert.deepEqual(marks(observedOnlyPolicy, alone(shadow)), []);
});

test('an OPA that says yes to everything', () => {
  const trial = changed(OPA, 'dry-run: false', 'dry-run: true');
  assert.deepEqual(marks(observedOnlyPolicy, { ...alone(GATEWAY), 'opa.yaml': trial }), ['true']);
  assert.deepEqual(marks(observedOnlyPolicy, { 'envoy/envoy.yaml': GATEWAY, 'opa/opa.yaml': trial }), []);
  assert.deepEqual(marks(observedOnlyPolicy, { 'opa.yaml': trial }), []);
  const mended = after(observedOnlyPolicy, { ...alone(GATEWAY), 'opa.yaml': trial }, 'Enforce it');
  assert.equal(mended['opa.yaml'], OPA);
});

const NAMED =
  '                                principal_name:\n                                    exact: spiffe://acme.partner.example/orders/checkout\n';
const PRINCIPAL = /- authenticated:\n *principal_name:\n *exact: spiffe:\/\/acme\.partner\.example\/orders\/checkout\n/;

test('anybody as a principal, and an audience that is not compared', () => {
  const open = GATEWAY.replace(PRINCIPAL, '- any: true\n');
  assert.deepEqual(marks(wildcardPrincipal, alone(open)), ['any']);
  assert.deepEqual(marks(wildcardPrincipal, athome(open)), []);
  assert.doesNotMatch(NAMED, /any/);
  const audience = gateway(['                          audiences: [payments]\n', '']);
  assert.deepEqual(marks(uncheckedTokenAudience, alone(audience)), ['https://spire-oidc.acme.partner.example']);
  assert.deepEqual(marks(uncheckedTokenAudience, athome(audience)), []);
});

test('a question that nobody answers, and certificates that nobody has to show', () => {
  const open = gateway(['failure_mode_allow: false', 'failure_mode_allow: true']);
  assert.deepEqual(marks(failOpen, alone(open)), ['true']);
  assert.deepEqual(marks(failOpen, athome(open)), []);
  assert.equal(after(failOpen, alone(open), 'Refuse instead')['envoy.yaml'], GATEWAY);
  const tls = GATEWAY.replace(/ {10}filters:[\s\S]*$/, '').replace('require_client_certificate: true', '$& # no');
  const optional = changed(tls, 'require_client_certificate: true', 'require_client_certificate: false');
  assert.deepEqual(marks(unauthenticatedTraffic, alone(tls)), []);
  assert.deepEqual(marks(unauthenticatedTraffic, alone(optional)), ['false']);
  assert.deepEqual(marks(unauthenticatedTraffic, athome(optional)), []);
});

const AUTHZ = '                      failure_mode_allow: false\n';
const share = (numerator: number) =>
  gateway([
    AUTHZ,
    `${AUTHZ}                      filter_enabled: {default_value: {numerator: ${numerator}}, runtime_key: a}\n`,
  ]);

test('a share of the requests', () => {
  assert.deepEqual(marks(requestsPassedUnasked, alone(share(20))), ['filter_enabled']);
  assert.match(messages(requestsPassedUnasked, alone(share(0)))[0] ?? '', /about no request at all/);
  assert.deepEqual(marks(requestsPassedUnasked, alone(share(100))), []);
  assert.deepEqual(marks(requestsPassedUnasked, athome(share(20))), []);
  assert.equal(after(requestsPassedUnasked, alone(share(20)), 'Ask about every request')['envoy.yaml'], GATEWAY);
  const refused = after(requestsPassedUnasked, alone(share(20)), 'Refuse the other requests')['envoy.yaml'] ?? '';
  assert.match(refused, /deny_at_disable:\n *default_value: true\n *runtime_key: ext_authz\.deny_at_disable\n/);
});

test('a route without rules', () => {
  const bare = GATEWAY.replace(/ *rbac:\n *rules:\n[\s\S]*?\/reports\n(?= *http_filters)/, '');
  assert.deepEqual(marks(routeWithoutRoles, alone(bare)), [
    'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBACPerRoute',
  ]);
  assert.deepEqual(marks(routeWithoutRoles, athome(bare)), []);
  assert.deepEqual(marks(routeWithoutRoles, alone(GATEWAY)), []);
  const said = bare.replace(
    /( *)envoy\.filters\.http\.rbac:\n/,
    '$1# fedlint.dev/owner: team-reports\n$1# fedlint.dev/expires: 2027-01-15\n$&',
  );
  assert.deepEqual(marks(routeWithoutRoles, alone(said)), []);
  const left = after(routeWithoutRoles, alone(bare), 'Leave it to the filter on the listener')['envoy.yaml'] ?? '';
  assert.doesNotMatch(left, /RBACPerRoute/);
  const own = after(routeWithoutRoles, alone(bare), 'Name who may use the route')['envoy.yaml'] ?? '';
  assert.match(own, /rbac:\n *rules:\n *action: ALLOW\n *policies:\n *callers:\n/);
});

test('a token that may be missing matters where nobody asks again', () => {
  const optional = gateway([
    '                            provider_name: acme-svids\n',
    '                            requires_any: {requirements: [{provider_name: acme-svids}, {allow_missing_or_failed: {}}]}\n',
  ]);
  assert.deepEqual(marks(tokenLeftOut, alone(optional)), [], 'RBAC decides behind it');
  const last = optional
    .replace(/ *typed_per_filter_config:[\s\S]*?(?= *http_filters)/, '')
    .replace(/ *- name: envoy\.filters\.http\.ext_authz[\s\S]*$/, '');
  assert.deepEqual(marks(tokenLeftOut, alone(last)), ['allow_missing_or_failed']);
  assert.match(messages(tokenLeftOut, alone(last))[0] ?? '', /nobody is stopped/);
  assert.deepEqual(marks(tokenLeftOut, athome(last)), []);
});

const SUBJECTS =
  '                          subjects:\n                            prefix: spiffe://acme.partner.example/orders/\n';

test('whose JWT-SVIDs are taken', () => {
  const anybody = gateway([SUBJECTS, '']);
  assert.deepEqual(marks(jwtSvidOfAnybody, alone(anybody)), ['acme-svids']);
  assert.deepEqual(marks(jwtSvidOfAnybody, athome(anybody)), []);
  assert.doesNotMatch(messages(jwtSvidOfAnybody, alone(anybody))[0] ?? '', /never ends/);
  const endless = changed(anybody, '                          require_expiration: true\n', '');
  assert.match(messages(jwtSvidOfAnybody, alone(endless))[0] ?? '', /never ends/);
  const mended = after(jwtSvidOfAnybody, alone(endless), 'Name whose tokens are taken')['envoy.yaml'] ?? '';
  assert.match(mended, /subjects:\n *prefix: spiffe:\/\/acme\.partner\.example\/orders\/\n *require_expiration: true/);
  const people = anybody.replaceAll('spire-oidc', 'login').replaceAll('acme-svids', 'staff');
  assert.deepEqual(marks(jwtSvidOfAnybody, alone(people)), [], 'tokens of people have no SPIFFE IDs');
  assert.deepEqual(titles(jwtSvidOfAnybody, alone(anybody)), ['Name whose tokens are taken']);
});

test('a configuration that federates with nobody is left alone', () => {
  const plain = athome(
    GATEWAY.replace(PRINCIPAL, '- any: true\n')
      .replace('failure_mode_allow: false', 'failure_mode_allow: true')
      .replace('require_client_certificate: true', 'require_client_certificate: false')
      .replace('audiences: [payments]', 'forward: true')
      .replace(SUBJECTS, ''),
  );
  assert.deepEqual(
    findingsOf(plain).map(({ rule }) => rule.id),
    [],
  );
});
