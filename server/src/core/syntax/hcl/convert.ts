/** A parse tree of hcl.grammar into the common tree, with everything that is wrong in it told in words. */
import type { Tree, TreeCursor } from '@lezer/common';
import * as term from '../../../../generated/hcl-terms.js';
import { MAX_DEPTH, tooDeepAt } from '../json.ts';
import type { Span } from '../span.ts';
import type { Comment, Entry, MapNode, Node, ScalarNode, SeqNode, SyntaxTree } from '../tree.ts';
import { columnOnOwnLine, indentAt } from './lines.ts';
import { note, noteRepeated, noteSequel, problemsOf, type Reading, readingOf } from './reading.ts';
import { isScalar, isWord, scalarAt, spanOf } from './scalars.ts';
import * as words from './words.ts';

const COMMENTS: ReadonlySet<number> = new Set([term.LineComment, term.BlockComment, term.UnclosedComment]);

export function convert(text: string, tree: Tree): SyntaxTree {
  const { comments, isUnbalanced, unclosed, tooDeep } = survey(text, tree);
  if (tooDeep !== undefined) return { root: undefined, problems: [tooDeepAt(tooDeep)], comments: [] };
  const reading = readingOf(text, isUnbalanced);
  const nul = text.indexOf('\0');
  if (nul >= 0) note(reading, signAt(nul), words.NUL);
  const entries = elements(tree.cursor(), reading);
  if (reading.tooDeep !== undefined) return { root: undefined, problems: [tooDeepAt(reading.tooDeep)], comments: [] };
  tellRepeated(entries, reading);
  if (unclosed) note(reading, unclosed, words.UNCLOSED_COMMENT);
  if (reading.unclosed !== undefined) note(reading, signAt(reading.unclosed), words.UNCLOSED_BRACES);
  const root: MapNode = { type: 'map', span: { start: 0, end: text.length }, flow: false, entries };
  return { root, problems: problemsOf(reading), comments };
}

interface Survey {
  readonly comments: readonly Comment[];
  readonly isUnbalanced: boolean;
  /** A comment that goes on to the end of the text. */
  readonly unclosed: Span | undefined;
  /** Where nesting exceeds what is read. */
  readonly tooDeep: number | undefined;
}

