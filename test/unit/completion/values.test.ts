/** What is offered for a field, by its meaning and by what the workspace knows. Today is 21 November 2026. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../../server/src/core/rules/examples.ts';
import { CONTROLLER, FEDERATED_TRUST_DOMAIN, STATIC_ENTRY } from '../../../server/src/core/rules/spire-examples.ts';
import { type Around, type Asked, ask } from './harness.ts';

const WORKSPACE: Around = {
  files: {
    'trust-domains.yaml': TRUST_DOMAINS,
    'gateway.yaml': ENFORCEMENT_POINT,
    'acme.yaml': FEDERATION,
    'controller.yaml': CONTROLLER,
    'spire.yaml': FEDERATED_TRUST_DOMAIN,
    'ledger.yaml': STATIC_ENTRY.replaceAll('shop.corp.example', 'acme.partner.example'),
    CODEOWNERS: '* @corp/platform\n/payments @corp/Team-Payments\n',
  },
};

function manifest(kind: string, spec: string): string {
  return `apiVersion: fedlint.dev/v1alpha1\nkind: ${kind}\nmetadata:\n  name: here\nspec:\n${spec}\n`;
}

function resource(kind: string, body: string): string {
  return `apiVersion: spire.spiffe.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: here\n${body}\n`;
}

function federation(spec: string, around = WORKSPACE): Asked {
  return ask(manifest('Federation', spec), around);
}

function details(asked: Asked): Record<string, string | undefined> {
  return Object.fromEntries(asked.candidates.map(({ label, detail }) => [label, detail]));
}

test('booleans', () => {
  assert.deepEqual(ask(resource('ClusterSPIFFEID', 'spec:\n  admin: |')).labels, ['true', 'false']);
});

test('a switch that is added is off until somebody turns it on', () => {
  const asked = ask(resource('ClusterSPIFFEID', 'spec:\n  adm|'));
  const admin = asked.candidates.find(({ label }) => label === 'admin');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an LSP snippet.
  assert.deepEqual(admin?.insert, { text: 'admin: ${1|false,true|}', isSnippet: true });
});

test('examples, where nothing better is known', () => {
  assert.deepEqual(federation('  credentials:\n    kinds:\n      - |').labels.slice(0, 2), ['x509-svid', 'jwt-svid']);
  assert.deepEqual(federation('  purpose: |').labels, []);
});

test('durations in words, in the units the field takes', () => {
  assert.deepEqual(details(federation('  bundle:\n    rotation: |')), {
    '24h': '1 day',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
  });
  const go = ask(resource('ControllerManagerConfig', 'syncPeriod: |')).labels;
  assert.deepEqual(go, ['1m', '5m', '15m', '1h', '24h']);
});

test('no lifetime above the one the configuration allows', () => {
  const config = { '.fedlint.yaml': 'credentials:\n  maxTTL: 1h\n' };
  const spec = '  credentials:\n    maxTTL: |';
  assert.deepEqual(federation(spec).labels, ['15m', '1h', '4h', '24h']);
  assert.deepEqual(federation(spec, { files: config }).labels, ['15m', '1h']);
});

test('ends: the longest time box, the quarter and the year, what is too long last', () => {
  assert.deepEqual(federation('  timeBox:\n    expires: |').labels, [
    '2027-02-19 (in 90 days)',
    '2026-12-31 (end of the quarter, end of the year)',
  ]);
  const config = { '.fedlint.yaml': 'timeBox:\n  max: 30d\n' };
  const asked = federation('  timeBox:\n    expires: |', { files: config });
  assert.deepEqual(details(asked), {
    '2026-12-21 (in 30 days)': undefined,
    '2026-12-31 (end of the quarter, end of the year)': 'longer than the 30 days allowed',
  });
  assert.ok(asked.accept('2026-12-21 (in 30 days)').endsWith('    expires: 2026-12-21\n'));
});

test('reviews may be further away, and tests have been made by today', () => {
  const review = federation('  timeBox:\n    reviewBy: |').labels;
  assert.equal(review.at(-1), '2027-11-21 (in 365 days)');
  assert.deepEqual(federation('  revocation:\n    lastTested: |').labels, ['2026-11-21 (today)']);
  assert.equal(federation('  timeBox:\n    starts: |').labels[0], '2026-11-21 (today)');
});

test('an end is filled in, a test is not', () => {
  assert.ok(federation('  tim|').accept('timeBox', '_').includes('expires: 2027-02-19'));
  assert.ok(federation('  rev|').accept('revocation', '_').includes('lastTested: _'));
});

test('trust domains: the other side first for `remote`, this side first for `local`', () => {
  const remote = federation('  remote: |');
  assert.deepEqual(remote.labels, ['acme.partner.example', 'shop.corp.example']);
  assert.equal(details(remote)['acme.partner.example'], 'partner, issuer');
  assert.deepEqual(federation('  local: |').labels, ['shop.corp.example', 'acme.partner.example']);
});

test('trust domains: both ends of a federation differ', () => {
  assert.deepEqual(federation('  local: shop.corp.example\n  remote: |').labels, ['acme.partner.example']);
  assert.deepEqual(federation('  remote: acme.partner.example\n  local: |').labels, ['shop.corp.example']);
});

test('trust domains: a half-typed name is not known for standing here', () => {
  assert.equal(federation('  remote: acme.part|').labels.includes('acme.part'), false);
  assert.equal(federation('  remote: acme.partner.example|').labels.includes('acme.partner.example'), true);
});

test('trust domains: a document is wanted for those that have none', () => {
  const { files } = WORKSPACE;
  const asked = ask(manifest('TrustDomain', '  trustDomain: |'), {
    files: { ...files, 'other.yaml': manifest('Federation', '  local: shop.corp.example\n  remote: bank.example') },
  });
  assert.deepEqual(asked.labels, ['bank.example']);
  assert.equal(details(asked)['bank.example'], 'in other.yaml');
});

test('items that are in the list already are not offered', () => {
  const spec = 'spec:\n  federatesWith: [acme.partner.example, |]';
  assert.deepEqual(ask(resource('ClusterSPIFFEID', spec), WORKSPACE).labels, ['shop.corp.example']);
  const listed = 'spec:\n  federatesWith:\n    - acme.partner.example\n    - |';
  assert.deepEqual(ask(resource('ClusterSPIFFEID', listed), WORKSPACE).labels, ['shop.corp.example']);
});

test('owners: by how often they are named, then those of CODEOWNERS that nobody has named', () => {
  const asked = federation('  owners:\n    accountable: |');
  assert.deepEqual(details(asked), {
    'team-identity': 'owner in 3 places',
    'team-partners': 'owner in 2 places',
    'team-payments': 'owner in 2 places',
    '@corp/platform': 'CODEOWNERS',
  });
  assert.ok(asked.accept('@corp/platform').includes('accountable: "@corp/platform"'));
});

test('owners: where teams are configured, those', () => {
  const files = { ...WORKSPACE.files, '.fedlint.yaml': 'owners:\n  teams: [blue, green]\n' };
  assert.deepEqual(federation('  owners:\n    accountable: |', { files }).labels, ['blue', 'green']);
});

test('owners: CODEOWNERS is left alone where the configuration says so', () => {
  const files = { CODEOWNERS: '* @corp/platform\n', '.fedlint.yaml': 'owners:\n  codeowners: false\n' };
  assert.deepEqual(federation('  owners:\n    accountable: |', { files }).labels, []);
});

test('enforcement points: those that accept the other side first', () => {
  const other = ENFORCEMENT_POINT.replace('payments-gateway', 'a-mesh').replace('acme.partner.example', 'bank.example');
  const files = { ...WORKSPACE.files, 'mesh.yaml': other };
  const asked = federation('  remote: acme.partner.example\n  enforcementPoints:\n    - |', { files });
  assert.deepEqual(asked.labels.slice(0, 2), ['payments-gateway', 'a-mesh']);
  assert.equal(details(asked)['payments-gateway'], 'gateway, enforce');
});

test('federations by name, with their two ends', () => {
  const asked = ask(manifest('TrustException', '  federation: |'), WORKSPACE);
  assert.deepEqual(details(asked), { 'acme-orders': 'shop.corp.example → acme.partner.example' });
});

test('class names', () => {
  const asked = ask(resource('ClusterSPIFFEID', 'spec:\n  className: |'), WORKSPACE);
  assert.deepEqual(details(asked), { 'spire-shop': 'watched by a controller' });
});

test('endpoint SPIFFE IDs of the trust domain that is stated here', () => {
  const spec = 'spec:\n  trustDomain: bank.example\n  bundleEndpointProfile:\n    endpointSPIFFEID: |';
  const asked = ask(resource('ClusterFederatedTrustDomain', spec), WORKSPACE);
  assert.deepEqual(asked.labels, ['spiffe://bank.example/spire/server']);
  assert.deepEqual(federation('  remote: b.example\n  bundle:\n    endpointSPIFFEID: spiffe:|').labels, [
    'spiffe://b.example/spire/server',
  ]);
});

test('a block is filled in with the endpoint SPIFFE ID that belongs to it', () => {
  const after = federation('  remote: bank.example\n  bun|').accept('bundle', '_');
  assert.ok(after.includes('endpointSPIFFEID: spiffe://bank.example/spire/server'));
});

test('SPIFFE IDs of our own trust domain for entries', () => {
  const asked = ask(resource('ClusterStaticEntry', 'spec:\n  parentID: |'), WORKSPACE);
  assert.deepEqual(asked.labels, ['spiffe://shop.corp.example/spire/agent/']);
});

test('subjects: identities of the other side that the workspace knows, and their beginning', () => {
  const asked = federation('  remote: acme.partner.example\n  allow:\n    - subject: |');
  assert.deepEqual(asked.labels, ['spiffe://acme.partner.example/payments/ledger', 'spiffe://acme.partner.example/']);
});

test('addresses that others state for the same trust domain', () => {
  const asked = federation('  remote: acme.partner.example\n  bundle:\n    endpointURL: |');
  assert.deepEqual(asked.labels, ['https://spire.acme.partner.example:8443', 'https://']);
  assert.deepEqual(federation('  remote: bank.example\n  bundle:\n    endpointURL: |').labels, ['https://']);
});

test('policies: those that other points name, and the forms of a reference', () => {
  const files = {
    'mesh.yaml': manifest('EnforcementPoint', '  location:\n    policyRef: AuthorizationPolicy/shop/from-acme').replace(
      'here',
      'mesh',
    ),
  };
  const asked = ask(manifest('EnforcementPoint', '  location:\n    policyRef: |'), { files });
  assert.deepEqual(asked.labels.slice(0, 2), [
    'AuthorizationPolicy/shop/from-acme',
    'AuthorizationPolicy/namespace/name',
  ]);
  const form = asked.candidates[1];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an LSP snippet.
  assert.deepEqual(form?.insert, { text: 'AuthorizationPolicy/${1:namespace}/${2:name}', isSnippet: true });
});

test('selectors by who attests', () => {
  const asked = ask(resource('ClusterStaticEntry', 'spec:\n  selectors:\n    - |'));
  assert.equal(asked.labels[0], 'k8s:ns:');
  assert.ok(asked.accept('unix:user:').endsWith('    - unix:user:user\n'));
});

test('annotations of a resource, and values by their meaning', () => {
  const keys = ask(resource('ClusterFederatedTrustDomain', '  annotations:\n    |')).labels;
  assert.deepEqual(keys.slice(0, 2), ['fedlint.dev/owner', 'fedlint.dev/owner.bundle']);
  const value = (key: string) =>
    ask(resource('ClusterFederatedTrustDomain', `  annotations:\n    fedlint.dev/${key}: |`), WORKSPACE).labels;
  assert.equal(value('owner')[0], 'team-identity');
  assert.equal(value('review-by')[0], '2027-02-19 (in 90 days)');
  assert.deepEqual(value('enforced-at').slice(0, 2), ['payments-gateway', 'AuthorizationPolicy/namespace/name']);
  assert.deepEqual(value('change'), []);
});

test('an annotation that lists points goes on behind a comma', () => {
  const other = ENFORCEMENT_POINT.replace('payments-gateway', 'mesh');
  const files = { ...WORKSPACE.files, 'mesh.yaml': other };
  const body = '  annotations:\n    fedlint.dev/enforced-at: "mesh,|"';
  const asked = ask(resource('ClusterFederatedTrustDomain', body), { files });
  assert.deepEqual(asked.labels, ['payments-gateway']);
  assert.ok(asked.accept('payments-gateway').includes('"mesh, payments-gateway"'));
});

test('the bundle as a block of text', () => {
  const asked = ask(resource('ClusterFederatedTrustDomain', 'spec:\n  trustDomainBundle: ‸'));
  assert.deepEqual(asked.labels, ['| …']);
  assert.ok(asked.accept('| …', '{}').endsWith('  trustDomainBundle: |\n    {}\n'));
});

test('rule ids in the configuration', () => {
  const config = { path: '.fedlint.yaml' };
  const rules = ask('rules:\n  missing-owner: error\n  |', config);
  assert.ok(rules.labels.includes('missing-time-box'));
  assert.equal(rules.labels.includes('missing-owner'), false);
  assert.equal(rules.accept('missing-time-box'), 'rules:\n  missing-owner: error\n  missing-time-box: off');
  assert.ok(ask('locked:\n  - |', config).labels.includes('missing-owner'));
  assert.deepEqual(ask('rules:\n  missing-owner: |', config).labels, ['off', 'info', 'warning', 'error']);
  assert.deepEqual(ask('|', config).labels.slice(0, 2), ['localTrustDomains', 'rules']);
});

test('of too many names, those that have the typed text in them', () => {
  const names = Array.from({ length: 400 }, (_, index) => `td${index}.example`);
  const documents = names.map((name) => manifest('TrustDomain', `  trustDomain: ${name}`));
  const around = { files: { 'many.yaml': documents.join('---\n') } };
  const all = federation('  remote: |', around);
  assert.deepEqual([all.labels.length, all.isComplete], [300, false]);
  assert.deepEqual(federation('  remote: td39|', around).labels.slice(0, 2), ['td39.example', 'td390.example']);
  assert.equal(federation('  remote: |').isComplete, true);
});

test('documentation of a key: what it means, its values, the rules that read it', () => {
  const direction = federation('  |').candidates.find(({ label }) => label === 'direction');
  assert.equal(direction?.detail, 'required');
  assert.match(direction?.documentation ?? '', /trust decision of its own/);
  assert.match(direction?.documentation ?? '', /One of `inbound`, `outbound` or `mutual`\./);
  assert.match(direction?.documentation ?? '', /Read by `no-enforcement-point` and `ambiguous-authorization`\./);
});
