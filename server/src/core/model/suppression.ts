/** What makes a request to hide findings void, and when it is over (product, section 4). */

import { code } from '../values/code.ts';
import { hasEnded } from '../values/date.ts';
import { nearest } from '../values/nearest.ts';
import { isUnanswered } from './answer.ts';
import { dateOf } from './dates.ts';
import type { SuppressionFact } from './facts.ts';
import { knownValue } from './stated.ts';

export interface SuppressionRules {
  /** Rules that may not be suppressed. */
  readonly locked: readonly string[];
  readonly ruleIds: ReadonlySet<string>;
}

/** Why a request hides nothing at all, in sentences; empty for one that is in order. */
export function flawsOf({ malformed, rules }: SuppressionFact, { locked, ruleIds }: SuppressionRules): string[] {
  if (malformed !== undefined) return [malformed];
  return rules.flatMap((stated) => {
    const id = knownValue(stated) ?? '';
    if (locked.includes(id)) return [`${code(id)} is locked by the configuration and may not be suppressed.`];
    if (ruleIds.has(id)) return [];
    const meant = nearest(id, ruleIds);
    return [`There is no rule ${code(id)}.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`];
  });
}

/** What a request leaves open that a reviewer has to know. */
export function gapsOf({ until, reason }: SuppressionFact): string[] {
  return [...(isUnanswered(reason) ? ['a reason'] : []), ...(until ? [] : ['an end date'])];
}

/** Whether its date has passed, so that the findings are back. */
export function isOver({ until }: SuppressionFact, now: number): boolean {
  const date = dateOf(until);
  return date !== undefined && hasEnded(now, date.end);
}
