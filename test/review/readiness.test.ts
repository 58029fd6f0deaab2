/** The readiness list of a trust link tells what is in place, and never says otherwise than the rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FederationFact } from '../../server/src/core/model/facts.ts';
import type { Obligation } from '../../server/src/core/model/obligation.ts';
import { obligationsFor, readinessOf } from '../../server/src/core/model/readiness.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { POLICY_POINT, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { analyze, findingsOf } from '../harness/workspace.ts';

/** The sound agreement, and somebody who has compared the first bundle. */
const READY = changed(FEDERATION, '    rotation: 24h\n', '    rotation: 24h\n    validatedBy: team-identity\n');

const ALL = [
  'owners',
  'bundle-endpoint',
  'bundle-validated',
  'rotation',
  'revocation',
  'failure-tests',
  'fails-closed',
  'enforcement-point',
  'enforced',
  'authorization',
  'narrow-allow-list',
  'interpretation',
  'time-box',
  'change-record',
];

function lists(example: Example, origin: FederationFact['origin'] = 'manifest'): Obligation[][] {
  const analyzer = analyze(example);
  const documents = [...analyzer.allFiles()].flatMap((file) => file.documents.flatMap((document) => document ?? []));
  return documents.flatMap((document) =>
    document.facts.flatMap((fact) =>
      fact.type === 'federation' && fact.origin === origin ? [readinessOf(fact, analyzer.context(document))] : [],
    ),
  );
}

function list(example: Example, origin?: FederationFact['origin']): Obligation[] {
  const [first = []] = lists(example, origin);
  return first;
}

function agreement(from: string, to: string): Example {
  return { ...SOUND, 'acme-orders.yaml': changed(READY, from, to) };
}

function inState(obligations: readonly Obligation[], wanted: Obligation['state']): string[] {
  return obligations.filter(({ state }) => state === wanted).map(({ id }) => id);
}

/** The text at which an obligation points. */
function textAt({ at }: Obligation): string | undefined {
  return at?.document.section.text.slice(at.span.start, at.span.end).split('\n')[0];
}

test('a sound agreement has everything in place, each at its own text', () => {
  const found = list({ ...SOUND, 'acme-orders.yaml': READY });
  assert.deepEqual(
    found.map(({ id }) => id),
    ALL,
  );
  assert.deepEqual(inState(found, 'met'), ALL);
  const places = Object.fromEntries(found.map((obligation) => [obligation.id, textAt(obligation)]));
  assert.equal(places.owners, 'team-partners');
  assert.equal(places['bundle-endpoint'], 'https://spire.acme.partner.example:8443');
  assert.equal(places.enforced, 'enforce');
  assert.equal(places['time-box'], '2027-06-30');
  assert.equal(places['change-record'], 'CHG-1042');
});

const REMOVALS: readonly (readonly [id: string, from: string, to: string, says: string])[] = [
  ['owners', '    renewal: team-identity\n', '', 'nobody for the renewal'],
  ['bundle-endpoint', '    endpointURL: https://spire.acme.partner.example:8443\n', '', 'nothing says its address'],
  [
    'bundle-endpoint',
    '    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n',
    '',
    'nothing says the SPIFFE ID it presents',
  ],
  ['bundle-validated', '    validatedBy: team-identity\n', '', 'nobody is said to have'],
  ['rotation', '    rotation: 24h\n', '', 'nothing says how often the keys change'],
  ['revocation', '    contact: security@acme.partner.example\n', '', 'nobody is named to call'],
  ['revocation', '    lastTested: 2026-09-01\n', '', 'it was never tried out'],
  ['revocation', 'lastTested: 2026-09-01', 'lastTested: 2025-09-01', 'it was last tried out on 2025-09-01'],
  ['failure-tests', '    clockSkew: {behaviour: deny, tested: 2026-09-01}\n', '', 'not clocks that differ'],
  ['fails-closed', 'clockSkew: {behaviour: deny', 'clockSkew: {behaviour: allow', 'everybody gets in then'],
  ['enforcement-point', '[payments-gateway]', '[TODO]', 'none is named'],
  ['authorization', '    authorization: local\n', '', 'nothing says who decides'],
  ['authorization', 'authorization: local', 'authorization: remote', 'the other side decides'],
  ['narrow-allow-list', '/orders/checkout\n', '/*\n', 'spiffe://acme.partner.example/*'],
  [
    'interpretation',
    '  interpretation: The audience `payments` means our payment API and nothing else.\n',
    '',
    'nothing says what payments means',
  ],
  ['time-box', '    reviewBy: 2027-06-30\n', '', 'it has neither end nor review'],
  ['time-box', '2027-06-30', '2026-10-31', 'the review was due on 2026-10-31 (21 days ago)'],
  ['time-box', '2027-06-30', '2029-06-30', 'is reviewed on 2029-06-30 (in 952 days); 365 days are allowed'],
  ['change-record', '    change: CHG-1042\n', '', 'none is named'],
];

