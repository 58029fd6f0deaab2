/** The limits that a configuration sets, compared between two versions of it. */
import { shown } from '../../../model/readiness/words.ts';
import type { Settings } from '../../../model/settings.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { describeDuration } from '../../../values/duration.ts';
import type { Difference } from '../../change-kind.ts';
import { type SettingsPair, without } from './settings-pair.ts';

const DAY = 86_400;

interface Limit {
  /** As `ReviewedSettings.keys` has it. */
  readonly key: string;
  /** The more, the more is let through. In seconds. */
  readonly seconds: (settings: Settings) => number;
  readonly effect: string;
}

const LIMITS: readonly Limit[] = [
  { key: 'timeBox/max', seconds: ({ timeBox }) => timeBox.max * DAY, effect: 'how long temporary trust may last' },
  {
    key: 'review/maxInterval',
    seconds: ({ review }) => review.maxInterval * DAY,
    effect: 'how long permanent trust may go without a review',
  },
  {
    key: 'credentials/maxTTL',
    seconds: ({ credentials }) => credentials.maxTTL,
    effect: 'how long a credential may be valid',
  },
  {
    key: 'evidence/maxAge',
    seconds: ({ evidence }) => evidence.maxAge * DAY,
    effect: 'how old the proof of a failure test may be',
  },
];

interface Switch {
  readonly key: string;
  readonly isLax: (settings: Settings) => boolean;
  readonly words: readonly [strict: string, lax: string];
  readonly effect: string;
}

const SWITCHES: readonly Switch[] = [
  {
    key: 'adoption',
    isLax: ({ adoption }) => adoption === 'gradual',
    words: ['strict', 'gradual'],
    effect: 'how much is asked of trust that nobody has written about',
  },
  {
    key: 'owners/codeowners',
    isLax: ({ owners }) => owners.codeowners,
    words: ['false', 'true'],
    effect: 'whether the owner of a file in CODEOWNERS counts as the owner of the trust',
  },
  {
    key: 'owners/backstage',
    isLax: ({ owners }) => owners.backstage,
    words: ['false', 'true'],
    effect: 'whether the owner in a Backstage catalogue counts as the owner of the trust',
  },
];

/** What lets more through than before for `widens`, less for `narrows`. */
export function* limitsChanged(pair: SettingsPair, direction: 'widens' | 'narrows'): Iterable<Difference> {
  const { was, is, placesOf } = pair;
  for (const { key, seconds, effect } of LIMITS) {
    const [from, to] = [seconds(was), seconds(is)];
    if (from === to || to > from !== (direction === 'widens')) continue;
    yield difference(key, [describeDuration(from), describeDuration(to)], effect);
  }
  for (const { key, isLax, words, effect } of SWITCHES) {
    if (isLax(was) === isLax(is) || isLax(is) !== (direction === 'widens')) continue;
    yield difference(key, [words[Number(isLax(was))] ?? '', words[Number(isLax(is))] ?? ''], effect);
  }
  yield* lockedChanged(pair, direction);
  yield* teamsChanged(pair, direction);

  function difference(key: string, [from, to]: readonly [string, string], effect: string): Difference {
    const { before, after } = placesOf(key);
    return {
      direction,
      title: `\`${key.replace('/', '.')}\` changes from ${from} to ${to}`,
      message: `It decides ${effect}, wherever this configuration counts.`,
      before: { span: before, says: from },
      after: { span: after, says: to },
    };
  }
}

function* lockedChanged({ was, is, placesOf }: SettingsPair, direction: 'widens' | 'narrows'): Iterable<Difference> {
  const rules = direction === 'widens' ? without(was.locked, is.locked) : without(is.locked, was.locked);
  if (rules.length === 0) return;
  const { before, after } = placesOf(...rules.map((rule) => `locked/${rule}`), 'locked');
  const names = enumerate(rules.map(code));
  yield {
    direction,
    title:
      direction === 'widens' ? `${names} may be suppressed from now on` : `${names} may not be suppressed any more`,
    message:
      direction === 'widens'
        ? 'It was locked: no comment and no annotation could hide it.'
        : 'Comments and annotations that hide it have no effect.',
    before: { span: before, says: listOf(was.locked) },
    after: { span: after, says: listOf(is.locked) },
  };
}

/** An empty list lets anybody be an owner. */
function* teamsChanged({ was, is, placesOf }: SettingsPair, direction: 'widens' | 'narrows'): Iterable<Difference> {
  const [old, fresh] = [was.owners.teams, is.owners.teams];
  const [added, removed] = [without(fresh, old), without(old, fresh)];
  if (added.length + removed.length === 0) return;
  const isWider = fresh.length === 0 || (old.length > 0 && added.length > 0);
  if (isWider !== (direction === 'widens')) return;
  const { before, after } = placesOf(...added.map((team) => `owners/teams/${team}`), 'owners/teams');
  yield {
    direction,
    title: isWider
      ? fresh.length === 0
        ? 'Anybody may be named as an owner'
        : `${enumerate(added.map(code))} may be named as an owner`
      : `Only ${fresh.map(code).join(', ')} may be named as an owner`,
    message: isWider ? 'An owner counts that was reported before.' : 'Owners that are not on the list are reported.',
    before: { span: before, says: old.length === 0 ? 'anybody' : listOf(old) },
    after: { span: after, says: fresh.length === 0 ? 'anybody' : listOf(fresh) },
  };
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.map(shown).join(', ');
}
