/** How a native trust link comes to be governed: by whom, from when on, and what is offered until then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createdFiles } from '../../server/src/core/fixes/plan.ts';
import { changed, FEDERATION } from '../../server/src/core/rules/examples.ts';
import { undocumentedFederation } from '../../server/src/core/rules/governance/undocumented-federation.ts';
import { CONTROLLER, FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

const GOVERNANCE = [
  'missing-owner',
  'missing-time-box',
  'missing-revocation-path',
  'untested-failure-mode',
  'no-enforcement-point',
  'undocumented-federation',
];

/** Rules of governance that speak, in alphabetical order. */
function speaking(files: Readonly<Record<string, string>>): string[] {
  const ids = findingsOf(files).map(({ rule }) => rule.id);
  return ids.filter((id) => GOVERNANCE.includes(id)).sort();
}

function annotated(line: string): Record<string, string> {
  const text = changed(FEDERATED_TRUST_DOMAIN, '  name: acme\n', `  name: acme\n  annotations:\n    ${line}\n`);
  return { 'spire/acme.yaml': text };
}

const NAKED = { 'spire/acme.yaml': FEDERATED_TRUST_DOMAIN };

test('a naked link gets one finding, at its trust domain, that lists what is not written down', () => {
  assert.deepEqual(speaking(NAKED), ['undocumented-federation']);
  const [finding] = findingsOf(NAKED, [undocumentedFederation]);
  assert.ok(finding);
  const { text } = finding.document.section;
  assert.equal(text.slice(finding.span.start, finding.span.end), 'acme.partner.example');
  for (const words of ['owns', 'ends', 'refused', 'rotated', 'revoked'])
    assert.match(finding.message, new RegExp(words));
  assert.deepEqual(
    finding.offers().map(({ title }) => title),
    ['Add the owners', 'Add a time-box', 'Say where it is enforced', 'Create the Federation manifest'],
  );
});

test('strict adoption asks for everything at once', () => {
  const strict = { ...NAKED, '.fedlint.yaml': 'adoption: strict\n' };
  assert.deepEqual(speaking(strict), GOVERNANCE.filter((id) => id !== 'undocumented-federation').sort());
});

for (const [line, silenced] of [
  ['fedlint.dev/owner: team-partners', undefined],
  ['fedlint.dev/expires: "2027-01-31"', 'missing-time-box'],
  ['fedlint.dev/enforced-at: payments-gateway', 'no-enforcement-point'],
  ['a8r.io/owner: team-partners', undefined],
  ['janitor/expires: 2027-01-31T23:59', 'missing-time-box'],
] as const) {
  test(`a link with \`${line}\` is documented, and every rule speaks for itself`, () => {
    const expected = GOVERNANCE.filter((id) => id !== 'undocumented-federation' && id !== silenced);
    assert.deepEqual(speaking(annotated(line)), expected.sort());
  });
}

test('an owner label, and a comment above the resource, document a link too', () => {
  const labelled = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  labels:\n    owner: team-partners\n',
  );
  assert.ok(!speaking({ 'spire/acme.yaml': labelled }).includes('undocumented-federation'));
  const commented = `# fedlint.dev/owner: team-partners\n${FEDERATED_TRUST_DOMAIN}`;
  assert.ok(!speaking({ 'spire/acme.yaml': commented }).includes('undocumented-federation'));
});

for (const line of [
  'a8r.io/owner: No owner',
  'janitor/expires: 4h',
  'fedlint.dev/ignore.missing-owner: until=2027-01-31 -- x',
]) {
  test(`\`${line}\` documents nothing`, () => {
    assert.deepEqual(speaking(annotated(line)), ['undocumented-federation']);
  });
}

test('CODEOWNERS does not document a link, and its owner counts as the accountable one', () => {
  const owned = { ...NAKED, CODEOWNERS: '/spire/ @acme/platform\n' };
  const [finding] = findingsOf(owned, [undocumentedFederation]);
  assert.match(finding?.message ?? '', /only the file has an owner, `@acme\/platform` \(CODEOWNERS\)/i);
  const partly = { ...annotated('fedlint.dev/owner.bundle: team-identity'), CODEOWNERS: '/spire/ @acme/platform\n' };
  const missing = findingsOf(partly).find(({ rule }) => rule.id === 'missing-owner');
  assert.match(missing?.message ?? '', /the renewal and what the other side may do/);
  assert.doesNotMatch(missing?.message ?? '', /as a whole/);
});

