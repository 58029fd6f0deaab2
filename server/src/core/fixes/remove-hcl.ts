/** Entries of HCL taken out, with what speaks of them and of nothing else. */
import type { Entry, MapNode } from '../syntax/tree.ts';
import { type Change, deletion } from './change.ts';
import { endOf, restOfLine } from './hcl-body.ts';
import { columnOf, commentsIn, lineEnd, lineStart, nextLine, startsLine, type Target } from './layout.ts';

export function removeFromBody(target: Target, body: MapNode, entry: Entry): Change {
  const { text } = target;
  const start = entry.key.span.start;
  const rest = restOfLine(target, endOf(entry));
  if (!startsLine(text, start) || rest === undefined) return removeFromLine(target, body, entry);
  const from = startWithComments(target, start, rest);
  const lines = { start: from, end: pastBlankLines(target, body, from, rest) };
  return { edits: [deletion(lines.start, lines.end)], dropped: commentsIn(target, lines) };
}

/** An entry that shares its line, with the comma and the blanks that separated it. */
function removeFromLine(target: Target, { entries, span, flow }: MapNode, entry: Entry): Change {
  const { text } = target;
  const index = entries.indexOf(entry);
  const [previous, next] = [entries[index - 1], entries[index + 1]];
  const start = entry.key.span.start;
  const comma = /^[ \t]*,/.exec(text.slice(endOf(entry)))?.[0].length ?? 0;
  const end = endOf(entry) + comma;
  const inside = { start: flow ? span.start + 1 : 0, end: flow ? span.end - 1 : text.length };
  const isAlone = flow && (text.slice(inside.start, start) + text.slice(end, inside.end)).trim() === '';
  if (isAlone) return cut(target, inside.start, inside.end);
  if (next && text.slice(end, next.key.span.start).trim() === '') {
    if (!text.slice(end, next.key.span.start).includes('\n')) return cut(target, start, next.key.span.start);
  }
  const separated = previous && /^[ \t]*,?[ \t]*$/.test(text.slice(endOf(previous), start));
  return separated ? cut(target, endOf(previous), end) : cut(target, start - blanksBefore(text, start), end);
}

function cut(target: Target, start: number, end: number): Change {
  return { edits: [deletion(start, end)], dropped: commentsIn(target, { start, end }) };
}

function blanksBefore(text: string, offset: number): number {
  return /[ \t]*$/.exec(text.slice(lineStart(text, offset), offset))?.[0].length ?? 0;
}

/**
 * The start of the comment lines above an entry: of all of them where they can speak of nothing else, because no other
 * entry stands in the same paragraph; else of the governance among them, which always speaks of what is right below.
 */
function startWithComments(target: Target, start: number, rest: number): number {
  const { text, tree } = target;
  const column = columnOf(text, start);
  const own = lineStart(text, start);
  let from = own;
  let governance = own;
  for (;;) {
    const above = from === 0 ? undefined : lineStart(text, from - 1);
    const comment = tree.comments.find(({ span }) => above !== undefined && span.start === above + column);
    const isLine = comment && startsLine(text, comment.span.start) && nextLine(text, comment.span.end) === from;
    if (above === undefined || !isLine) break;
    from = above;
    if (comment.text.startsWith('fedlint.dev/')) governance = above;
  }
  const below = text.slice(nextLine(text, rest), lineEnd(text, nextLine(text, rest))).trim();
  const before = text.slice(0, from).trimEnd();
  const isFirst = from === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, from)) || before.endsWith('{');
  const isParagraph = isFirst && (below === '' || below.startsWith('}'));
  return isParagraph ? from : governance;
}

/** The end of lines to take out, with the blank lines below them where a blank line or the brace stands above. */
function pastBlankLines({ text }: Target, body: MapNode, from: number, rest: number): number {
  const next = nextLine(text, rest);
  const before = text.slice(0, from);
  const isFirst = body.flow && before.trimEnd().length === body.span.start + 1;
  if (!isFirst && !/\n[ \t]*\r?\n$/.test(before)) return next;
  return next + (/^(?:[ \t]*\r?\n)+/.exec(text.slice(next))?.[0].length ?? 0);
}