for (const [id, from, to, says] of REMOVALS) {
  test(`${id} is open, and nothing else: ${says}`, () => {
    const found = list(agreement(from, to));
    const gone = ALL.filter((other) => !found.some((one) => one.id === other));
    assert.deepEqual(inState(found, 'open'), [id]);
    assert.equal(found.find((one) => one.id === id)?.says, says);
    // Whether a place enforces is only asked where there is one.
    assert.deepEqual(gone, id === 'enforcement-point' ? ['enforced'] : []);
  });
}

test('a point that only observes is a place, and does not enforce', () => {
  const observing = changed(ENFORCEMENT_POINT, 'mode: enforce', 'mode: observe');
  const found = list({ ...SOUND, 'acme-orders.yaml': READY, 'payments-gateway.yaml': observing });
  assert.deepEqual(inState(found, 'open'), ['enforced']);
});

test('a point that is described nowhere may well enforce', () => {
  const found = list(agreement('[payments-gateway]', '[other-gateway]'));
  assert.deepEqual(inState(found, 'unknown'), ['enforced']);
});

test('a place that lets requests through when it cannot decide does not fail closed', () => {
  const open = changed(ENFORCEMENT_POINT, 'onFailure: deny', 'onFailure: allow');
  const found = list({ ...SOUND, 'acme-orders.yaml': READY, 'payments-gateway.yaml': open });
  assert.deepEqual(inState(found, 'open'), ['fails-closed']);
  assert.equal(textAt(found.find(({ id }) => id === 'fails-closed') ?? assert.fail()), 'allow');
});

test('a policy that is named as the place decides whether it is enforced', () => {
  const files = { ...SOUND_POLICIES, 'payments-gateway.yaml': changed(POLICY_POINT, 'mode: enforce', 'mode: observe') };
  const [found] = lists(files);
  assert.equal(found?.find(({ id }) => id === 'enforced')?.state, 'met');
});

test('what a template fills in is unknown', () => {
  const found = list(agreement('authorization: team-payments', 'authorization: $(TEAM)'));
  assert.deepEqual(inState(found, 'unknown'), ['owners']);
  assert.deepEqual(inState(found, 'open'), []);
});

test('of an outbound federation nothing is asked about what is let in here', () => {
  const found = list(agreement('direction: inbound', 'direction: outbound'));
  const left = ['enforcement-point', 'enforced', 'authorization', 'narrow-allow-list', 'interpretation'];
  assert.deepEqual(
    found.filter(({ id }) => left.includes(id)),
    [],
  );
});

test('a native link is as ready as the manifest that governs it', () => {
  const files = { ...SOUND_SPIRE, 'acme-orders.yaml': READY };
  const states = (obligations: readonly Obligation[]) => obligations.map(({ id, state }) => `${id} ${state}`);
  assert.deepEqual(states(list(files, 'native')), states(list(files)));
  assert.equal(list(files, 'native')[0]?.at?.document.uri, 'file:///workspace/acme-orders.yaml');
});

