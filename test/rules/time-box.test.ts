/** Dates of trust: what has to have one, when it is over, and where that is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { CONTROLLER, FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, describe, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

const RULES = [
  'missing-time-box',
  'expired-time-box',
  'forgotten-trust',
  'expiring-time-box',
  'time-box-too-long',
  'overdue-review',
  'missing-change-reference',
  'invalid-date',
];

/** Rules about dates that speak, each with the text it is shown at, on 2026-11-21 at noon unless told otherwise. */
function dated(files: Readonly<Record<string, string>>, now = Date.UTC(2026, 10, 21, 12)): string[] {
  return findingsOf(files, undefined, now)
    .filter(({ rule }) => RULES.includes(rule.id))
    .map(({ rule, span, document }) => `${rule.id} ${document.section.text.slice(span.start, span.end)}`);
}

const PERMANENT = '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n    change: CHG-1042\n';

function agreement(terms: string): Record<string, string> {
  return { ...filesOf(SOUND), 'acme-orders.yaml': changed(FEDERATION, PERMANENT, terms) };
}

function temporary(dates: string): Record<string, string> {
  return agreement(`  lifecycle: temporary\n  timeBox:\n    change: CHG-1042\n    ${dates}\n`);
}

function annotated(lines: string): string {
  return changed(FEDERATED_TRUST_DOMAIN, '  name: acme\n', `  name: acme\n  annotations:\n${lines}`);
}

test('what ends today has not ended yet', () => {
  const files = temporary('expires: 2026-11-21');
  assert.deepEqual(dated(files, Date.UTC(2026, 10, 21)), ['expiring-time-box 2026-11-21']);
  assert.deepEqual(dated(files, Date.UTC(2026, 10, 21, 23, 59, 59, 999)), ['expiring-time-box 2026-11-21']);
  assert.deepEqual(dated(files, Date.UTC(2026, 10, 22)), ['expired-time-box 2026-11-21']);
});

test('an hour of today can be over', () => {
  assert.deepEqual(dated(temporary('expires: 2026-11-21T11:59:00Z')), ['expired-time-box 2026-11-21T11:59:00Z']);
  assert.deepEqual(dated(temporary('expires: 2026-11-21T12:01:00Z')), ['expiring-time-box 2026-11-21T12:01:00Z']);
});

test('an end is announced from the first day of the time set for it', () => {
  assert.deepEqual(dated(temporary('expires: 2026-12-05')), ['expiring-time-box 2026-12-05']);
  assert.deepEqual(dated(temporary('expires: 2026-12-06')), []);
  const later = { ...temporary('expires: 2026-12-06'), '.fedlint.yaml': 'timeBox:\n  warnWithin: 30d\n' };
  assert.deepEqual(dated(later), ['expiring-time-box 2026-12-06']);
});

test('a time-box may last as long as it is allowed to, and not a day longer', () => {
  assert.deepEqual(dated(temporary('starts: 2026-11-01\n    expires: 2027-01-30')), []);
  const files = temporary('starts: 2026-11-01\n    expires: 2027-01-31');
  assert.deepEqual(dated(files), ['time-box-too-long 2027-01-31']);
  assert.deepEqual(dated({ ...files, '.fedlint.yaml': 'timeBox:\n  max: 91d\n' }), []);
});

test('without a start a time-box is counted from today', () => {
  assert.deepEqual(dated(temporary('expires: 2027-02-19')), []);
  assert.deepEqual(dated(temporary('expires: 2027-02-20')), ['time-box-too-long 2027-02-20']);
});

test('of a time-box that is over its length already, no later date is offered', () => {
  const long = findingsOf(temporary('starts: 2026-01-01\n    expires: 2027-01-31'));
  assert.deepEqual(
    long.map(({ rule }) => rule.id),
    ['time-box-too-long'],
  );
  assert.match(long[0]?.message ?? '', /should have ended by 2026-04-01/);
  assert.deepEqual(long[0]?.offers(), []);
});

test('lasting trust is measured by its review', () => {
  const lasting = (dates: string) => agreement(`  lifecycle: permanent\n  timeBox:\n    ${dates}\n`);
  assert.deepEqual(dated(lasting('reviewBy: 2027-11-21')), []);
  assert.deepEqual(dated(lasting('reviewBy: 2027-11-22')), ['time-box-too-long 2027-11-22']);
  assert.deepEqual(dated(lasting('reviewBy: 2027-06-30\n    expires: 2029-12-31')), []);
  assert.deepEqual(dated(lasting('expires: 2027-06-30')), []);
});

