/** How the body of a block, or a whole file, is laid out in HCL, and where something new goes in it. */
import type { Entry, MapNode } from '../syntax/tree.ts';
import type { PlannedEdit } from './apply.ts';
import { insertion } from './change.ts';
import { columnOf, commentsIn, eolOf, indentOf, lineEnd, lineStart, startsLine, type Target } from './layout.ts';
import { isMapValue, type Value } from './operation.ts';
import { type EntryShape, entryText, type HclStyle } from './write-hcl.ts';

const DEFAULT_UNIT = '    ';

export function hclStyle({ text }: Target): HclStyle {
  // A line that ends in a brace, and the deeper line below it.
  const step = /(?:^|\n)([ \t]*)\S[^\n]*\{[ \t]*\r?\n\1([ \t]+)\S/.exec(text)?.[2];
  return { eol: eolOf(text), unit: step ?? (/\n\t/.test(text) ? '\t' : DEFAULT_UNIT) };
}

export function endOf({ key, value }: Entry): number {
  return Math.max(key.span.end, value.span.end);
}

/** Whether an entry is written `key = value`, with or without braces. */
export function isAssigned({ text }: Target, { key, value }: Entry): boolean {
  const between = text.slice(key.span.end, value.span.start);
  return /[=:]/.test(between.replace(/(?:#|\/\/).*|\/\*[\s\S]*?\*\//g, ''));
}

/** The indentation of what is written over lines in a body; undefined where all of the body stands on one line. */
export function indentIn(target: Target, body: MapNode, at: number): string | undefined {
  const isOneLine = body.flow && !target.text.slice(body.span.start, body.span.end).includes('\n');
  return isOneLine ? undefined : indentOf(target.text, at);
}

/** The end of the line, past the comma and the comments behind an offset; undefined where something else follows. */
export function restOfLine({ text, tree }: Target, offset: number): number | undefined {
  let at = offset;
  for (;;) {
    const comment = tree.comments.find(({ span }) => span.start === at);
    if (comment) at = comment.span.end;
    else if (/[ \t,]/.test(text[at] ?? '')) at++;
    else return at === lineEnd(text, at) ? at : undefined;
  }
}

/**
 * A new entry where its neighbours suggest. `outer` is the body around: what stands in braces on one line stays there.
 */
export function addToBody(
  target: Target,
  body: MapNode,
  outer: MapNode | undefined,
  shape: EntryShape,
  value: Value,
): PlannedEdit[] {
  const isAttribute = !isMapValue(value) || shape.assigns;
  const anchor = isAttribute ? lastAttribute(target, body) : lastBlock(body, shape);
  if (anchor) return addBehind(target, body, anchor, shape, value);
  if (body.entries.length > 0) return addAtTop(target, body, shape, value);
  return body.flow ? fill(target, body, outer, shape, value) : addAtEnd(target, shape, value);
}

function lastAttribute(target: Target, { entries }: MapNode): Entry | undefined {
  return entries.findLast((entry) => isAssigned(target, entry));
}

function lastBlock({ entries }: MapNode, { words }: EntryShape): Entry | undefined {
  return entries.findLast(({ key }) => String(key.value) === words[0]) ?? entries.at(-1);
}

function addBehind(target: Target, body: MapNode, anchor: Entry, shape: EntryShape, value: Value): PlannedEdit[] {
  const { text } = target;
  const style = hclStyle(target);
  const rest = restOfLine(target, endOf(anchor));
  if (rest === undefined) {
    const comma = /^[ \t]*,/.exec(text.slice(endOf(anchor)))?.[0].length ?? 0;
    const isSeparated = comma === 0 && body.entries.some((entry) => /^[ \t]*,/.test(text.slice(endOf(entry))));
    const written = entryText(shape, value, undefined, style);
    return [insertion(endOf(anchor) + comma, `${isSeparated ? ', ' : ' '}${written}${comma > 0 ? ',' : ''}`)];
  }
  const neighbour = body.entries.findLast(({ key }) => startsLine(text, key.span.start)) ?? anchor;
  const indent =
    indentOf(text, neighbour.key.span.start) + (startsLine(text, neighbour.key.span.start) ? '' : style.unit);
  const aligned = { ...shape, sign: signLike(target, body, shape, indent.length) };
  const isApart = anchor.value.type === 'map' && isMapValue(value) && isBelowBlankLine(text, anchor.key.span.start);
  const gap = isApart ? style.eol + style.eol : style.eol;
  return [insertion(rest, gap + indent + entryText(aligned, value, indent, style))];
}

/** On the line below the opening brace, before everything else. */
function addAtTop(target: Target, body: MapNode, shape: EntryShape, value: Value): PlannedEdit[] {
  const { text } = target;
  const style = hclStyle(target);
  const [first] = body.entries;
  const start = first?.key.span.start ?? body.span.start;
  const rest = body.flow ? restOfLine(target, body.span.start + 1) : undefined;
  if (rest !== undefined) {
    const indent = indentOf(text, start);
    return [insertion(rest, style.eol + indent + entryText(shape, value, indent, style))];
  }
  const isLine = startsLine(text, start);
  const indent = isLine ? indentOf(text, start) : undefined;
  const gap = isLine ? style.eol + indent : ' ';
  return [insertion(start, entryText(shape, value, indent, style) + gap)];
}

/** The first entry of a body that has none. */
function fill(
  target: Target,
  body: MapNode,
  outer: MapNode | undefined,
  shape: EntryShape,
  value: Value,
): PlannedEdit[] {
  const { text } = target;
  const { start, end } = body.span;
  const style = hclStyle(target);
  const comment = commentsIn(target, body.span).at(-1);
  const outerIndent = indentOf(text, start);
  const indent =
    comment && startsLine(text, comment.span.start) ? indentOf(text, comment.span.start) : outerIndent + style.unit;
  const line = style.eol + indent + entryText(shape, value, indent, style);
  const at = restOfLine(target, comment?.span.end ?? start + 1);
  if (at !== undefined && at < end) return [insertion(at, line)];
  const isInside = outer?.flow && !text.slice(outer.span.start, start).includes('\n');
  if (!comment && !isInside) return [{ start, end, text: `{${line}${style.eol}${outerIndent}}` }];
  const written = entryText(shape, value, undefined, style);
  return [{ start: comment?.span.end ?? start + 1, end: end - 1, text: ` ${written} ` }];
}

function addAtEnd({ text, ...target }: Target, shape: EntryShape, value: Value): PlannedEdit[] {
  const style = hclStyle({ text, ...target });
  const gap = text === '' || text.endsWith('\n') ? '' : style.eol;
  return [insertion(text.length, gap + entryText(shape, value, '', style) + style.eol)];
}

/** The equals sign as the neighbours have it: in their column, where they have aligned theirs. */
function signLike(target: Target, body: MapNode, { words }: EntryShape, indent: number): string {
  const { text } = target;
  const signs = body.entries.flatMap((entry) => {
    const [all, before, after] =
      /^([ \t]*)=([ \t]*)/.exec(text.slice(entry.key.span.end, entry.value.span.start)) ?? [];
    if (all === undefined || !startsLine(text, entry.key.span.start)) return [];
    return [
      { before: before ?? '', after: after ?? '', column: columnOf(text, entry.key.span.end) + (before?.length ?? 0) },
    ];
  });
  const last = signs.at(-1);
  if (!last) return ' = ';
  const isAligned =
    signs.some(({ before }) => before.length > 1) && signs.every(({ column }) => column === last.column);
  const blanks = last.column - indent - words.join(' ').length;
  const before = isAligned && blanks > 0 ? ' '.repeat(blanks) : last.before && ' ';
  return `${before}=${last.after}`;
}

function isBelowBlankLine(text: string, offset: number): boolean {
  return /\n[ \t]*\r?\n$/.test(text.slice(0, lineStart(text, offset)));
}
