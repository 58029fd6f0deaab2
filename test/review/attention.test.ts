/** What Fedlint is told not to report, between two states: suppressions in files, and the configuration. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, SOUND, unsound } from '../../server/src/core/rules/examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { reviewStates } from '../harness/review.ts';

const CONFIG = '.fedlint.yaml';

function changesOf(before: Example, after: Example) {
  return reviewStates(before, after).changes;
}

function kindsOf(before: Example, after: Example): string[] {
  return changesOf(before, after).map(({ kind, direction }) => `${direction} ${kind.id}`);
}

/** Each change with the text it is shown at. */
function placesOf(before: Example, after: Example): string[] {
  return changesOf(before, after).map(({ title, after: side }) => {
    const text = side?.document.section.text.slice(side.span.start, side.span.end) ?? 'gone';
    return `${title} @ ${text.split('\n')[0]}`;
  });
}

function hiding(...words: readonly string[]): Example {
  return unsound('acme-orders.yaml', 'spec:\n', `${words.map((word) => `# fedlint-ignore${word}\n`).join('')}spec:\n`);
}

function config(text: string): Example {
  return beside(SOUND, { [CONFIG]: text });
}

test('a suppression in other words of the same meaning, or on another line, is the same', () => {
  const before = hiding(' broad-trust missing-owner until=2026-12-31 -- agreed');
  assert.deepEqual(kindsOf(before, hiding(': missing-owner, broad-trust until=2026-12-31 -- agreed')), []);
  const moved = unsound(
    'acme-orders.yaml',
    'kind: Federation',
    'kind: Federation # fedlint-ignore broad-trust -- agreed',
  );
  assert.deepEqual(kindsOf(hiding(' broad-trust -- agreed'), moved), []);
});

test('what a suppression needs to be judged is asked of a new one', () => {
  const asked = (words: string) =>
    changesOf(SOUND, hiding(words)).flatMap(({ obligations }) => obligations.map(({ id, state }) => `${state} ${id}`));
  assert.deepEqual(asked(' broad-trust'), ['open reason', 'open time-box']);
  assert.deepEqual(asked(' broad-trust until=2026-12-31 -- TODO'), ['open reason', 'met time-box']);
  assert.deepEqual(asked(' broad-trust until=2026-12-31 -- agreed, CHG-1042'), ['met reason', 'met time-box']);
});

test('of a suppression with other rules only those are told that are hidden, or shown, by the change', () => {
  const [both, one] = [hiding(' broad-trust, missing-owner'), hiding(' broad-trust')];
  assert.deepEqual(
    changesOf(one, both).map(({ title }) => title),
    ['`missing-owner` is hidden on this line without an end'],
  );
  assert.deepEqual(
    changesOf(both, one).map(({ title }) => title),
    ['`missing-owner` is no longer hidden'],
  );
  assert.deepEqual(
    changesOf(hiding(' broad-trust, missing-owner until=2026-12-31'), hiding(' broad-trust until=2027-12-31')).map(
      ({ title }) => title,
    ),
    ['`broad-trust` is hidden on this line until 2027-12-31', '`missing-owner` is no longer hidden'],
  );
});

test('days are counted, and a suppression hides nothing while it cannot be read', () => {
  const [change] = changesOf(hiding(' broad-trust until=2026-12-31'), hiding(' broad-trust until=2027-01-01'));
  assert.equal(change?.title, '`broad-trust` stays hidden 1 day longer, until 2027-01-01');
  const [sound, unreadable] = [hiding(' broad-trust until=2026-12-31'), hiding(' broad-trust until=soon')];
  assert.deepEqual(kindsOf(sound, unreadable), ['narrows suppression-shortened']);
  assert.deepEqual(kindsOf(unreadable, sound), ['widens suppression-extended']);
  assert.deepEqual(kindsOf(unreadable, hiding(' broad-trust until=never')), []);
});

test('an annotation hides as a comment does', () => {
  const annotated = unsound(
    'acme-orders.yaml',
    '  name: acme-orders\n',
    '  name: acme-orders\n  annotations:\n    fedlint.dev/ignore.broad-trust: "until=2026-12-31 -- agreed"\n',
  );
  assert.ok(kindsOf(SOUND, annotated).includes('widens suppression-added'));
});

test('a locked rule cannot be hidden', () => {
  const locked = { [CONFIG]: 'locked: [broad-trust]\n' };
  assert.deepEqual(kindsOf(beside(SOUND, locked), beside(hiding(' broad-trust -- agreed'), locked)), [
    'neutral suppression-added',
  ]);
});

test('a configuration that sets what holds anyway changes nothing', () => {
  assert.deepEqual(
    kindsOf(SOUND, config('adoption: gradual\ntimeBox: { max: 90d }\nrules: { broad-trust: warning }\n')),
    [],
  );
  assert.deepEqual(kindsOf(config('rules: { no-such-rule: error }\n'), config('rules: { no-such-rule: off }\n')), []);
});

test('each setting is shown at its own key', () => {
  assert.deepEqual(
    placesOf(
      config('adoption: strict\n'),
      config(
        'adoption: gradual\ntimeBox:\n  max: 1d\n  warnWithin: 1d\nrules:\n  broad-trust: off\nignore:\n  - legacy/**\noverrides:\n  - files: old/**\n    rules:\n      missing-owner: info\n',
      ),
    ),
    [
      '`broad-trust` is switched off @ broad-trust',
      '`missing-owner` counts as info instead of error in `old/**` @ missing-owner',
      'Fedlint leaves out `legacy/**` @ legacy/**',
      '`adoption` changes from strict to gradual @ adoption',
      '`timeBox.max` changes from 90 days to 1 day @ max',
    ],
  );
});

test('an override speaks where it says something else than the rest', () => {
  const override = 'overrides: [{ files: [old/**], rules: { missing-owner: off } }]\n';
  const [all, some] = ['rules: { missing-owner: off }\n', override].map(config);
  assert.ok(all && some);
  assert.deepEqual(placesOf(some, all), ['`missing-owner` is switched off @ missing-owner']);
  assert.deepEqual(
    changesOf(config('adoption: gradual\n'), config(`rules: { missing-owner: off }\n${override}`)).map(
      ({ title }) => title,
    ),
    ['`missing-owner` is switched off'],
  );
});

test('a configuration that is gone leaves the defaults', () => {
  assert.deepEqual(kindsOf(config('adoption: strict\nevidence: { maxAge: 1000d }\n'), SOUND), [
    'widens limits-relaxed',
    'narrows limits-tightened',
  ]);
});

test('teams that come and go are wider as soon as one has come', () => {
  const teams = (...names: readonly string[]) => config(`owners: { teams: [${names.join(', ')}] }\n`);
  assert.deepEqual(kindsOf(teams('a', 'b'), teams('a')), ['narrows limits-tightened']);
  assert.deepEqual(kindsOf(teams('a', 'b'), teams('b', 'c')), ['widens limits-relaxed']);
  assert.deepEqual(kindsOf(teams('a', 'b'), teams('b', 'a')), []);
});

test('a configuration of another folder, and a second document in one, are read as Fedlint reads them', () => {
  const file = 'payments/.fedlint.yml';
  assert.deepEqual(kindsOf(SOUND, beside(SOUND, { [file]: 'adoption: strict\n' })), ['narrows limits-tightened']);
  assert.deepEqual(kindsOf(SOUND, beside(SOUND, { [file]: 'ignore: []\n---\nadoption: strict\n' })), []);
});