test('a review is overdue from the day after, unless the trust is over anyway', () => {
  assert.deepEqual(dated(agreement('  lifecycle: permanent\n  timeBox:\n    reviewBy: 2026-11-21\n')), []);
  assert.deepEqual(dated(agreement('  lifecycle: permanent\n  timeBox:\n    reviewBy: 2026-11-20\n')), [
    'overdue-review 2026-11-20',
  ]);
  assert.deepEqual(dated(temporary('expires: 2026-11-01\n    reviewBy: 2026-10-01')), ['expired-time-box 2026-11-01']);
});

test('temporary trust needs an end, and a review date is none', () => {
  assert.deepEqual(dated(temporary('reviewBy: 2027-01-31')), ['missing-time-box timeBox']);
  assert.deepEqual(dated(agreement('  lifecycle: temporary\n')), ['missing-time-box spec']);
});

test('only partners and platforms have to be looked at again', () => {
  const inHouse = (terms: string) => {
    const files = agreement(terms);
    return {
      ...files,
      'acme-orders.yaml': changed(
        files['acme-orders.yaml'] ?? '',
        'remoteOperator: partner',
        'remoteOperator: business-unit',
      ),
    };
  };
  assert.deepEqual(dated(agreement('  lifecycle: permanent\n')), ['missing-time-box spec']);
  assert.deepEqual(dated(inHouse('  lifecycle: permanent\n')), []);
  assert.deepEqual(dated(inHouse('  lifecycle: temporary\n')), ['missing-time-box spec']);
});

test('a value that a template fills in is neither missing nor over', () => {
  assert.deepEqual(dated(temporary('expires: "{{ end }}"')), []);
  assert.deepEqual(dated(agreement('  lifecycle: $(LIFECYCLE)\n')), []);
  assert.deepEqual(dated(temporary('starts: $(START)\n    expires: 2027-12-31')), []);
});

test('a date that cannot be read is reported once, by one rule', () => {
  assert.deepEqual(dated(temporary('expires: 31.12.2026')), ['invalid-date 31.12.2026']);
  assert.deepEqual(dated(temporary('expires: TODO')), ['invalid-date TODO']);
  assert.deepEqual(dated(temporary('starts: soon\n    expires: 2027-12-31')), ['invalid-date soon']);
  const untested = changed(FEDERATION, 'lastTested: 2026-09-01', 'lastTested: 2026-02-30');
  assert.deepEqual(
    findingsOf({ ...filesOf(SOUND), 'acme-orders.yaml': untested }).map(({ rule }) => rule.id),
    ['invalid-date'],
  );
});

const EXCEPTION = `apiVersion: fedlint.dev/v1alpha1
kind: TrustException
metadata:
  name: drill
spec:
  federation: acme-orders
  reason: disaster-recovery
  owner: team-partners
  change: CHG-7
  expires: 2026-12-31
`;

test('an exception needs an end and a change record', () => {
  const files = (text: string) => ({ ...filesOf(SOUND), 'drill.yaml': text });
  assert.deepEqual(dated(files(EXCEPTION)), []);
  assert.deepEqual(dated(files(changed(EXCEPTION, '  expires: 2026-12-31\n', ''))), ['missing-time-box spec']);
  assert.deepEqual(dated(files(changed(EXCEPTION, '  change: CHG-7\n', ''))), ['missing-change-reference spec']);
  assert.deepEqual(dated(files(changed(EXCEPTION, '2026-12-31', '2026-10-31'))), ['expired-time-box 2026-10-31']);
  assert.deepEqual(dated(files(changed(EXCEPTION, '2026-12-31', '2028-10-31'))), ['time-box-too-long 2028-10-31']);
});

test('a point that only observes needs an end; one that refuses has all the time there is', () => {
  const files = (mode: string) => {
    const text = filesOf(SOUND)['payments-gateway.yaml'] ?? '';
    return { ...filesOf(SOUND), 'payments-gateway.yaml': changed(text, '  mode: enforce\n', mode) };
  };
  assert.deepEqual(dated(files('  mode: observe\n')), ['missing-time-box spec']);
  assert.deepEqual(dated(files('  mode: observe\n  timeBox: {expires: 2026-10-31}\n')), [
    'missing-change-reference timeBox',
    'expired-time-box 2026-10-31',
  ]);
  assert.deepEqual(dated(files('  mode: enforce\n  timeBox: {expires: 2026-10-31}\n')), []);
});

test('trust that is over and still configured is forgotten, and shows by what', () => {
  const files = { ...temporary('expires: 2026-10-31'), 'spire/acme.yaml': FEDERATED_TRUST_DOMAIN };
  const [finding, ...others] = findingsOf(files).filter(({ rule }) => RULES.includes(rule.id));
  assert.equal(finding?.rule.id, 'forgotten-trust');
  assert.deepEqual(others.map(describe), []);
  assert.deepEqual(
    finding?.related.map(({ document }) => document.uri),
    ['file:///workspace/spire/acme.yaml'],
  );
});

