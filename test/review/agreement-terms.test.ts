/** Terms of an agreement between two states: sets of identities, dates, owners. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../server/src/core/review/change.ts';
import { EXCEPTION } from '../../server/src/core/review/kinds/agreement/time-box-examples.ts';
import {
  beside,
  changed,
  ENFORCEMENT_POINT,
  FEDERATION,
  SOUND,
  unsound,
} from '../../server/src/core/rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { describeChange, reviewStates } from '../harness/review.ts';

const MANIFEST = 'acme-orders.yaml';
const LIST = /\n {2}allow:\n(?: {4}.*\n)+/;

function changes(before: Example, after: Example): Change[] {
  return reviewStates(before, after).changes;
}

function kinds(before: Example, after: Example): string[] {
  return changes(before, after).map(({ direction, kind }) => `${direction} ${kind.id}`);
}

/** The sound agreement with another allow list, written as flow. */
function allowing(list: string): Example {
  return { ...SOUND, [MANIFEST]: FEDERATION.replace(LIST, `\n${list}`) };
}

function entries(...subjects: readonly string[]): string {
  return `  allow:\n${subjects.map((subject) => `    - {subject: "spiffe://acme.partner.example${subject}"}\n`).join('')}`;
}

const LISTS: readonly (readonly [before: string, after: string, direction: Change['direction'] | undefined])[] = [
  // What another entry covers adds nothing, and takes nothing away.
  [entries('/a/*'), entries('/a/*', '/a/b'), undefined],
  [entries('/a/*', '/a/b'), entries('/a/*'), undefined],
  [entries('/a', '/b'), entries('/b', '/a'), undefined],
  [entries('/a', '/a'), entries('/a'), undefined],
  // No list, an empty one, and one for the whole domain let in everybody.
  ['', '  allow: []\n', undefined],
  ['', entries('/*'), undefined],
  [entries(''), entries('/*', '/a'), undefined],
  ['', entries('/a'), 'narrows'],
  [entries('/a'), '  allow: []\n', 'widens'],
  [entries('/a'), entries('/a', '/*'), 'widens'],
  // Sets of patterns.
  [entries('/a'), entries('/a', '/b'), 'widens'],
  [entries('/a', '/b'), entries('/b'), 'narrows'],
  [entries('/ns/pay/sa/*'), entries('/ns/*/sa/web'), 'moves'],
  [entries('/ns/*/sa/web'), entries('/ns/pay/sa/web'), 'narrows'],
  [entries('/a'), entries('/ab'), 'moves'],
  // Audiences and roles of an entry.
  [
    '  allow: [{subject: x, audiences: [a, b]}]\n',
    '  allow: [{subject: x, audiences: [a]}, {subject: x, audiences: [b]}]\n',
    undefined,
  ],
  ['  allow: [{subject: x, audiences: [a]}]\n', '  allow: [{subject: x}]\n', 'widens'],
  ['  allow: [{subject: x, audiences: [a]}]\n', '  allow: [{subject: x, audiences: [b]}]\n', 'moves'],
  ['  allow: [{subject: x}]\n', '  allow: [{subject: x, roles: [admin]}]\n', 'widens'],
  ['  allow: [{subject: x, roles: [reader]}]\n', '  allow: [{subject: x}]\n', 'narrows'],
];

test('allow lists are compared as sets', () => {
  for (const [before, after, direction] of LISTS) {
    const found = changes(allowing(before), allowing(after)).filter(({ kind }) => kind.id === 'allow-list-changed');
    assert.deepEqual(
      found.map((change) => change.direction),
      direction ? [direction] : [],
      `${before} > ${after}`,
    );
  }
});

test('an allow list says which entries came and went', () => {
  const titles = (before: string, after: string) =>
    changes(allowing(before), allowing(after)).map(({ title }) => title);
  assert.deepEqual(titles('  allow: [{subject: x}]\n', '  allow: [{subject: x}, {subject: y, audiences: [pay]}]\n'), [
    '`y` with `pay` is let in',
  ]);
  assert.deepEqual(titles('  allow: [{subject: x}, {subject: y}]\n', '  allow: [{subject: x}]\n'), [
    '`y` is no longer let in',
  ]);
  assert.deepEqual(
    titles(
      '  allow: [{subject: a}]\n',
      '  allow: [{subject: a}, {subject: b}, {subject: c}, {subject: d}, {subject: e}]\n',
    ),
    ['`b`, `c`, `d` and 1 more are let in'],
  );
});

test('an end that is put off says by how many days, and that its record is the old one', () => {
  const dated = (day: string) =>
    unsound(
      MANIFEST,
      '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
      `  lifecycle: temporary\n  timeBox:\n    expires: ${day}\n`,
    );
  const [change] = changes(dated('2026-11-10'), dated('2027-01-31'));
  assert.equal(change?.title, 'The end moves from 2026-11-10 to 2027-01-31, 82 days later');
  assert.match(change?.message ?? '', /It had ended \(11 days ago\)/);
  const record = change?.obligations.find(({ id }) => id === 'change-record');
  assert.equal(record?.says, 'CHG-1042, the same as before');
});

