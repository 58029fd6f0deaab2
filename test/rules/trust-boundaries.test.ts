/** Rules about the two sides of a link and the keys between them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, FEDERATION, SOUND, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { consumerIssues } from '../../server/src/core/rules/governance/consumer-issues.ts';
import { missingRotationExpectation } from '../../server/src/core/rules/governance/missing-rotation-expectation.ts';
import { missingTrustBoundary } from '../../server/src/core/rules/governance/missing-trust-boundary.ts';
import { undocumentedBundleEndpoint } from '../../server/src/core/rules/governance/undocumented-bundle-endpoint.ts';
import { CONTROLLER, FEDERATED_TRUST_DOMAIN, STATIC_ENTRY } from '../../server/src/core/rules/spire-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const ENDPOINT = `    endpointURL: https://spire.acme.partner.example:8443
    profile: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
`;
const ROTATION = '    refreshHint: 5m\n    rotation: 24h\n';
const WITHOUT_ENDPOINT = changed(FEDERATION, ENDPOINT, '');
const WITHOUT_ROTATION = changed(FEDERATION, ROTATION, '');
const OWNED = changed(FEDERATED_TRUST_DOMAIN, '  name: acme\n', '  name: acme\n  labels: {owner: team-partners}\n');

/** The document of the other side, saying more. */
function acme(lines: string): string {
  return `${TRUST_DOMAINS}${lines}`;
}

test('missing-trust-boundary: each side is asked for at its own place', () => {
  assert.deepEqual(marks(missingTrustBoundary, { 'f.yaml': FEDERATION }), [
    'shop.corp.example',
    'acme.partner.example',
  ]);
  assert.deepEqual(marks(missingTrustBoundary, { 'f.yaml': FEDERATION, 'd.yaml': TRUST_DOMAINS }), []);
  const outbound = changed(FEDERATION, 'direction: inbound', 'direction: outbound');
  assert.equal(marks(missingTrustBoundary, { 'f.yaml': outbound }).length, 2);
});

test('missing-trust-boundary: only names that are known and are names of trust domains', () => {
  for (const remote of ['$(PARTNER)', 'TODO', 'https://token.issuer.example', 'Acme.Partner']) {
    const text = changed(FEDERATION, 'remote: acme.partner.example', `remote: ${remote}`);
    assert.deepEqual(marks(missingTrustBoundary, { 'f.yaml': text }), ['shop.corp.example'], remote);
  }
  const uri = changed(FEDERATION, 'remote: acme.partner.example', 'remote: spiffe://acme.partner.example');
  assert.deepEqual(marks(missingTrustBoundary, { 'f.yaml': uri, 'd.yaml': TRUST_DOMAINS }), []);
});

test('missing-trust-boundary: a document that leaves the role open answers nothing, one of a template does', () => {
  const role = (text: string): Files => {
    const [shop = '', other = ''] = TRUST_DOMAINS.split('---\n');
    return { 'f.yaml': FEDERATION, 'd.yaml': shop, 'e.yaml': changed(other, '  role: issuer\n', text) };
  };
  assert.deepEqual(marks(missingTrustBoundary, role('  role: $(ROLE)\n')), []);
  for (const open of ['', '  role: TODO\n']) {
    const files = role(open);
    assert.deepEqual(marks(missingTrustBoundary, files), ['acme.partner.example']);
    const mended = after(missingTrustBoundary, files, 'State the role of `acme.partner.example`');
    assert.match(mended['e.yaml'] ?? '', /^ {2}role: issuer$/m);
    assert.deepEqual(marks(missingTrustBoundary, mended), []);
  }
});

test('missing-trust-boundary: a native resource is asked once it is documented, for the side it names', () => {
  assert.deepEqual(marks(missingTrustBoundary, { 'n.yaml': FEDERATED_TRUST_DOMAIN }), []);
  assert.deepEqual(marks(missingTrustBoundary, { 'n.yaml': OWNED }), ['acme.partner.example']);
  const strict = { 'n.yaml': FEDERATED_TRUST_DOMAIN, '.fedlint.yaml': 'adoption: strict\n' };
  assert.deepEqual(marks(missingTrustBoundary, strict), ['acme.partner.example']);
  const title = 'Describe the trust domain `acme.partner.example` in a new file';
  assert.deepEqual(marks(missingTrustBoundary, after(missingTrustBoundary, { 'n.yaml': OWNED }, title)), []);
});

