/** How the trust ends in a hurry, and what happens when something fails. */

import { isUnanswered } from '../answer.ts';
import { dateOf, isOlder } from '../dates.ts';
import { FAILURE_MODES, type FailureMode } from '../facts.ts';
import { failureFault } from '../failure-evidence.ts';
import type { Obligation } from '../obligation.ts';
import { type Asked, obligation, stateOf } from './asked.ts';
import { failsClosed } from './fails-closed.ts';
import { dayAndDistance, FILLED_IN, joined } from './words.ts';

const FAILURES: Readonly<Record<FailureMode, string>> = {
  expiredBundle: 'an expired bundle',
  endpointUnreachable: 'an unreachable endpoint',
  stalePolicyCache: 'a stale policy cache',
  clockSkew: 'clocks that differ',
  delayedPropagation: 'a late change',
  missedRenewal: 'a missed renewal',
  revocation: 'a revocation',
};

export function withdrawal(asked: Asked): Obligation[] {
  return [revocation(asked), failureTests(asked), ...failsClosed(asked)];
}

function revocation(asked: Asked): Obligation {
  const { agreement, around } = asked;
  const { path, contact, lastTested, span } = agreement.revocation;
  const tested = dateOf(lastTested);
  const isOld = tested !== undefined && isOlder(tested, around.settings.evidence.maxAge, around.now);
  const faults = [
    ...(isUnanswered(path) ? ['nothing says how'] : []),
    ...(isUnanswered(contact) ? ['nobody is named to call'] : []),
    ...(isUnanswered(lastTested) || (lastTested?.known && !tested) ? ['it was never tried out'] : []),
    ...(isOld ? [`it was last tried out on ${tested.day}`] : []),
  ];
  const state = faults.length > 0 ? 'open' : stateOf([path, contact, lastTested]);
  const at = (isOld ? tested.span : undefined) ?? path?.span ?? span;
  return obligation('revocation', 'It is known how the trust ends in a hurry, and was tried out', asked, {
    state,
    says:
      joined(faults) || (tested && state === 'met' ? `tried out on ${dayAndDistance(tested, around.now)}` : FILLED_IN),
    ...(at && { at: { document: around.document, span: at } }),
    rules: ['missing-revocation-path', 'revocation-untested'],
  });
}

function failureTests(asked: Asked): Obligation {
  const { agreement, around } = asked;
  const untested = FAILURE_MODES.filter((mode) => failureFault(agreement, mode, around) !== undefined);
  const terms = FAILURE_MODES.flatMap((mode) => agreement.failureModes[mode] ?? []);
  const isKnown = terms.every(({ behaviour, tested }) => behaviour?.known !== false && tested?.known !== false);
  const [first] = untested;
  const span = first && agreement.failureModes[first]?.span;
  const at = span ?? terms[0]?.span;
  return obligation('failure-tests', 'What happens on each failure is written down and was tried out', asked, {
    state: first ? 'open' : isKnown ? 'met' : 'unknown',
    says: first ? missingTests(untested) : isKnown ? 'all of them' : FILLED_IN,
    ...(at && { at: { document: around.document, span: at } }),
    rules: ['untested-failure-mode'],
  });
}

function missingTests(modes: readonly FailureMode[]): string {
  if (modes.length === FAILURE_MODES.length) return 'none of them';
  return modes.length > 3
    ? `${modes.length} of them are missing`
    : `not ${joined(modes.map((mode) => FAILURES[mode]))}`;
}
