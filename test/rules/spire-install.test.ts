/** Settings of the programs that install SPIRE: where their rules speak, and where they rightly do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SOUND_CHART, SOUND_OPERATOR, unsoundChart } from '../../server/src/core/rules/install-examples.ts';
import { adminForEveryPod } from '../../server/src/core/rules/spire/admin-for-every-pod.ts';
import { federatesWithUnknownDomain } from '../../server/src/core/rules/spire/federates-with-unknown-domain.ts';
import { hardCodedTrustDomain } from '../../server/src/core/rules/spire/hard-coded-trust-domain.ts';
import { missingClassName } from '../../server/src/core/rules/spire/missing-class-name.ts';
import { partialReconcileBlock } from '../../server/src/core/rules/spire/partial-reconcile-block.ts';
import { chartLifetimeDefault } from '../../server/src/core/rules/spire-install/chart-lifetime-default.ts';
import { chartTlsSources } from '../../server/src/core/rules/spire-install/chart-tls-sources.ts';
import { managedRouteName } from '../../server/src/core/rules/spire-install/managed-route-name.ts';
import { managedRoutePort } from '../../server/src/core/rules/spire-install/managed-route-port.ts';
import { operatorRefreshHint } from '../../server/src/core/rules/spire-install/operator-refresh-hint.ts';
import { operatorResourceName } from '../../server/src/core/rules/spire-install/operator-resource-name.ts';
import { unsupportedChartValue } from '../../server/src/core/rules/spire-install/unsupported-chart-value.ts';
import { applyOffer } from '../harness/offers.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { analyze, findingsIn, findingsOf } from '../harness/workspace.ts';

const tls = (sources: string, enabled = 'true'): Files => ({
  'v.yaml': `spire-server:\n  federation:\n    enabled: ${enabled}\n    tls: ${sources}\n`,
});

test('the chart takes exactly one certificate', () => {
  assert.deepEqual(marks(chartTlsSources, tls('{spire: {enabled: true}}')), []);
  assert.deepEqual(marks(chartTlsSources, tls('{spire: {enabled: false}, certManager: {enabled: true}}')), []);
  assert.equal(
    marks(chartTlsSources, tls('{externalSecret: {enabled: true}, certManager: {enabled: true}}')).length,
    1,
  );
  const none = '{spire: {enabled: false}, externalSecret: {enabled: false}, certManager: {enabled: false}}';
  assert.deepEqual(marks(chartTlsSources, tls(none)), ['tls']);
});

test('what may stand in other values is said with care, or not at all', () => {
  const [finding] = findingsOf(tls('{certManager: {enabled: true}}'), [chartTlsSources]);
  assert.equal(finding?.severity, 'warning');
  assert.deepEqual(marks(chartTlsSources, tls('{spire: {enabled: false}}')), []);
  assert.deepEqual(marks(chartTlsSources, tls('{certManager: {enabled: $TLS}}')), []);
  assert.deepEqual(marks(chartTlsSources, tls('{spire: {enabled: true}, certManager: {enabled: true}}', 'false')), []);
});

test('one certificate is left after each edit', () => {
  const files = tls('{certManager: {enabled: true}}');
  for (const title of titles(chartTlsSources, files)) {
    assert.deepEqual(marks(chartTlsSources, after(chartTlsSources, files, title)), [], title);
  }
});

test('a key that the chart does not know is told once, and only in the lists it looks at', () => {
  const files = unsoundChart('trustDomain: acme.partner.example', 'trustDomian: acme.partner.example');
  const found = findingsOf(files).filter(({ message }) => message.includes('trustDomian'));
  assert.deepEqual(
    found.map(({ rule }) => rule.id),
    ['unsupported-chart-value'],
  );
  const mended = after(unsupportedChartValue, files, 'Rename to `trustDomain`');
  assert.deepEqual(findingsOf(mended), []);
  const strange = unsoundChart('  caTTL: 24h\n', '  caTTL: 24h\n  caTTTL: 24h\n');
  assert.deepEqual(findingsOf(strange), []);
});

test('a class of its own stops the chart, which gives one to all it renders', () => {
  const files = unsoundChart('          jwtTTL: 5m\n', '          className: spire\n');
  assert.deepEqual(marks(unsupportedChartValue, files), ['className']);
  assert.deepEqual(titles(unsupportedChartValue, files), ['Take `className` out']);
});

test('lifetimes of the chart are measured against a shorter CA, unless they are set as well', () => {
  const values = (text: string): Files => ({ 'v.yaml': `spire-server:\n${text}` });
  assert.match(
    messages(chartLifetimeDefault, values('  caTTL: 12h\n'))[0] ?? '',
    /2h, and `defaultX509SvidTTL` \(4h\)/,
  );
  assert.match(
    messages(chartLifetimeDefault, values('  caTTL: 3h\n'))[0] ?? '',
    /30m, .* and `defaultJwtSvidTTL` \(1h\)/,
  );
  for (const text of [
    '  caTTL: 24h\n',
    '  caTTL: 12h\n  defaultX509SvidTTL: 3h\n',
    '  caTTL: $CA_TTL\n',
    '  caTTL: 1d\n',
  ]) {
    assert.deepEqual(marks(chartLifetimeDefault, values(text)), [], text);
  }
});

const hint = (value: string): Files => ({
  ...SOUND_OPERATOR,
  'spire-server.yaml': (SOUND_OPERATOR['spire-server.yaml'] ?? '').replace('refreshHint: 300', `refreshHint: ${value}`),
});

test('a refresh hint of the operator is a number of seconds within bounds', () => {
  for (const value of ['60', '3600', '$HINT']) assert.deepEqual(findingsOf(hint(value)), [], value);
  for (const value of ['59', '3601', '5m', '"300"', '90.5', 'often']) {
    const found = findingsOf(hint(value)).map(({ rule }) => rule.id);
    assert.deepEqual(found, ['operator-refresh-hint'], value);
  }
  assert.deepEqual(titles(operatorRefreshHint, hint('"300"')), ['Write 300']);
  assert.deepEqual(titles(operatorRefreshHint, hint('12h')), ['Write 3600']);
  assert.deepEqual(titles(operatorRefreshHint, hint('often')), []);
  assert.match(after(operatorRefreshHint, hint('5m'), 'Write 300')['spire-server.yaml'] ?? '', /refreshHint: 300\n/);
});

test('both resources of the operator go by the one name it knows', () => {
  const named = (name: string): Files =>
    Object.fromEntries(
      Object.entries(SOUND_OPERATOR).map(([file, text]) => [file, text.replace('name: cluster\n', `name: ${name}\n`)]),
    );
  assert.deepEqual(marks(operatorResourceName, named('west')), ['west', 'west']);
  assert.deepEqual(marks(operatorResourceName, named('$NAME')), []);
});

test('the name of the Route is compared only where the trust domain is known', () => {
  const server = (SOUND_OPERATOR['spire-server.yaml'] ?? '').replace('federation.shop', 'spire.shop');
  assert.deepEqual(marks(managedRouteName, { 'spire-server.yaml': server }), []);
  assert.equal(marks(managedRouteName, { ...SOUND_OPERATOR, 'spire-server.yaml': server }).length, 1);
  const own = `${server}    managedRoute: "false"\n`;
  assert.deepEqual(marks(managedRouteName, { ...SOUND_OPERATOR, 'spire-server.yaml': own }), []);
});

test('the inner port is told of only under the name of a Route', () => {
  const url = (address: string): Files => ({
    'spire-server.yaml': (SOUND_OPERATOR['spire-server.yaml'] ?? '').replace(/https:\/\/spire\.acme\S+/, address),
  });
  assert.deepEqual(marks(managedRoutePort, url('https://federation.acme.partner.example:8443')), [':8443']);
  assert.deepEqual(marks(managedRoutePort, url('https://federation.acme.partner.example')), []);
  assert.deepEqual(marks(managedRoutePort, url('https://federation.partner.example:8443')), []);
});

test('rules about SPIRE resources hold for what the chart renders', () => {
  const admin = unsoundChart(
    '          jwtTTL: 5m\n',
    '          jwtTTL: 5m\n        default:\n          admin: true\n',
  );
  assert.deepEqual(marks(adminForEveryPod, admin), ['true']);
  const foreign = unsoundChart('spiffe://{{ .TrustDomain }}', 'spiffe://other.corp.example');
  assert.deepEqual(marks(hardCodedTrustDomain, foreign), ['other.corp.example']);
  const unknown = unsoundChart('[acme.partner.example]', '[acme.partner.example, bank.partner.example]');
  assert.deepEqual(marks(federatesWithUnknownDomain, unknown), ['bank.partner.example']);
});

test('the chart fills in what its reconcile block leaves out', () => {
  const files = unsoundChart(
    '  controllerManager:\n',
    '  controllerManager:\n    reconcile: {clusterSPIFFEIDs: true}\n',
  );
  assert.deepEqual(marks(partialReconcileBlock, files), []);
});

const CLASSLESS = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.partner.example
  bundleEndpointURL: https://spire.acme.partner.example
  bundleEndpointProfile: {type: https_web}
`;

test('a resource without a class is passed over beside the chart, unless the chart is told otherwise', () => {
  const beside = (values: string) => marks(missingClassName, { 'values.yaml': values, 'acme.yaml': CLASSLESS });
  const global = 'global:\n  spire: {trustDomain: west.example}\n';
  assert.deepEqual(beside(global), ['spec']);
  assert.deepEqual(beside(`${global}spire-server:\n  controllerManager: {watchClassless: true}\n`), []);
  assert.deepEqual(beside(`${global}spire-server:\n  controllerManager: {enabled: false}\n`), []);
  assert.deepEqual(marks(missingClassName, { 'a/values.yaml': global, 'b/acme.yaml': CLASSLESS }), []);
});

test('beside the operator a resource has to have the class of its controller manager', () => {
  const files = { 'manager.yaml': SOUND_OPERATOR['manager.yaml'] ?? '', 'acme.yaml': CLASSLESS };
  const mended = after(missingClassName, files, 'Add the class `zero-trust-workload-identity-manager-spire`');
  assert.deepEqual(marks(missingClassName, mended), []);
});

test('governance is written where each of them has a place for it', () => {
  for (const sound of [SOUND_CHART, SOUND_OPERATOR]) {
    const files = Object.fromEntries(
      Object.entries(sound).filter(([name]) => /values|spire-server|manager/.test(name)),
    );
    const analyzer = analyze(files);
    const finding = findingsIn(analyzer).find(({ rule }) => rule.id === 'undocumented-federation');
    const offer = finding?.offers().find(({ title }) => title === 'Add the owners');
    assert.ok(finding && offer);
    const mended = applyOffer(analyzer, finding, offer, files);
    const left = findingsOf(mended).map(({ rule }) => rule.id);
    assert.ok(!left.includes('undocumented-federation'), Object.values(mended).join('---\n'));
    assert.ok(!left.some((id) => /syntax|unknown-field|unsupported/.test(id)), left.join(' '));
  }
});

/** What people copy from the samples of the operator: the shapes are those of other formats. */
const MISTAKEN: Files = {
  'federated-trust-domain.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: east
spec:
  trustDomain: east.corp.example
  bundleEndpointProfile: https_web
`,
  'spiffe-id.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: billing
  namespace: billing
spec:
  workloadSelector:
    matchLabels: {app: billing}
  ttl: 3600
`,
  'static-entry.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: ledger
spec:
  spiffeID: spiffe://west.corp.example/ledger
  parentID: spiffe://west.corp.example/node
  selectors:
    - {type: unix, value: "user:ledger"}
  ttl: 3600
`,
};

test('resources after the samples of the operator are told each of their mistakes, once', () => {
  const found = (file: string) => {
    const about = findingsOf({ [file]: MISTAKEN[file] ?? '' }).filter(
      ({ rule }) => rule.id !== 'undocumented-federation',
    );
    return about.map(({ rule }) => rule.id).sort();
  };
  assert.deepEqual(found('federated-trust-domain.yaml'), ['endpoint-profile-as-text', 'missing-field']);
  assert.deepEqual(found('spiffe-id.yaml'), [
    'invalid-credential-lifetime',
    'missing-field',
    'namespace-on-cluster-resource',
    'unknown-field',
  ]);
  assert.deepEqual(found('static-entry.yaml'), ['invalid-selector', 'unknown-field']);
});

test('beside the operator they lack its class as well', () => {
  const files = { ...MISTAKEN, 'manager.yaml': SOUND_OPERATOR['manager.yaml'] ?? '' };
  assert.equal(marks(missingClassName, files).length, 3);
});

test('two installs of the chart that federate with each other work, given their first bundles', () => {
  const values = (own: string, other: string) => `global:
  spire:
    recommendations: {enabled: true}
    ingressControllerType: ingress-nginx
    clusterName: ${own}
    trustDomain: ${own}.corp.example
spire-server:
  federation:
    enabled: true
    ingress: {enabled: true}
  controllerManager:
    identities:
      clusterSPIFFEIDs:
        default:
          federatesWith: [${other}.corp.example]
      clusterFederatedTrustDomains:
        ${other}:
          trustDomain: ${other}.corp.example
          bundleEndpointURL: https://spire-server-federation.${other}.corp.example
          bundleEndpointProfile:
            type: https_spiffe
            endpointSPIFFEID: spiffe://${other}.corp.example/spire/server
`;
  const files = { 'west-values.yaml': values('west', 'east'), 'east-values.yaml': values('east', 'west') };
  const ids = findingsOf(files).map(({ rule }) => rule.id);
  assert.deepEqual(ids.sort(), [
    ...['federation-for-every-pod', 'federation-for-every-pod', 'missing-bootstrap-bundle', 'missing-bootstrap-bundle'],
    ...['undocumented-federation', 'undocumented-federation'],
  ]);
});
