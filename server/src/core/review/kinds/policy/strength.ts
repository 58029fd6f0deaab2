/** How strong the settings of a policy are, before and after a change. */
import type { PolicyFact } from '../../../model/facts.ts';
import { LETS_IN_ANYBODY, OBSERVES } from '../../../rules/policy/mechanisms.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Direction } from '../../change.ts';

type Enforcement = PolicyFact['enforcement'];
type Setting = Enforcement['weakenedBy'][number];

export interface Turn {
  readonly direction: Direction;
  /** Weaknesses that have come, and those that are gone. */
  readonly come: readonly Setting[];
  readonly gone: readonly Setting[];
}

/** The more is refused, the higher. */
const RANKS: Readonly<Record<Exclude<Enforcement['level'], 'unknown'>, number>> = {
  ...{ enforced: 3, partial: 2, observed: 1, off: 0 },
};

/** Undefined where as much is refused as before, or only a template knows. */
export function turnOf(before: Enforcement, after: Enforcement): Turn | undefined {
  if (before.level === 'unknown' || after.level === 'unknown') return undefined;
  const [was, is] = [RANKS[before.level], RANKS[after.level]];
  const come = without(after.weakenedBy, before.weakenedBy);
  const gone = without(before.weakenedBy, after.weakenedBy);
  if (was !== is) return { direction: is < was ? 'widens' : 'narrows', come, gone };
  // What refuses nobody at all refuses nobody by other words as well.
  if (before.level !== 'partial' || come.length + gone.length === 0) return undefined;
  return { direction: gone.length === 0 ? 'widens' : come.length === 0 ? 'narrows' : 'moves', come, gone };
}

/** `written` alone: a setting that moved to another rule is the same. */
function without(these: readonly Setting[], those: readonly Setting[]): Setting[] {
  const known = new Set(those.map(({ written }) => written));
  return these.filter(({ written }) => !known.has(written));
}

const WORDS: Readonly<Record<Enforcement['level'], string>> = {
  enforced: 'enforced',
  partial: 'partly enforced',
  observed: 'only observed',
  off: 'switched off',
  unknown: 'not known',
};

/** "enforced", "only observed (accessPolicy: audit)" */
export function describeEnforcement({ level, weakenedBy }: Enforcement): string {
  const settings = [...new Set(weakenedBy.map(({ written }) => code(written).slice(1, -1)))];
  return settings.length === 0 ? WORDS[level] : `${WORDS[level]} (${settings.slice(0, 2).join(', ')})`;
}

export function describeLevel({ level }: Enforcement): string {
  return WORDS[level];
}

/** What the program does under these settings, a sentence each. */
export function explain(settings: readonly Setting[]): string[] {
  const phrases = new Map(settings.map(({ way, written }) => [written, OBSERVES[way] ?? LETS_IN_ANYBODY[way]]));
  return [...phrases].flatMap(([written, phrase]) => (phrase ? [`${code(written)} ${phrase}.`] : [])).slice(0, 2);
}

export function named(settings: readonly Setting[]): string {
  return enumerate([...new Set(settings.map(({ written }) => code(written)))].slice(0, 3));
}
