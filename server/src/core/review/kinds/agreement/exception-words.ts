/** A deviation in few words. */
import { dateOf } from '../../../model/dates.ts';
import type { ExceptionFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';

/** "the agreement `acme-orders`" */
export function deviatesFrom({ federation }: ExceptionFact): string {
  const name = knownValue(federation);
  return name === undefined ? 'an agreement' : `the agreement ${code(name)}`;
}

/** "migration, until 2026-12-31" */
export function sayingOf({ reason, timeBox }: ExceptionFact): string | undefined {
  const end = dateOf(timeBox.expires);
  const parts = [knownValue(reason), end ? `until ${end.day}` : undefined];
  return parts.flatMap((part) => part ?? []).join(', ') || undefined;
}
