/** Which findings a request hides (product, section 4). */
import type { SuppressionFact } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { flawsOf, isOver, type SuppressionRules } from '../model/suppression.ts';
import type { Span } from '../syntax/span.ts';

/** Rules about suppressions cannot be suppressed, or the last word would never be spoken. */
const NEVER_HIDDEN = new Set(['unreviewed-suppression', 'expired-suppression', 'unused-suppression', 'internal-error']);

export interface SuppressionContext extends SuppressionRules {
  readonly now: number;
}

/** Whether a request counts at all: one that cannot be read, and one whose date has passed, hides nothing. */
export function isInForce(suppression: SuppressionFact, context: SuppressionContext): boolean {
  return flawsOf(suppression, context).length === 0 && !isOver(suppression, context.now);
}

/** Whether a request that is in force hides a finding. */
export function hides({ rules, covers }: SuppressionFact, ruleId: string, span: Span): boolean {
  if (NEVER_HIDDEN.has(ruleId) || !rules.some((stated) => knownValue(stated) === ruleId)) return false;
  return covers === undefined || (covers.start <= span.start && span.start < covers.end);
}

/** Rules that an organisation has locked, and those about suppressions themselves, are always heard. */
export function canBeHidden(ruleId: string, locked: readonly string[]): boolean {
  return !NEVER_HIDDEN.has(ruleId) && !locked.includes(ruleId);
}
