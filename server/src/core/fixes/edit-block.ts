/** Edits in YAML's block layout: entries on lines of their own, items behind dashes. */
import type { MapNode, Node, SeqNode } from '../syntax/tree.ts';
import type { PlannedEdit } from './apply.ts';
import { type Change, deletion, insertion } from './change.ts';
import {
  type Collection,
  colonAfter,
  columnOf,
  commentsIn,
  contentEnd,
  isAlias,
  isLineStart,
  isMissing,
  lastLineEnd,
  lineEnd,
  lineStart,
  nextLine,
  placesOf,
  startsLine,
  type Target,
  trimmedEnd,
} from './layout.ts';
import type { Slot } from './locate.ts';
import { isListValue, isMapValue, type Value } from './operation.ts';
import { styleInPlaceOf, yamlStyle } from './style.ts';
import { afterColon, entryText, flowText, isInline, nodeText, pad, type YamlStyle } from './write-yaml.ts';

/** A new entry on the line after the last one. */
export function addEntry(target: Target, map: MapNode, key: string, value: Value): PlannedEdit[] {
  const column = columnOf(target.text, map.span.start);
  const style = yamlStyle(target, map);
  return [newLine(target, map, pad(column) + entryText(key, value, column, style), style)];
}

/** A new item on the line after the last one, with its dash and its text where those of the last one are. */
export function addItem(target: Target, seq: SeqNode, value: Value): PlannedEdit[] {
  const { text } = target;
  const column = columnOf(text, seq.span.start);
  const last = seq.items.at(-1)?.span.start ?? seq.span.start;
  const gap = /-( +)$/.exec(text.slice(lineStart(text, last), last))?.[1] ?? ' ';
  const style = yamlStyle(target, seq);
  return [newLine(target, seq, `${pad(column)}-${gap}${nodeText(value, column + 1 + gap.length, style)}`, style)];
}

/** Another value in the place of one. */
export function replaceInBlock(target: Target, slot: Slot, value: Value): PlannedEdit[] | undefined {
  return slot.in === 'map' ? replaceValue(target, slot, value) : replaceItem(target, slot.item, slot.parent, value);
}

function replaceValue(
  target: Target,
  { parent, entry }: Slot & { in: 'map' },
  value: Value,
): PlannedEdit[] | undefined {
  const { text } = target;
  const old = entry.value;
  const colon = colonAfter(text, entry.key);
  if (colon === undefined) return undefined;
  const column = columnOf(text, parent.span.start);
  const write = (...ends: number[]) => afterColon(value, column, styleBefore(target, ends, parent, old));
  const end = isMissing(old) ? colon : lastSign(target, old);
  if (isBlock(target, old)) {
    const above = lineEnd(text, text.slice(0, lineStart(text, old.span.start)).trimEnd().length);
    if (!isInline(value)) return [overwriting(text, above, end, write(end))];
    const written = write(colon, end);
    return [overwriting(text, colon, colon, written), deletion(above, endBehind(text, end, written))];
  }
  if (!isInline(value) && !hasMembers(old)) {
    const hasProperties = text.slice(colon, old.span.start).trim() !== '';
    // A comment on the line of the key stays there.
    const at = lineEnd(text, end);
    return hasProperties ? undefined : [deletion(colon, end), insertion(at, write(at))];
  }
  if (isMissing(old)) return [overwriting(text, colon, end, write(end))];
  return [overwriting(text, old.span.start, end, inPlaceOf(target, old, value, write(end).slice(1)))];
}

function replaceItem(target: Target, old: Node, parent: SeqNode, value: Value): PlannedEdit[] | undefined {
  const { text } = target;
  const { start } = old.span;
  const lead = isMissing(old) ? ' ' : '';
  if (lead && text[start - 1] !== '-') return undefined;
  const end = lastSign(target, old);
  const written = nodeText(value, columnOf(text, start) + lead.length, styleBefore(target, [end], parent, old));
  return [overwriting(text, start, end, lead + inPlaceOf(target, old, value, written))];
}

