/** What is said of a change where there is no markup. */
import { fingerprintText } from '../../../core/analysis/fingerprint.ts';
import type { ChangeView, ObligationView } from '../../../core/review/view.ts';
import { lineOf } from '../../reports/told.ts';
import { clipped } from '../../reports/visible.ts';
import { placeOfView } from './place.ts';

const LONGEST = 1000;

/** The same for as long as the change is the same. */
export function changeFingerprint({ kind, id }: ChangeView): string {
  return fingerprintText({ rule: `change/${kind}`, object: id, path: '' });
}

/** What changed, from what to what, what it means, and what is left to do, a line each. */
export function changeLines(change: ChangeView): string[] {
  const { subject, title, message, history, after, obligations } = change;
  return [
    `${subject}: ${title}.`,
    ...stepWords(change),
    message,
    ...(history === undefined ? [] : [`${history}.`]),
    ...(after || !change.before ? [] : [`It stood at ${lineOf(placeOfView(change.before))}.`]),
    ...obligations.filter(({ state }) => state !== 'met').map(obligationWords),
  ].map((line) => clipped(line, LONGEST));
}

/** "inbound → mutual", where anything is said of either. */
function stepWords({ before, after }: ChangeView): string[] {
  if (before?.says === undefined && after?.says === undefined) return [];
  return [`${before?.says ?? 'nothing'} → ${after?.says ?? 'nothing'}`];
}

function obligationWords({ state, asks, says, place }: ObligationView): string {
  const at = place ? `, ${lineOf(placeOfView(place))}` : '';
  return `${state === 'open' ? 'Open' : 'Cannot tell'}: ${asks} (${says}${at})`;
}