test('consumer-issues: what shows that a domain issues, and what does not', () => {
  const consumer = (lines: string): Files => ({
    'd.yaml': changed(acme(lines), '  role: issuer\n  operator: partner', '  role: consumer\n  operator: partner'),
  });
  const shows = [
    '  issuer: {type: spire}\n',
    '  issuer: {keyCustody: hsm}\n',
    '  credentials: {x509TTL: 1h}\n',
    '  credentials: {jwtTTL: 5m}\n',
    '  bundle:\n    endpoint: {url: https://spire.acme.partner.example}\n',
  ];
  for (const lines of shows) assert.deepEqual(marks(consumerIssues, consumer(lines)), ['consumer'], lines);
  const silent = [
    '',
    '  issuer: {type: none}\n',
    '  issuer: {type: TODO}\n',
    '  issuer: {type: $(ISSUER)}\n',
    '  issuer: {}\n',
    '  bundle: {refreshHint: 5m}\n',
    '  policyEngine: opa\n',
  ];
  for (const lines of silent) assert.deepEqual(marks(consumerIssues, consumer(lines)), [], lines);
  assert.deepEqual(marks(consumerIssues, { 'd.yaml': acme(shows[0] ?? '') }), []);
});

test('consumer-issues: lists all that issues in the name of the domain, wherever it is', () => {
  const files: Files = {
    'z.yaml': CONTROLLER,
    'e.yaml': STATIC_ENTRY,
    'd.yaml': changed(TRUST_DOMAINS, '  role: issuer\n  operator: internal', '  role: consumer\n  operator: internal'),
  };
  const [finding, ...others] = findingsOf(files, [consumerIssues]);
  assert.deepEqual(others, []);
  const shown = finding?.related.map(({ document, span }) => document.section.text.slice(span.start, span.end));
  assert.deepEqual(shown, ['shop.corp.example', 'spiffe://shop.corp.example/payments/ledger']);
  const elsewhere = { ...files, 'z.yaml': changed(CONTROLLER, 'shop.corp', 'ledger.corp'), 'e.yaml': '' };
  assert.deepEqual(marks(consumerIssues, elsewhere), []);
});

test('undocumented-bundle-endpoint: asks only where a bundle is fetched', () => {
  const bundle = (text: string): Files => ({
    'f.yaml': changed(WITHOUT_ENDPOINT, '    distribution: endpoint\n', text),
  });
  assert.deepEqual(marks(undocumentedBundleEndpoint, bundle('    distribution: endpoint\n')), ['bundle']);
  assert.deepEqual(marks(undocumentedBundleEndpoint, bundle('')), ['bundle']);
  for (const other of ['manual', 'shared-root', '$(DISTRIBUTION)', 'by-pigeon']) {
    assert.deepEqual(marks(undocumentedBundleEndpoint, bundle(`    distribution: ${other}\n`)), [], other);
  }
  const unsaid = bundle('')['f.yaml'] ?? '';
  for (const [from, to] of [
    ['direction: inbound', 'direction: outbound'],
    ['authentication: accepted', 'authentication: refused'],
    ['model: separate-domains', 'model: shared-root'],
    ['model: separate-domains', 'model: $(MODEL)'],
    ['remote: acme.partner.example', 'remote: $(PARTNER)'],
    ['remote: acme.partner.example', 'remote: https://token.issuer.example'],
  ] as const) {
    assert.deepEqual(marks(undocumentedBundleEndpoint, { 'f.yaml': changed(unsaid, from, to) }), [], to);
  }
  const outbound = changed(WITHOUT_ENDPOINT, 'direction: inbound', 'direction: outbound');
  assert.deepEqual(marks(undocumentedBundleEndpoint, { 'f.yaml': outbound }), ['bundle']);
});