function survey(text: string, tree: Tree): Survey {
  const comments: Comment[] = [];
  let isUnbalanced = false;
  let unclosed: Span | undefined;
  let tooDeep: number | undefined;
  tree.iterate({
    enter: ({ type: { id }, from, to }) => {
      if (id === term.MissingBrace) isUnbalanced = true;
      if (id === term.TooDeep) tooDeep = from;
      if (!COMMENTS.has(id)) return;
      const source = text.slice(from, to);
      const said = source.replace(/^(?:#|\/[/*])|\*\/$/g, '').trim();
      const span = { start: from, end: from + source.trimEnd().length };
      comments.push({ span, text: said });
      if (id === term.UnclosedComment) unclosed = { start: from, end: from + 2 };
    },
  });
  return { comments, isUnbalanced, unclosed, tooDeep };
}

/** The entries of a file or of a block, at which the cursor is. */
function elements(cursor: TreeCursor, reading: Reading): Entry[] {
  const entries: Entry[] = [];
  const isFile = cursor.type.isTop;
  let before = 0;
  if (!cursor.firstChild()) return entries;
  do {
    const { id } = cursor.type;
    if (COMMENTS.has(id)) continue;
    if (id === term.Entry) {
      const entry = entryAt(cursor, reading);
      if (entry) entries.push(entry);
      for (const lifted of reading.lifted.splice(0)) entries.push(lifted);
    } else mistake(cursor, reading, before, isFile);
    before = id;
  } while (cursor.nextSibling());
  cursor.parent();
  return entries;
}

/** Notes what stands where an entry should. */
function mistake(cursor: TreeCursor, reading: Reading, before: number, isFile: boolean): void {
  const span = spanOf(cursor);
  const { id } = cursor.type;
  if (id === term.Comma && before !== term.Entry) noteSequel(reading, span, words.STRAY_COMMA);
  else if (id === term.CloseBracket) noteSequel(reading, span, words.STRAY_BRACKET);
  else if (id === term.CloseBrace && isFile) noteSequel(reading, span, words.STRAY_BRACE);
  else if (id === term.NoKey) noteSequel(reading, signAt(span.start), words.NO_KEY);
  else if (id === term.Braces || id === term.List) noteSequel(reading, signAt(span.start), words.NAMELESS);
  else if (id === term.Junk) {
    const isMark = reading.text[span.start] === '\uFEFF';
    noteSequel(reading, span, isMark ? words.BYTE_ORDER_MARK : words.GARBAGE);
  }
}

/** `key = value`, `key label* { … }`, or what is left of one; undefined where a template stands alone on its line. */
function entryAt(cursor: TreeCursor, reading: Reading): Entry | undefined {
  const names: ScalarNode[] = [];
  let sign: { readonly id: number; readonly span: Span } | undefined;
  let value: Node | undefined;
  let isTemplate = true;
  cursor.firstChild();
  do {
    const { id } = cursor.type;
    if (id === term.Assign || id === term.Colon) sign = { id, span: spanOf(cursor) };
    else if (isWord(id) && !sign) {
      if (id !== term.Variable) isTemplate = false;
      names.push(scalarAt(cursor, reading));
    } else if (!COMMENTS.has(id)) {
      reading.depth += names.length;
      value = valueAt(cursor, reading, sign?.span.end);
      reading.depth -= names.length;
    }
  } while (cursor.nextSibling());
  cursor.parent();
  // Each label is a level of its own, and braces alone were counted before.
  if (reading.depth + names.length > MAX_DEPTH) reading.tooDeep ??= names[0]?.span.start;
  if (reading.tooDeep !== undefined) return undefined;
  const [key, ...labels] = names;
  if (!key || (isTemplate && !value)) return undefined;
  const last = labels.at(-1) ?? key;
  const name = String(key.value);
  const keyword = names.find(({ style, value: word }) => style === 'plain' && (word === 'true' || word === 'false'));
  if (keyword) note(reading, keyword.span, words.keyword(String(keyword.value)));
  if (!value) noteSequel(reading, last.span, words.onlyWords(name));
  else if (!sign && value.type === 'seq') note(reading, signAt(value.span.start), words.missingSign(name));
  if (sign?.id === term.Colon) note(reading, sign.span, words.colon(name));
  else if (sign && labels.length > 0) note(reading, sign.span, words.labelWithValue(String(last.value)));
  else if (sign && value?.type === 'scalar' && value.span.start === value.span.end) {
    note(reading, sign.span, words.missingValue(name));
  }
  const entry = nested(key, labels, value ?? emptyAt(last.span.end));
  if (sign && labels.length === 0) reading.assigned.add(entry);
  return entry;
}

/** The entry of a block: each label is a map of its own, from the label to the end of the block. */
function nested(key: ScalarNode, labels: readonly ScalarNode[], value: Node): Entry {
  const inner = labels.reduceRight<Node>((node, label) => {
    const span = { start: label.span.start, end: node.span.end };
    return { type: 'map', span, flow: false, entries: [{ key: label, value: node, merged: false }] };
  }, value);
  return { key, value: inner, merged: false };
}

function valueAt(cursor: TreeCursor, reading: Reading, emptyPlace: number | undefined): Node {
  if (cursor.type.id === term.Braces) return braces(cursor, reading);
  if (cursor.type.id === term.List) return list(cursor, reading);
  if (isScalar(cursor.type.id)) return scalarAt(cursor, reading);
  return emptyAt(emptyPlace ?? cursor.from);
}

function braces(cursor: TreeCursor, reading: Reading): MapNode {
  const span = spanOf(cursor);
  const entries = elements(cursor, reading);
  const isClosed = hasClosing(cursor, term.CloseBrace);
  const end = reading.isUnbalanced ? liftFrom(entries, reading, span, isClosed) : span.end;
  tellRepeated(entries, reading);
  return { type: 'map', span: { start: span.start, end }, flow: true, entries };
}

/**
 * Where a brace is missing, every block after it ends too late: what begins its line no deeper than the block stands
 * outside of it. Returns the end of the block.
 */
function liftFrom(entries: Entry[], reading: Reading, { start, end }: Span, isClosed: boolean): number {
  const { text } = reading;
  const indent = indentAt(text, start);
  const closing = isClosed ? columnOnOwnLine(text, end - 1) : -1;
  if (closing !== undefined && closing < indent) reading.unclosed ??= start;
  const outside = entries.findIndex(({ key }) => (columnOnOwnLine(text, key.span.start) ?? indent + 1) <= indent);
  const lifted = outside < 0 || !reading.isIndented ? [] : entries.splice(outside);
  for (const entry of lifted) reading.lifted.push(entry);
  return lifted[0]?.key.span.start ?? (isClosed ? end : text.length);
}

function list(cursor: TreeCursor, reading: Reading): SeqNode {
  const span = spanOf(cursor);
  const items: Node[] = [];
  // HCL1 asks for no comma behind a list within a list.
  let needsComma = false;
  cursor.firstChild();
  do {
    const { id } = cursor.type;
    if (id === term.Assign || id === term.Colon) noteSequel(reading, spanOf(cursor), words.STRAY_SIGN);
    if (id === term.Comma || id === term.Assign || id === term.Colon) needsComma = false;
    else if (id === term.MissingBracket) note(reading, signAt(span.start), words.UNCLOSED_LIST);
    else if (isScalar(id) || id === term.Braces || id === term.List) {
      if (needsComma) note(reading, spanOf(cursor), words.MISSING_COMMA);
      needsComma = id !== term.List;
      items.push(valueAt(cursor, reading, undefined));
    }
  } while (cursor.nextSibling());
  cursor.parent();
  return { type: 'seq', span, flow: true, items };
}

/** Keys of HCL1 match without regard to case. Repeated blocks are merged, and so are no fault of the text. */
function tellRepeated(entries: readonly Entry[], reading: Reading): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    if (!reading.assigned.has(entry)) continue;
    const name = String(entry.key.value);
    if (seen.has(name.toLowerCase())) noteRepeated(reading, entry.key.span, words.repeated(name));
    seen.add(name.toLowerCase());
  }
}

function hasClosing(cursor: TreeCursor, closing: number): boolean {
  cursor.lastChild();
  const has = cursor.type.id === closing;
  cursor.parent();
  return has;
}

function emptyAt(at: number): ScalarNode {
  return { type: 'scalar', span: { start: at, end: at }, style: 'plain', value: null };
}

function signAt(at: number): Span {
  return { start: at, end: at + 1 };
}
