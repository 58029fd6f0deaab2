/** Where things stand in a text: lines, columns, and the true ends of nodes. */
import type { Language } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { Comment, Entry, MapNode, Node, ScalarNode, SeqNode, SyntaxTree } from '../syntax/tree.ts';

/** A text that is edited: one YAML document of a file, or a whole JSON file. */
export interface Target {
  readonly language: Language;
  readonly text: string;
  readonly tree: SyntaxTree;
}

export type Collection = MapNode | SeqNode;

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line of an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** The start of the line after the one of an offset, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The white space at the start of the line of an offset. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** The line break of the text, by its first one. */
export function eolOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** An alias stands for a value that is written elsewhere: the nodes below it do not stand here. */
export function isAlias(target: Target, node: Node): boolean {
  if (target.language !== 'yaml' || target.text[node.span.start] !== '*') return false;
  return node.type !== 'scalar' || node.style === 'plain';
}

/** The labels of a block in HCL, each a map of one entry, as in `federates_with "b.test" { … }`. */
export function isLabels(target: Target, node: Node): boolean {
  return target.language === 'hcl' && node.type === 'map' && !node.flow && node !== target.tree.root;
}

/** The members of a collection that stand in it, without those a merge key brings in. */
export function ownEntries(map: MapNode): readonly Entry[] {
  return map.entries.filter(({ merged }) => !merged);
}

/** Whether a value was left out, as in `key:`. */
export function isMissing(node: Node): boolean {
  return node.type === 'scalar' && node.style === 'plain' && node.span.start === node.span.end;
}

/** A value that a path can go through by giving it a map: nothing at all, or a null spelt out. */
export function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null;
}

/** The offset after the colon of a key; undefined for a key without one, or with it on another line. */
export function colonAfter(text: string, key: ScalarNode): number | undefined {
  const colon = /^[ \t]*:/.exec(text.slice(key.span.end, lineEnd(text, key.span.end)));
  return colon ? key.span.end + colon[0].length : undefined;
}

/** The place of a member: from its key, or its value where it has none, to the end of its content. */
export function placesOf(target: Target, node: Collection): Span[] {
  if (node.type === 'seq') {
    return node.items.map((item) => ({ start: item.span.start, end: contentEnd(target, item) }));
  }
  return ownEntries(node).map((entry) => ({ start: entry.key.span.start, end: entryEnd(target, entry) }));
}

export function entryEnd(target: Target, { key, value }: Entry): number {
  if (!isMissing(value)) return contentEnd(target, value);
  const colon = colonAfter(target.text, key);
  if (colon === undefined) return key.span.end;
  // An anchor or a tag may stand where the value was left out.
  const hasProperties = target.text.slice(colon, value.span.start).trim() !== '';
  return hasProperties ? value.span.start : colon;
}

/** The end of what a node says: before trailing blanks and comments, but after the blank lines a block scalar keeps. */
export function contentEnd(target: Target, node: Node): number {
  const { text } = target;
  if (node.type === 'scalar') {
    const isBlock = node.style === 'literal' || node.style === 'folded';
    const keeps = /^.(?:\d?\+|\+\d)/.test(text.slice(node.span.start, node.span.start + 3));
    return isBlock && !keeps ? trimmedEnd(text, node.span) : node.span.end;
  }
  if (node.flow || isAlias(target, node)) return node.span.end;
  return placesOf(target, node).at(-1)?.end ?? trimmedEnd(text, node.span);
}

export function trimmedEnd(text: string, span: Span): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}

/**
 * Goes from the end of a member at a column to the end of its last line, past the comments below it that are indented
 * deeper: those speak of the member. Others speak of what follows.
 */
export function lastLineEnd(text: string, end: number, column: number): number {
  let at = isLineStart(text, end) ? end : lineEnd(text, end);
  let next = isLineStart(text, end) ? end : nextLine(text, end);
  while (next < text.length) {
    const line = text.slice(next, lineEnd(text, next));
    const comment = /^ *#/.exec(line);
    if (comment && comment[0].length > column + 1) at = next + line.length;
    else if (line.trim() !== '') break;
    next = nextLine(text, next);
  }
  return at;
}

/** Whether a line begins here; the end of a text without a last line break is none. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

/** Comments that begin within a span. */
export function commentsIn(target: Target, { start, end }: Span): Comment[] {
  return target.tree.comments.filter(({ span }) => span.start >= start && span.start < end);
}
