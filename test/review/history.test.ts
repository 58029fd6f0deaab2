/** How often an end was put off is read from the older texts of its file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { historyWords, type OlderText, timeBoxHistory } from '../../server/src/core/review/history.ts';
import { changed, FEDERATION, SOUND, unsound } from '../../server/src/core/rules/examples.ts';
import { reviewStates } from '../harness/review.ts';
import { uriOf } from '../harness/workspace.ts';

const MANIFEST = 'acme-orders.yaml';

function ending(day: string | undefined): string {
  const dates = day === undefined ? '    change: CHG-1\n' : `    expires: ${day}\n`;
  return changed(FEDERATION, '    reviewBy: 2027-06-30\n    change: CHG-1042\n', dates);
}

function older(text: string, path = MANIFEST): OlderText {
  return { info: { uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, text };
}

/** The history of the step between two texts, as the older ones tell it. */
function historyOf(before: string, after: string, texts: readonly OlderText[]) {
  const { head, changes } = reviewStates({ ...SOUND, [MANIFEST]: before }, { ...SOUND, [MANIFEST]: after });
  const [change] = changes;
  return change ? timeBoxHistory(head, change, texts) : assert.fail('nothing has changed');
}

test('counts the moves to a later day, newest text first, and names the first day of all', () => {
  const texts = ['2026-09-30', '2026-06-30', '2026-03-31'].map((day) => older(ending(day)));
  const found = historyOf(ending('2026-12-31'), ending('2027-03-31'), texts);
  assert.deepEqual(found, { extensions: 3, first: '2026-03-31' });
  assert.equal(found && historyWords(found), 'extended 3 times before, at first until 2026-03-31');
});

test('the same day, an earlier one, and none at all are no extensions', () => {
  const days = ['2026-12-31', '2027-01-31', undefined, '2026-10-31', '2026-10-31'];
  const found = historyOf(
    ending('2026-12-31'),
    ending('2027-03-31'),
    days.map((day) => older(ending(day))),
  );
  assert.deepEqual(found, { extensions: 1, first: '2026-10-31' });
  assert.equal(found && historyWords(found), 'extended once before, at first until 2026-10-31');
});

test('an end that never moved has nothing to tell', () => {
  const found = historyOf(ending('2026-12-31'), ending('2027-03-31'), [older(ending('2026-12-31'))]);
  assert.deepEqual(found, { extensions: 0, first: undefined });
  assert.equal(found && historyWords(found), undefined);
});

test('the agreement is found by what it is about, in a file of another name and among others', () => {
  const other = changed(FEDERATION, 'remote: acme.partner.example', 'remote: zeta.example').replace(
    'acme-orders',
    'zeta',
  );
  const found = historyOf(ending('2026-12-31'), ending('2027-03-31'), [
    older(`${other}---\n${ending('2026-09-30')}`, 'partners/acme.yaml'),
    older(`# broken: [\n---\n${other}`),
    older(ending('2026-03-31')),
  ]);
  assert.deepEqual(found, { extensions: 1, first: '2026-09-30' });
});

test('a review that is put off has a history as well, and other changes have none', () => {
  const reviewed = (day: string) => changed(FEDERATION, '2027-06-30', day);
  const texts = [older(reviewed('2026-12-31'))];
  assert.deepEqual(historyOf(reviewed('2027-03-31'), reviewed('2027-06-30'), texts), {
    extensions: 1,
    first: '2026-12-31',
  });
  assert.equal(historyOf(reviewed('2027-06-30'), reviewed('2027-03-31'), texts), undefined);
  const { head, changes } = reviewStates(SOUND, unsound(MANIFEST, 'direction: inbound', 'direction: mutual'));
  assert.deepEqual(
    changes.map((change) => timeBoxHistory(head, change, texts)),
    [undefined],
  );
});

test('the state that is reviewed stays as it is', () => {
  const { head, changes } = reviewStates(
    { ...SOUND, [MANIFEST]: ending('2026-12-31') },
    { ...SOUND, [MANIFEST]: ending('2027-03-31') },
  );
  for (const change of changes) timeBoxHistory(head, change, [older(ending('2026-01-31'))]);
  assert.match(head.file(uriOf(MANIFEST))?.documents[0]?.ref.section.text ?? '', /expires: 2027-03-31/);
  assert.equal(head.facts().lookup('manifest-by-remote', 'acme.partner.example').length, 1);
});