/** Takes a member out with its lines; the first one of a map behind a dash leaves the dash to the second. */
export function removeFromBlock(target: Target, slot: Slot): Change | undefined {
  const { text } = target;
  const places = placesOf(target, slot.parent);
  const starts = places.map(({ start }, at) => (slot.in === 'seq' ? dashBefore(target, slot.parent, at) : start));
  const index = slot.in === 'seq' ? slot.index : starts.indexOf(slot.entry.key.span.start);
  const [start, next, place] = [starts[index], starts[index + 1], places[index]];
  if (start === undefined || place === undefined) return undefined;
  if (!startsLine(text, start)) {
    if (next === undefined) return undefined;
    const dropped = commentsIn(target, { start, end: lineEnd(text, place.end) });
    return { edits: [deletion(start, next)], dropped };
  }
  const end = lastLineEnd(text, place.end, columnOf(text, slot.parent.span.start));
  const lines = { start: lineStart(text, start), end: pastBlankLines(text, lineStart(text, start), end) };
  return { edits: [deletion(lines.start, lines.end)], dropped: commentsIn(target, lines) };
}

/** The end of lines to take out, with the blank lines below them where one above them stays. */
function pastBlankLines(text: string, start: number, end: number): number {
  const next = isLineStart(text, end) ? end : nextLine(text, end);
  if (!/\n[ \t]*\r?\n$/.test(text.slice(0, start))) return next;
  return next + (/^(?:[ \t]*\r?\n)+/.exec(text.slice(next))?.[0].length ?? 0);
}

/** The dash of an item. That of the first is where the list begins; the others stand in the same column. */
function dashBefore(target: Target, seq: SeqNode, index: number): number | undefined {
  const { text } = target;
  const previous = seq.items[index - 1];
  if (!previous) return seq.span.start;
  const from = contentEnd(target, previous) - 1;
  const dash = new RegExp(`\\n {${columnOf(text, seq.span.start)}}(?=-(?:\\s|$))`).exec(text.slice(from));
  return dash ? from + dash.index + dash[0].length : undefined;
}

function newLine(target: Target, parent: MapNode | SeqNode, line: string, { eol }: YamlStyle): PlannedEdit {
  const { text } = target;
  const end = placesOf(target, parent).at(-1)?.end ?? trimmedEnd(text, parent.span);
  const at = lastLineEnd(text, end, columnOf(text, parent.span.start));
  return insertion(at, isLineStart(text, at) ? line + eol : eol + line);
}

/** A new collection in the place of one in brackets keeps the brackets. */
function inPlaceOf(target: Target, old: Node, value: Value, written: string): string {
  const keepsBrackets = hasMembers(old) && old.flow && (isMapValue(value) || isListValue(value));
  return keepsBrackets ? flowText(value, yamlStyle(target, old)) : written;
}

function overwriting(text: string, start: number, end: number, written: string): PlannedEdit {
  return { start, end: endBehind(text, end, written), text: written };
}

/** Blanks at the end of a line would become part of a block scalar, so text of several lines takes them along. */
function endBehind(text: string, end: number, written: string): number {
  const line = lineEnd(text, end);
  return written.includes('\n') && text.slice(end, line).trim() === '' ? line : end;
}

/** The style of a value that ends at one of these offsets: a block scalar would swallow comments that follow there. */
function styleBefore(target: Target, ends: readonly number[], parent: Collection, old: Node): YamlStyle {
  const { text } = target;
  const column = columnOf(text, parent.span.start);
  const literals = ends.every((end) => text.slice(end, lastLineEnd(text, end, column)).trim() === '');
  return { ...styleInPlaceOf(target, parent, old), literals };
}

/** The end of the last line of a value, before line breaks that a block scalar may keep. */
function lastSign(target: Target, node: Node): number {
  if (node.type === 'scalar') return trimmedEnd(target.text, node.span);
  const end = contentEnd(target, node);
  return isLineStart(target.text, end) ? beforeLine(target.text, end) : end;
}

function isBlock(target: Target, node: Node): boolean {
  return node.type !== 'scalar' && !node.flow && !isAlias(target, node);
}

function hasMembers(node: Node): node is Collection {
  if (node.type === 'scalar') return false;
  return node.type === 'seq' ? node.items.length > 0 : node.entries.length > 0;
}

/** The end of the line above the one of an offset. */
function beforeLine(text: string, offset: number): number {
  const start = lineStart(text, offset);
  if (start === 0) return 0;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}
