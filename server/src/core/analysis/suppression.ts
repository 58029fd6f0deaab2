/** Which requests hide findings, and which findings may be hidden (product, section 4). */
import type { SuppressionFact } from '../model/facts.ts';
import { flawsOf, isOver, type SuppressionRules } from '../model/suppression.ts';

/** Rules about suppressions cannot be suppressed, or the last word would never be spoken. */
const NEVER_HIDDEN = new Set(['unreviewed-suppression', 'expired-suppression', 'unused-suppression', 'internal-error']);

export interface SuppressionContext extends SuppressionRules {
  readonly now: number;
}

/** Whether a request counts at all: one that cannot be read, and one whose date has passed, hides nothing. */
export function isInForce(suppression: SuppressionFact, context: SuppressionContext): boolean {
  return flawsOf(suppression, context).length === 0 && !isOver(suppression, context.now);
}

/** Rules that an organisation has locked, and those about suppressions themselves, are always heard. */
export function canBeHidden(ruleId: string, locked: readonly string[]): boolean {
  return !NEVER_HIDDEN.has(ruleId) && !locked.includes(ruleId);
}