test('of a native link on which nobody wrote anything, one rule settles what is open', () => {
  const found = list({ 'acme.yaml': FEDERATED_TRUST_DOMAIN }, 'native');
  assert.deepEqual(inState(found, 'met'), ['bundle-endpoint']);
  for (const { state, rules: settling } of found)
    if (state === 'open') assert.deepEqual(settling, ['undocumented-federation']);
});

test('annotations of a native link count', () => {
  const annotated = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  annotations:\n    fedlint.dev/owner: team-partners\n    fedlint.dev/expires: "2027-01-31"\n    fedlint.dev/change: CHG-7\n',
  );
  const found = list({ 'acme.yaml': annotated }, 'native');
  assert.deepEqual(inState(found, 'met'), ['bundle-endpoint', 'time-box', 'change-record']);
  assert.equal(found[0]?.says, 'nobody for the bundle, the renewal and the authorization');
});

test('some of the list can be asked for', () => {
  const analyzer = analyze(SOUND);
  const document = analyzer.file('file:///workspace/acme-orders.yaml')?.documents[0] ?? assert.fail();
  const fact = document.facts.find((one) => one.type === 'federation') ?? assert.fail();
  const some = obligationsFor(fact, analyzer.context(document), ['change-record', 'owners']);
  assert.deepEqual(
    some.map(({ id }) => id),
    ['owners', 'change-record'],
  );
});

/** Rules that ask for what an obligation asks for, whatever the format. */
const SETTLING = [
  ...['missing-owner', 'undocumented-bundle-endpoint', 'missing-rotation-expectation', 'missing-revocation-path'],
  ...['revocation-untested', 'untested-failure-mode', 'no-enforcement-point', 'observe-only-enforcement'],
  ...['ambiguous-authorization', 'authentication-only', 'broad-trust', 'interpretation-undocumented'],
  ...['missing-time-box', 'time-box-too-long', 'missing-change-reference', 'expired-time-box', 'overdue-review'],
];

test('a rule that asks for something of the agreement finds it open in the list, and the reverse', () => {
  const settling = rules.filter(({ id }) => SETTLING.includes(id));
  for (const [id, from, to] of REMOVALS) {
    const files = agreement(from, to);
    const reported = new Set(findingsOf(files, settling).map(({ rule }) => rule.id));
    const open = list(files).filter(({ state }) => state === 'open');
    for (const rule of reported)
      assert.ok(
        open.some((one) => one.rules.includes(rule)),
        `${rule} after ${from}`,
      );
    // Nothing reports what only a reviewer asks for: a first bundle that was checked, a record of lasting trust.
    const isAskedByRules =
      !['bundle-validated', 'change-record', 'fails-closed'].includes(id) && !to.endsWith('remote');
    if (isAskedByRules)
      for (const one of open)
        assert.ok(
          one.rules.some((rule) => reported.has(rule)),
          `${one.id} after ${from}`,
        );
  }
});

for (const rule of rules.filter(({ id }) => SETTLING.includes(id))) {
  test(`what ${rule.id} reports in its example is open in the list`, () => {
    const reported = findingsOf(rule.bad, [rule]).filter(({ document }) => hasFederation(rule.bad, document.uri));
    for (const { document } of reported) {
      const open = lists(rule.bad)
        .flat()
        .filter(({ state, rules: settling }) => state === 'open' && settling.includes(rule.id));
      assert.ok(open.length > 0, `${document.uri}: ${rule.id}`);
    }
    for (const { state, rules: settling } of lists(rule.good).flat())
      assert.ok(state !== 'open' || settling.join() !== rule.id, `${rule.id} is silent, and the list is not`);
  });
}

function hasFederation(example: Example, uri: string): boolean {
  const documents = analyze(example).file(uri)?.documents ?? [];
  return documents.some((document) => document?.facts.some(({ type }) => type === 'federation'));
}
