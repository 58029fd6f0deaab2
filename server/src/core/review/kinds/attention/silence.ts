/** What a configuration keeps Fedlint from reporting, compared between two versions of it. */

import { shown } from '../../../model/readiness/words.ts';
import type { Settings } from '../../../model/settings.ts';
import type { Severity } from '../../../model/severity.ts';
import { rules } from '../../../rules/list.ts';
import { code } from '../../../values/code.ts';
import type { Difference } from '../../change-kind.ts';
import { type SettingsPair, without } from './settings-pair.ts';

type Level = Severity | 'off';

const LEVELS: readonly Level[] = ['off', 'info', 'warning', 'error'];

/** Rules that are reported less than before for `widens`, more for `narrows`: everywhere, or in some files. */
export function* levelsChanged(pair: SettingsPair, direction: 'widens' | 'narrows'): Iterable<Difference> {
  const { was, is, placesOf } = pair;
  const isTold = (from: Level, to: Level) => (direction === 'widens') === LEVELS.indexOf(to) < LEVELS.indexOf(from);
  for (const id of idsIn(was.rules, is.rules)) {
    const [from, to] = [levelOf(id, was), levelOf(id, is)];
    if (!from || !to || from === to || !isTold(from, to)) continue;
    yield { ...words(id, from, to), direction, ...sides(placesOf(`rules/${id}`), from, to) };
  }
  for (const files of new Set([...was.overrides, ...is.overrides].map(patternsOf))) {
    for (const id of idsIn(...[...was.overrides, ...is.overrides].map((override) => override.rules))) {
      const [from, to] = [levelOf(id, was, files), levelOf(id, is, files)];
      const isEverywhere = from === levelOf(id, was) && to === levelOf(id, is);
      if (!from || !to || from === to || isEverywhere || !isTold(from, to)) continue;
      const places = placesOf(...namesOf(id, is, files), ...namesOf(id, was, files), 'overrides');
      yield { ...words(id, from, to, ` in ${code(files)}`), direction, ...sides(places, from, to) };
    }
  }
}

/** Files that are left out, patterns that take files back in, and the baseline. */
export function* omissionsChanged(
  { was, is, placesOf }: SettingsPair,
  direction: 'widens' | 'narrows',
): Iterable<Difference> {
  const [added, removed] = [without(is.ignore, was.ignore), without(was.ignore, is.ignore)];
  const isOut = (pattern: string) => !pattern.startsWith('!');
  const out = [...added.filter(isOut), ...removed.filter((pattern) => !isOut(pattern))];
  const back = [...removed.filter(isOut), ...added.filter((pattern) => !isOut(pattern))];
  for (const pattern of direction === 'widens' ? out : back) {
    const name = code(pattern.replace(/^!/, ''));
    const { before, after } = placesOf(`ignore/${pattern}`, 'ignore');
    yield {
      direction,
      title: direction === 'widens' ? `Fedlint leaves out ${name}` : `Fedlint looks at ${name} again`,
      message:
        direction === 'widens'
          ? 'Nothing in these files is reported, and what they say about trust is not known to other files.'
          : 'What is in these files is reported, and known to other files.',
      before: { span: before, says: listOf(was.ignore) },
      after: { span: after, says: listOf(is.ignore) },
    };
  }
  const isSet = is.baseline !== undefined;
  if ((was.baseline === undefined) !== isSet || isSet !== (direction === 'widens')) return;
  const { before, after } = placesOf('baseline');
  yield {
    direction,
    title: isSet ? `What is in ${code(is.baseline ?? '')} is reported no more` : 'The baseline is gone',
    message: isSet
      ? 'Findings that the baseline lists count as known, and do not fail a check.'
      : 'All findings count again, those that were known as well.',
    before: { span: before, says: listOf(was.baseline === undefined ? [] : [was.baseline]) },
    after: { span: after, says: listOf(is.baseline === undefined ? [] : [is.baseline]) },
  };
}

function words(id: string, from: Level, to: Level, where = ''): Pick<Difference, 'title' | 'message'> {
  const isLess = LEVELS.indexOf(to) < LEVELS.indexOf(from);
  if (to === 'off') {
    return {
      title: `${code(id)} is switched off${where}`,
      message: 'Fedlint does not report it any more, whoever writes it.',
    };
  }
  if (from === 'off') {
    return { title: `${code(id)} is reported again${where}, as ${to}`, message: 'It was switched off until now.' };
  }
  return {
    title: `${code(id)} counts as ${to} instead of ${from}${where}`,
    message: isLess
      ? 'A check that fails on the old severity lets it pass.'
      : 'A check that fails on the new severity stops it.',
  };
}

function sides({ before, after }: ReturnType<SettingsPair['placesOf']>, from: Level, to: Level) {
  return { before: { span: before, says: from }, after: { span: after, says: to } };
}

/** What holds for a rule in general, or in the files of an override; undefined for a rule there is not. */
function levelOf(id: string, settings: Settings, files?: string): Level | undefined {
  const own = rules.find((rule) => rule.id === id)?.severity;
  if (own === undefined) return undefined;
  const general = settings.rules[id] ?? own;
  const special = settings.overrides.filter((override) => patternsOf(override) === files);
  return special.reduce<Level>((level, override) => override.rules[id] ?? level, general);
}

function namesOf(id: string, { overrides }: Settings, files: string): string[] {
  return overrides.flatMap((override, index) =>
    patternsOf(override) === files ? [`overrides/${index}/rules/${id}`, `overrides/${index}/rules`] : [],
  );
}

function idsIn(...sets: readonly Settings['rules'][]): Set<string> {
  return new Set(sets.flatMap((set) => Object.keys(set)));
}

function patternsOf({ files }: Settings['overrides'][number]): string {
  return [...files].sort().join(', ');
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.map(shown).join(', ');
}
