/** What has to be in place for a deviation from an agreement. */
import type { ExceptionFact } from '../facts.ts';
import type { Obligation, ObligationId } from '../obligation.ts';
import { inheritedOwner, isNamed } from '../ownership.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Answer } from './asked.ts';
import { ASKS_FOR_END, ASKS_FOR_RECORD, endAnswer, recordAnswer } from './duration.ts';
import { FILLED_IN, shown } from './words.ts';

/** Owner, end and change record. */
export function exceptionObligations(exception: ExceptionFact, context: Surroundings): Obligation[] {
  const { timeBox, resource } = exception;
  const end = endAnswer(exception, timeBox, context);
  const owner = isNamed(exception.owner) ? exception.owner : inheritedOwner(resource, context);
  const place = (span = resource.name?.span ?? resource.kindSpan) => ({ document: context.document, span });
  const asking = (id: ObligationId, asks: string, answer: Answer): Obligation => ({ id, asks, at: place(), ...answer });
  return [
    asking('owners', 'Somebody answers for the deviation', {
      state: !isNamed(owner) ? 'open' : owner?.known ? 'met' : 'unknown',
      says: !isNamed(owner) ? 'nobody is named' : owner?.known ? shown(owner.value.name) : FILLED_IN,
      rules: ['missing-owner'],
      at: place(owner?.span),
    }),
    ...(end ? [asking('time-box', ASKS_FOR_END, { ...end, at: place(timeBox.expires?.span) })] : []),
    asking('change-record', ASKS_FOR_RECORD, { ...recordAnswer(timeBox), at: place(timeBox.change?.span) }),
  ];
}
