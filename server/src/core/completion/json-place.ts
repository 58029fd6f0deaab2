/** What can be written at a cursor in JSON, with the quotes and commas it wants. */
import { getLocation } from 'jsonc-parser';
import { indentOf, lineStart } from '../fixes/layout.ts';
import { jsonStyle } from '../fixes/style.ts';
import { type JsonStyle, jsonText, memberText } from '../fixes/write-json.ts';
import { readJson } from '../syntax/json.ts';
import { contains, type Span } from '../syntax/span.ts';
import { type Comment, type Node, nodeAt, type Path, type SyntaxTree } from '../syntax/tree.ts';
import type { Insertion } from './candidate.ts';
import type { KeySlot, Place, Slot, ValueSlot } from './place.ts';
import { isStandIn, STAND_IN } from './stand-in.ts';

export function jsonPlace(text: string, offset: number): Place | undefined {
  const tree = readJson(text);
  const { root, comments } = tree;
  const comment = comments.find(({ span }) => span.start + 1 < offset && offset <= span.end);
  if (comment) return { in: 'comment', language: 'json', start: comment.span.start, root };
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  const token = previousNode && { start: previousNode.offset, end: previousNode.offset + previousNode.length };
  const word = token && contains(token, offset) ? wordOf(text, offset, token) : bareWord(text, offset);
  if (!word) return undefined;
  const before = signBefore(text, word.start, comments);
  const lacksComma = !/^[:[,{]?$/.test(before.sign);
  const line = text.slice(lineStart(text, word.start), word.start);
  // On the line of the value before, and behind the end of the document, nothing more is wanted.
  if (lacksComma && (line.trim() !== '' || path.length === 0)) return undefined;
  const isKey = lacksComma ? typeof path.at(-1) === 'string' : isAtPropertyKey;
  const after = /^\s*(\S?)/.exec(text.slice(word.end))?.[1] ?? '';
  const style = styleOf(text, tree);
  const standIn = `${lacksComma ? ',' : ''}"${STAND_IN}"${isKey && after !== ':' ? ':0' : ''}${commaBefore(after)}`;
  const spot: Spot = {
    root: readJson(text.slice(0, word.start) + standIn + text.slice(word.end)).root,
    path,
    word,
    typed: text.slice(word.start, offset),
    lacksComma,
    style: { ...style, gap: text.includes(':') ? style.gap : ' ' },
    indent: /^\s*(?:"(?:\\.|[^"\\])*"\s*:\s*)?$/.test(line) ? '' : undefined,
    after,
    insertion: (written) => ({
      text: (/[:,]/.test(text.charAt(word.start - 1)) ? ' ' : '') + written,
      replace: word,
      ...(lacksComma && { also: { at: before.end, text: ',' } }),
    }),
  };
  return { in: 'document', language: 'json', slots: slotsAt(spot, isKey) };
}

interface Spot {
  readonly root: Node | undefined;
  readonly path: Path;
  readonly word: Span;
  readonly typed: string;
  /** No comma stands behind the value before. */
  readonly lacksComma: boolean;
  readonly style: JsonStyle;
  /** Undefined in the middle of a line, where everything stays on it. */
  readonly indent: string | undefined;
  /** The next sign behind the word. */
  readonly after: string;
  readonly insertion: (written: string) => Insertion;
}

function keySlot({ root, path, word, typed, style, indent, after, insertion }: Spot): KeySlot {
  const map = nodeAt(root, path.slice(0, -1));
  const others = map?.type === 'map' ? map.entries.filter(({ key }) => !isStandIn(key)) : [];
  return {
    role: 'key',
    ...{ root, word, typed },
    path: path.slice(0, -1),
    taken: others.map(({ key }) => String(key.value)),
    below: undefined,
    mayRepeat: () => false,
    write(key, value) {
      if (after === ':') return insertion(JSON.stringify(key));
      return insertion(memberText(key, value, indent, style) + commaBefore(after));
    },
  };
}

/** None where the value of a key stands already, further below. */
function slotsAt(spot: Spot, isKey: boolean): Slot[] {
  if (typeof spot.path.at(-1) === 'string' && /[{[]/.test(spot.after)) return [];
  return [isKey ? keySlot(spot) : valueSlot(spot)];
}

function valueSlot({ root, path, word, typed, lacksComma, style, indent, after, insertion }: Spot): ValueSlot {
  const last = path.at(-1);
  const list = typeof last === 'number' ? nodeAt(root, path.slice(0, -1)) : undefined;
  return {
    role: 'value',
    ...{ root, word, typed },
    path: lacksComma && typeof last === 'number' ? [...path.slice(0, -1), last + 1] : path,
    siblings: list?.type === 'seq' ? list.items.filter((item) => !isStandIn(item)) : [],
    write(value, further = []) {
      if (further.length > 0 && (indent === undefined || typeof last !== 'string')) return undefined;
      const rest = further.map(([key, item]) => `,${style.eol}${memberText(key, item, indent, style)}`);
      return insertion(jsonText(value, indent, style) + rest.join('') + commaBefore(after));
    },
  };
}

/** One level of indentation is counted from the root, which is indented itself where it stands inside of another text. */
function styleOf(text: string, tree: SyntaxTree): JsonStyle {
  const style = jsonStyle({ language: 'json', text, tree });
  const margin = tree.root ? indentOf(text, tree.root.span.start).length : 0;
  return { ...style, unit: style.unit.slice(margin) || '  ' };
}

function commaBefore(sign: string): string {
  return sign === '' || '}],'.includes(sign) ? '' : ',';
}

/** The token at the cursor; undefined behind the closing quote, where it is complete. */
function wordOf(text: string, offset: number, { start, end }: Span): Span | undefined {
  if (text[start] !== '"') return { start, end };
  const isClosed = /^"(?:\\.|[^"\\])*"$/.test(text.slice(start, end));
  if (isClosed) return offset === end ? undefined : { start, end };
  // An open quote swallows the rest of the line, brackets and all.
  return { start, end: offset + (/^[^\s{}[\],:]*/.exec(text.slice(offset, end))?.[0].length ?? 0) };
}

function bareWord(text: string, offset: number): Span {
  const before = /[\w.$/-]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const after = /^[\w.$/-]*/.exec(text.slice(offset))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}

/** The last sign before an offset that is no comment, and where it ends. */
function signBefore(text: string, offset: number, comments: readonly Comment[]): { sign: string; end: number } {
  let end = offset;
  for (;;) {
    end = text.slice(0, end).trimEnd().length;
    const comment = comments.find(({ span }) => span.end === end);
    if (!comment) return { sign: text.charAt(end - 1), end };
    end = comment.span.start;
  }
}
