/** What a policy does, in the few words that the editor has room for beside it. */
import type { Enforcement, PolicyEffect, PolicyFact } from '../model/facts.ts';

const BY_EFFECT: Readonly<Record<PolicyEffect, string>> = {
  admits: 'accepts',
  refuses: 'refuses',
  delegates: 'asks another program about',
  authenticates: 'authenticates',
  validates: 'guards the trust in',
};

/** Of a policy that is less than enforced, that is what matters. */
const BY_LEVEL: Readonly<Record<Exclude<Enforcement['level'], 'enforced' | 'unknown'>, string>> = {
  observed: 'only observes',
  partial: 'enforces in part for',
  off: 'is switched off for',
};

/** "accepts", "refuses": what its text says, however far it is enforced. */
export function decisionOf({ effect }: PolicyFact): string {
  return BY_EFFECT[effect];
}

/** "accepts", "only observes": to be followed by a name. */
export function verbOf({ effect, enforcement: { level } }: PolicyFact): string {
  return level === 'enforced' || level === 'unknown' ? BY_EFFECT[effect] : BY_LEVEL[level];
}

const LEVELS: Readonly<Record<Enforcement['level'], string | undefined>> = {
  enforced: 'enforced',
  observed: 'only observed',
  partial: 'enforced in part',
  off: 'switched off',
  unknown: undefined,
};

/** "enforced"; undefined where only a template knows. */
export function levelWord({ enforcement: { level } }: PolicyFact): string | undefined {
  return LEVELS[level];
}