test('undocumented-bundle-endpoint: the profile decides what is asked for', () => {
  const endpoint = (text: string): string =>
    messages(undocumentedBundleEndpoint, { 'f.yaml': changed(FEDERATION, ENDPOINT, text) })[0] ?? '';
  const url = '    endpointURL: https://spire.acme.partner.example\n';
  assert.match(endpoint(''), /nothing states its address and the profile by which it proves itself\./);
  assert.match(endpoint(url), /nothing states the profile by which it proves itself\./);
  assert.match(endpoint(`${url}    profile: https_spiffe\n`), /nothing states the SPIFFE ID it must present\./);
  assert.match(endpoint('    endpointURL: TODO\n    profile: https_web\n'), /nothing states its address\./);
  assert.equal(endpoint(`${url}    profile: https_web\n`), '');
  assert.equal(endpoint(`${url}    profile: $(PROFILE)\n`), '');
  assert.equal(endpoint('    endpointURL: $(URL)\n    profile: https_spiffe\n    endpointSPIFFEID: $(ID)\n'), '');
});

test('undocumented-bundle-endpoint: what the native resource or the trust domain says is written down', () => {
  const native = { 'f.yaml': WITHOUT_ENDPOINT, 'n.yaml': FEDERATED_TRUST_DOMAIN };
  assert.deepEqual(marks(undocumentedBundleEndpoint, native), []);
  const domain = acme('  bundle:\n    endpoint: {url: https://spire.acme.partner.example, profile: https_web}\n');
  assert.deepEqual(marks(undocumentedBundleEndpoint, { 'f.yaml': WITHOUT_ENDPOINT, 'd.yaml': domain }), []);
  // The resource on the other side says where our bundle is, not theirs.
  const back = changed(
    FEDERATED_TRUST_DOMAIN,
    '  trustDomain: acme.partner.example\n',
    '  trustDomain: shop.corp.example\n',
  );
  const mutual = changed(WITHOUT_ENDPOINT, 'direction: inbound', 'direction: mutual');
  assert.deepEqual(marks(undocumentedBundleEndpoint, { 'f.yaml': mutual, 'n.yaml': back }), ['bundle']);
  assert.deepEqual(marks(undocumentedBundleEndpoint, { 'n.yaml': OWNED }), []);
});

test('undocumented-bundle-endpoint: offers one way for each profile, and each is whole', () => {
  const files = { 'f.yaml': WITHOUT_ENDPOINT };
  const offered = titles(undocumentedBundleEndpoint, files);
  assert.equal(offered.length, 2);
  for (const title of offered) {
    assert.deepEqual(marks(undocumentedBundleEndpoint, after(undocumentedBundleEndpoint, files, title)), [], title);
  }
  // An ID that is stated already would be refused beside `https_web`.
  const id = '    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n';
  assert.equal(titles(undocumentedBundleEndpoint, { 'f.yaml': changed(FEDERATION, ENDPOINT, id) }).length, 1);
});

test('missing-rotation-expectation: who may say it, and who need not', () => {
  assert.deepEqual(marks(missingRotationExpectation, { 'f.yaml': WITHOUT_ROTATION }), ['bundle']);
  const said = acme('  bundle: {refreshHint: 5m, rotation: 24h}\n');
  assert.deepEqual(marks(missingRotationExpectation, { 'f.yaml': WITHOUT_ROTATION, 'd.yaml': said }), []);
  const half = acme('  bundle: {refreshHint: 5m, rotation: TODO}\n');
  const [message = ''] = messages(missingRotationExpectation, { 'f.yaml': WITHOUT_ROTATION, 'd.yaml': half });
  assert.match(message, /nothing says how often its signing keys change\./);
  for (const [distribution, asked] of [
    ['manual', /nothing says how often its signing keys change\./],
    ['endpoint', /how often its bundle is fetched again and how often/],
    ['shared-root', undefined],
    ['$(DISTRIBUTION)', undefined],
  ] as const) {
    const text = changed(WITHOUT_ROTATION, 'distribution: endpoint', `distribution: ${distribution}`);
    const [first] = messages(missingRotationExpectation, { 'f.yaml': text });
    if (asked) assert.match(first ?? '', asked);
    else assert.equal(first, undefined, distribution);
  }
});

test('missing-rotation-expectation: a documented resource has no room for it, a manifest has', () => {
  assert.deepEqual(marks(missingRotationExpectation, { 'n.yaml': FEDERATED_TRUST_DOMAIN }), []);
  assert.deepEqual(marks(missingRotationExpectation, { 'n.yaml': OWNED }), ['acme.partner.example']);
  assert.deepEqual(titles(missingRotationExpectation, { 'n.yaml': OWNED }), ['Create the Federation manifest']);
  assert.deepEqual(marks(missingRotationExpectation, { ...SOUND, 'n.yaml': OWNED }), []);
});
