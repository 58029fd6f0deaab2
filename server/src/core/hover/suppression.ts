/** A request to hide findings: whether it is in force, and until when. */
import type { SuppressionFact } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { flawsOf, gapsOf, isOver } from '../model/suppression.ts';
import { enumerate } from '../rules/wording.ts';
import type { HoverContext } from './context.ts';
import { dateLine } from './date.ts';
import { paragraphs, quoted, some } from './text.ts';

const SCOPES: Readonly<Record<SuppressionFact['scope'], string>> = {
  line: 'on one line',
  resource: 'on this resource',
  file: 'in this file',
};

/** What it does, on whatever word of it the cursor stands. */
export function requestHover(request: SuppressionFact, context: HoverContext): string {
  const ids = request.rules.map((id) => quoted(knownValue(id) ?? ''));
  return paragraphs(`Hides ${some(ids)} ${SCOPES[request.scope]}`, requestLine(request, context));
}

export function requestLine(request: SuppressionFact, { now, settings, ruleIds }: HoverContext): string {
  // What cannot be read is quoted in the finding about it, and nowhere else.
  if (request.malformed !== undefined) return 'It cannot be read, so it hides nothing';
  const [flaw] = flawsOf(request, { locked: settings.locked, ruleIds });
  if (flaw !== undefined) return `It hides nothing: ${flaw}`;
  const until = knownValue(request.until);
  const when = until === undefined ? undefined : dateLine(until, now);
  if (isOver(request, now)) return paragraphs('It is over, and the findings are back', when);
  const gaps = gapsOf(request);
  return paragraphs(when, gaps.length === 0 ? undefined : `It lacks ${enumerate(gaps)}`);
}