test('trust that another agreement covers is not forgotten', () => {
  const renewed = changed(FEDERATION, 'name: acme-orders', 'name: acme-renewed');
  const files = { ...temporary('expires: 2026-10-31'), 'renewed.yaml': renewed, 'acme.yaml': FEDERATED_TRUST_DOMAIN };
  assert.deepEqual(dated(files), ['expired-time-box 2026-10-31']);
});

test('what the other side may have configured is forgotten only where it is known to be its own', () => {
  const mutual = temporary('expires: 2026-10-31');
  const files = {
    ...mutual,
    'acme-orders.yaml': changed(mutual['acme-orders.yaml'] ?? '', 'direction: inbound', 'direction: mutual'),
    'there/shop.yaml': changed(
      FEDERATED_TRUST_DOMAIN,
      'trustDomain: acme.partner.example',
      'trustDomain: shop.corp.example',
    ),
  };
  assert.deepEqual(dated(files), ['expired-time-box 2026-10-31']);
  const controller = changed(CONTROLLER, 'shop.corp.example', 'acme.partner.example');
  assert.deepEqual(dated({ ...files, 'there/controller.yaml': controller }), ['forgotten-trust 2026-10-31']);
});

test('where the side of a resource cannot be told, the message says so', () => {
  const both = temporary('expires: 2026-10-31');
  const warehouse = changed(
    both['acme-orders.yaml'] ?? '',
    'local: shop.corp.example',
    'local: warehouse.corp.example',
  );
  const files = { ...both, 'warehouse.yaml': warehouse, 'spire/acme.yaml': FEDERATED_TRUST_DOMAIN };
  const forgotten = findingsOf(files).filter(({ rule }) => rule.id === 'forgotten-trust');
  assert.equal(forgotten.length, 2);
  for (const { message } of forgotten) assert.match(message, /cannot be told/);
  const sure = findingsOf({ ...files, 'spire/controller.yaml': CONTROLLER }).filter(
    ({ rule }) => rule.id === 'forgotten-trust',
  );
  assert.deepEqual(
    sure.map(({ document }) => document.uri),
    ['file:///workspace/acme-orders.yaml'],
  );
  assert.doesNotMatch(sure[0]?.message ?? '', /cannot be told/);
});

test('annotations of a native resource carry dates, unless a manifest states others', () => {
  const past = annotated('    fedlint.dev/expires: "2026-10-31"\n    fedlint.dev/change: CHG-7\n');
  assert.deepEqual(dated({ 'spire/acme.yaml': past }), ['forgotten-trust "2026-10-31"']);
  assert.deepEqual(dated({ ...temporary('expires: 2027-01-31'), 'spire/acme.yaml': past }), []);
  assert.deepEqual(dated({ ...agreement('  lifecycle: permanent\n'), 'spire/acme.yaml': past }), [
    'forgotten-trust "2026-10-31"',
  ]);
});

test('an annotated end needs a change record, and a link without dates a date', () => {
  const ending = annotated('    fedlint.dev/expires: "2027-01-31"\n');
  assert.deepEqual(dated({ 'spire/acme.yaml': ending }), ['missing-change-reference annotations']);
  const owned = annotated('    fedlint.dev/owner: team-partners\n');
  assert.deepEqual(dated({ 'spire/acme.yaml': owned }), ['missing-time-box annotations']);
  const inHouse = changed(filesOf(SOUND)['trust-domains.yaml'] ?? '', 'operator: partner', 'operator: business-unit');
  assert.deepEqual(dated({ 'spire/acme.yaml': owned, 'trust-domains.yaml': inHouse }), []);
});

test('dates of conventions are read in their own spellings', () => {
  assert.deepEqual(dated({ 'spire/acme.yaml': annotated('    janitor/expires: 2026-10-31T23:59\n') }), [
    'missing-change-reference annotations',
    'forgotten-trust 2026-10-31T23:59',
  ]);
});

test('the removal on offer takes out the resource and nothing else', () => {
  const past = annotated('    fedlint.dev/expires: "2026-10-31"\n    fedlint.dev/change: CHG-7\n');
  const files = { 'spire/all.yaml': `${CONTROLLER}---\n# For the drill.\n${past}---\n${CONTROLLER}` };
  const analyzer = analyze(files);
  const finding = findingsIn(analyzer).find(({ rule }) => rule.id === 'forgotten-trust');
  const [offer, ...others] = finding?.offers() ?? [];
  assert.ok(finding && offer);
  assert.equal(others.length, 0);
  assert.equal(applyOffer(analyzer, finding, offer, files)['spire/all.yaml'], `${CONTROLLER}---\n${CONTROLLER}`);
});