test('a review that becomes an end is one change', () => {
  const ending = unsound(MANIFEST, 'reviewBy: 2027-06-30', 'expires: 2027-01-31');
  assert.deepEqual(
    changes(SOUND, ending).map(({ title }) => title),
    ['The end on 2027-01-31 takes the place of a review on 2027-06-30'],
  );
  assert.deepEqual(kinds(ending, SOUND), ['widens time-box-removed']);
});

test('dates are compared as days, and not where one cannot be read', () => {
  const at = (date: string) => unsound(MANIFEST, 'reviewBy: 2027-06-30', `reviewBy: ${date}`);
  assert.deepEqual(kinds(SOUND, at('"2027-06-30"')), []);
  assert.deepEqual(kinds(SOUND, at('30.06.2028')), []);
  assert.deepEqual(kinds(SOUND, at('never')), ['widens time-box-removed']);
});

test('a date that moves from the annotation to the manifest is the same date', () => {
  const annotated = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  annotations: {fedlint.dev/review-by: 2027-06-30, fedlint.dev/owner.renewal: team-identity}\n',
  );
  const bare = changed(changed(FEDERATION, '    reviewBy: 2027-06-30\n', ''), '    renewal: team-identity\n', '');
  const before = { ...SOUND, [MANIFEST]: bare, 'trust.yaml': annotated };
  const after = { ...SOUND, 'trust.yaml': FEDERATED_TRUST_DOMAIN };
  assert.deepEqual(changes(before, after).map(describeChange), []);
});

test('an enforcement point that begins to refuse needs no end', () => {
  const observing = changed(
    ENFORCEMENT_POINT,
    '  mode: enforce\n',
    '  mode: observe\n  timeBox: {expires: 2027-01-15}\n',
  );
  const found = kinds({ ...SOUND, 'payments-gateway.yaml': observing }, SOUND);
  assert.equal(
    found.some((line) => line.includes('time-box')),
    false,
    found.join(),
  );
});

test('what is asked of those who put an end off depends on what it is', () => {
  const exception = (day: string) => beside(SOUND, { 'exception.yaml': changed(EXCEPTION, '2026-12-31', day) });
  const [change] = changes(exception('2026-12-31'), exception('2027-11-30'));
  assert.deepEqual(
    change?.obligations.map(({ id, state }) => `${id} ${state}`),
    ['owners met', 'time-box open', 'change-record unknown'],
  );
  const dated = (day: string) => {
    const annotations = `  namespace: payments\n  annotations: {fedlint.dev/expires: ${day}}\n`;
    return { ...SOUND_POLICIES, 'policy.yaml': changed(POLICY, '  namespace: payments\n', annotations) };
  };
  const [policy] = changes(dated('2027-01-31'), dated('2027-02-28'));
  assert.deepEqual(
    policy?.obligations.map(({ id }) => id),
    ['owners', 'time-box', 'change-record'],
  );
});

test('owners are compared as people, wherever they are named', () => {
  const owned = (name: string) => unsound(MANIFEST, 'accountable: team-partners', `accountable: ${name}`);
  assert.deepEqual(kinds(owned('"@acme/payments"'), owned('group:default/payments')), []);
  assert.deepEqual(kinds(owned('payments'), owned('TODO')), ['widens owner-dropped']);
  assert.deepEqual(kinds(owned('none'), owned('payments')), ['narrows owner-added']);
});

test('where CODEOWNERS takes over, the owner changes and is not dropped', () => {
  const bare = unsound(MANIFEST, '    accountable: team-partners\n', '');
  const owners = { CODEOWNERS: '* @acme/platform\n' };
  assert.deepEqual(kinds(beside(SOUND, owners), beside(bare, owners)), ['moves owner-changed']);
  assert.deepEqual(kinds(SOUND, bare), ['widens owner-dropped']);
});

test('a new owner of one duty and a dropped owner of another are two changes', () => {
  const both = changed(
    changed(FEDERATION, '    renewal: team-identity\n', ''),
    'bundle: team-identity',
    'bundle: team-bundles',
  );
  const found = changes(SOUND, { ...SOUND, [MANIFEST]: both });
  assert.deepEqual(
    found.map(({ title }) => title),
    [
      'The owner of the renewal is dropped; it was `team-identity`',
      'The owner of the bundle changes from `team-identity` to `team-bundles`',
    ],
  );
});

test('the same length in another unit is the same', () => {
  assert.deepEqual(kinds(SOUND, unsound(MANIFEST, 'rotation: 24h', 'rotation: 1d')), []);
  assert.deepEqual(kinds(SOUND, unsound(MANIFEST, 'maxDelay: 15m', 'maxDelay: 900s')), []);
});

test('a lasting agreement that gets an end and a word for it is one change, with its dates', () => {
  const temporary = unsound(
    MANIFEST,
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n',
  );
  const [there, ...others] = changes(SOUND, temporary);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [there?.before?.says, there?.after?.says],
    ['permanent, review by 2027-06-30', 'temporary, until 2027-01-31'],
  );
});
