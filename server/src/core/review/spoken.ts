/** What a review says already, as something that is open, and that nobody should be told a second time. */
import type { Finding } from '../analysis/finding.ts';
import type { Obligation } from '../model/obligation.ts';
import { contains } from '../syntax/span.ts';
import type { Change } from './change.ts';

/** Whether one of the open obligations of a change says what the finding says. */
export function speaksOf(change: Change, finding: Finding): boolean {
  return openObligations(change).some((obligation) => isAbout(change, obligation, finding));
}

export function openObligations({ obligations }: Change): Obligation[] {
  return obligations.filter(({ state }) => state === 'open');
}

/** It stands in the resource that changed, or in the place where the obligation would be met. */
export function isAbout({ pair }: Change, { rules, at }: Obligation, { rule, document, span }: Finding): boolean {
  if (!rules.includes(rule.id)) return false;
  const resource = pair.after && 'resource' in pair.after.fact ? pair.after.fact.resource?.span : undefined;
  if (resource && pair.after?.document === document && contains(resource, span.start)) return true;
  return at?.document === document && (contains(at.span, span.start) || contains(span, at.span.start));
}
