/** A change as a comment beside the text: Markdown in which nothing that stands in a file means anything. */
import { controlById } from '../../core/frameworks/catalogue.ts';
import { escapeMarkdown } from '../../core/frameworks/markdown.ts';
import { linkTarget } from '../../core/hover/context.ts';
import type { ChangeView, ObligationView, PlaceView } from '../../core/review/view.ts';
import { ruleUrl } from '../../core/rules/documentation.ts';
import { visible } from '../../core/values/visible.ts';
import { COMMANDS, type ReviewAction } from '../protocol.ts';

/** `isLinked`: the client knows the commands that the links lead to. */
export function commentOf(view: ChangeView, actions: readonly ReviewAction[], isLinked: boolean): string {
  const { title, message, history, obligations, references } = view;
  const linesOf = (obligation: ObligationView): string[] => {
    const mine = isLinked ? actions.filter((action) => action.obligation === obligation.id) : [];
    return [obligationLine(obligation), ...mine.map((action) => `\u2003→ ${settlingLink(view, action)}`)];
  };
  const parts = [
    `**${plainly(title)}**`,
    beforeAfter(view),
    plainly(message),
    history === undefined ? '' : plainly(history),
    // Lines that end in a backslash stay lines.
    obligations.length === 0 ? '' : [heading(obligations), ...sorted(obligations).flatMap(linesOf)].join('\\\n'),
    references.flatMap(citation).join(' · '),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Text in which pieces of files stand as code, `so`; all else shows as it is. */
export function plainly(text: string): string {
  return visible(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

function beforeAfter({ before, after }: ChangeView): string {
  if (before?.says === undefined && after?.says === undefined) return '';
  // What has come or gone stood nowhere before, or stands nowhere now.
  if (!before) return plainly(after?.says ?? '');
  if (!after) return `until now ${plainly(before.says ?? '')}`;
  return `${plainly(before.says ?? 'not stated')} **→** ${plainly(after.says ?? 'not stated')}`;
}

const MARKS: Readonly<Record<ObligationView['state'], string>> = { open: '○', unknown: '?', met: '✓' };
const ORDER = Object.keys(MARKS);

/** What is left to do comes first. */
function sorted(obligations: readonly ObligationView[]): ObligationView[] {
  return [...obligations].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

function heading(obligations: readonly ObligationView[]): string {
  const met = obligations.filter(({ state }) => state === 'met').length;
  return `What it obliges (${met} of ${obligations.length} met):`;
}

/** The rules are named and not quoted: their findings stand beside the text already. */
function obligationLine({ state, asks, says, place, rules }: ObligationView): string {
  const words = place ? `[${plainly(says)}](${addressOf(place)})` : plainly(says);
  const names = state === 'open' ? rules.map((rule) => `[${rule}](${ruleUrl(rule)})`).join(', ') : '';
  return `${MARKS[state]} ${plainly(asks)}: ${words}${names === '' ? '' : ` (${names})`}`;
}

function addressOf({ uri, range }: PlaceView): string {
  return `${linkTarget(uri)}#L${range.start.line + 1}`;
}

function citation(reference: string): string[] {
  const control = controlById(reference);
  return control ? [`[${escapeMarkdown(`${control.framework.label} ${control.id}`)}](${control.url})`] : [];
}

function settlingLink({ id }: ChangeView, action: ReviewAction): string {
  const query = linkTarget(encodeURIComponent(JSON.stringify([id, action.id])));
  return `[${plainly(action.title)}](command:${COMMANDS.settleChange}?${query})`;
}
