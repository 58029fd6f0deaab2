/** A change of trust as a piece of a comment. */
import type { ChangeView, ObligationView, PlaceView } from '../../../../core/review/view.ts';
import { referenceLine } from '../../../reports/markdown/references.ts';
import { code, pathCode, prose } from '../../../reports/markdown/text.ts';
import { fileOf } from '../../../reports/place.ts';
import { changeUrl } from '../documentation.ts';
import { shownPlace } from '../place.ts';

const LONGEST_TITLE = 300;

/** What changed, from what to what, what it means, and what is open as a list to tick off. */
export function changeBlock(change: ChangeView): string {
  const { kind, title, message, history, obligations, references } = change;
  const open = obligations.filter(({ state }) => state !== 'met');
  const met = obligations.filter(({ state }) => state === 'met');
  const frameworks = referenceLine(references);
  return [
    `#### ${prose(title, LONGEST_TITLE)}`,
    '',
    ...whereAndStep(change),
    '',
    prose(message),
    ...(history === undefined ? [] : ['', `History: ${prose(history, LONGEST_TITLE)}.`]),
    ...(obligations.length === 0 ? [] : ['', ...[...open, ...met].map(obligationItem)]),
    '',
    `About [${kind}](${changeUrl(kind)})${frameworks === '' ? '' : `; frameworks: ${frameworks}`}`,
  ].join('\n');
}

/** A change that asks nothing of anybody, in a line. */
export function quietItem(change: ChangeView): string {
  const place = shownPlace(change);
  const at = place ? `, ${placeCode(place)}` : '';
  return `- ${prose(change.title, LONGEST_TITLE)} (${prose(change.subject, LONGEST_TITLE)}${at})`;
}

function whereAndStep(change: ChangeView): string[] {
  const { subject, before, after } = change;
  const place = shownPlace(change);
  const gone = after ? '' : ', as it was';
  const where = prose(`In the ${subject}`, LONGEST_TITLE) + (place ? `, ${placeCode(place)}${gone}` : '');
  if (before?.says === undefined && after?.says === undefined) return [where];
  return [`${where}:`, '', `> ${saidOf(before?.says)} → ${saidOf(after?.says)}`];
}

function saidOf(says: string | undefined): string {
  return says === undefined ? '*nothing*' : code(says.replaceAll('`', ''));
}

function obligationItem({ state, asks, says, place }: ObligationView): string {
  const at = place ? `, ${placeCode(place)}` : '';
  const unknown = state === 'unknown' ? 'cannot be told, ' : '';
  return `- [${state === 'met' ? 'x' : ' '}] ${prose(asks, LONGEST_TITLE)}: ${unknown}${prose(says, LONGEST_TITLE)}${at}`;
}

function placeCode({ uri, range }: PlaceView): string {
  return pathCode(fileOf(uri), range.start.line + 1);
}