test('a CODEOWNERS in some folder does not speak for the repository', () => {
  const [finding] = findingsOf({ ...NAKED, 'vendor/lib/CODEOWNERS': '* @other/team\n' }, [undocumentedFederation]);
  assert.doesNotMatch(finding?.message ?? '', /@other/);
});

test('a manifest of the same pair governs the link, wherever the other documents lie', () => {
  assert.deepEqual(speaking(filesOf(SOUND_SPIRE)), []);
  const apart = {
    ...filesOf(SOUND_SPIRE),
    'federated-trust-domain.yaml': '',
    'clusters/payments/acme.yaml': FEDERATED_TRUST_DOMAIN,
  };
  assert.deepEqual(speaking(apart), []);
});

test('a manifest for another local side does not govern a link whose local side is known', () => {
  const files = {
    'spire/controller.yaml': changed(CONTROLLER, 'shop.corp.example', 'warehouse.corp.example'),
    'spire/acme.yaml': FEDERATED_TRUST_DOMAIN,
    'governance/acme.yaml': FEDERATION,
  };
  assert.ok(speaking(files).includes('undocumented-federation'));
  const elsewhere = { ...files, 'spire/controller.yaml': '', 'other/controller.yaml': files['spire/controller.yaml'] };
  assert.ok(
    !speaking(elsewhere).includes('undocumented-federation'),
    'a controller elsewhere says nothing of this link',
  );
});

test('an agreement in both directions governs what the other side configures, too', () => {
  const theirs = changed(
    changed(FEDERATED_TRUST_DOMAIN, 'trustDomain: acme.partner.example', 'trustDomain: shop.corp.example'),
    'name: acme\n',
    'name: shop\n',
  );
  const files = (direction: string) => ({
    'acme/shop.yaml': theirs,
    'governance/acme.yaml': changed(FEDERATION, 'direction: inbound', `direction: ${direction}`),
  });
  assert.ok(!speaking(files('mutual')).includes('undocumented-federation'));
  assert.ok(speaking(files('inbound')).includes('undocumented-federation'));
});

test('nothing is said of a link whose other side only a template knows', () => {
  const text = changed(FEDERATED_TRUST_DOMAIN, 'trustDomain: acme.partner.example', 'trustDomain: $(PARTNER)');
  assert.deepEqual(speaking({ 'spire/acme.yaml': text }), []);
  assert.deepEqual(speaking({ 'spire/acme.yaml': text, '.fedlint.yaml': 'adoption: strict\n' }), []);
});

test('the manifest on offer is filled from the resource, and governs the link', () => {
  const files = { ...NAKED, 'spire/controller.yaml': CONTROLLER };
  const analyzer = analyze(files);
  const finding = findingsIn(analyzer).find(({ rule }) => rule === undocumentedFederation);
  const offer = finding?.offers().find(({ title }) => title === 'Create the Federation manifest');
  assert.ok(finding && offer);
  const [created] = createdFiles(offer.operations, 'plain');
  assert.equal(created?.name, 'acme.partner.example-federation.yaml');
  const text = created?.text ?? '';
  assert.match(text, /local: shop\.corp\.example\n {2}remote: acme\.partner\.example\n/);
  assert.match(text, /endpointURL: https:\/\/spire\.acme\.partner\.example:8443\n/);
  assert.match(text, /endpointSPIFFEID: spiffe:\/\/acme\.partner\.example\/spire\/server\n/);
  assert.match(text, /accountable: TODO\n/);
  const after = findingsOf({ ...files, [created?.name ?? '']: text }).map(({ rule }) => rule.id);
  assert.ok(!after.includes('undocumented-federation'));
  assert.ok(after.includes('missing-owner'), 'a blank is no answer');
  assert.deepEqual(
    findingsOf(applyOffer(analyzer, finding, offer, files), [undocumentedFederation]).length,
    0,
    'and so it does once it is filled in',
  );
});
