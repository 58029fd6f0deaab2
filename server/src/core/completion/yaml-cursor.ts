/**
 * Finds out what a cursor in YAML stands on, from the text above it alone: a stand-in for the word to come is put at the
 * cursor, and where the reader finds it is where the word belongs. What stands below cannot confuse that.
 */
import { columnOf, lineStart, startsLine } from '../fixes/layout.ts';
import type { Span } from '../syntax/span.ts';
import { cursorAt, entryOf, type Node, nodeAt, type Path, type ScalarNode, type SyntaxTree } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';
import { STAND_IN } from './stand-in.ts';

/** What has to be put before a word to make it stand where it is meant to. */
export type Lead = '' | ' ' | '- ';

export interface YamlCursor {
  readonly in: 'node';
  /** Of the word; of a key, the path of its map. */
  readonly path: Path;
  readonly onKey: boolean;
  /** Where the word begins. */
  readonly start: number;
  readonly lead: Lead;
  /** Inside brackets. */
  readonly flow: boolean;
  /** Of a value: how it stands to its key. */
  readonly value: 'in-line' | 'below' | undefined;
  /** The collection around the word, as far as it stands above the cursor. */
  readonly around: Node | undefined;
}

export interface InComment {
  readonly in: 'comment';
  readonly start: number;
}

/** `before` is the text of the document up to the cursor. */
export function yamlCursor(before: string): YamlCursor | InComment | undefined {
  // A colon or dash that was just typed belongs to the word until a space follows it.
  if (/(?:^|\n) *(?:- +)*-$/.test(before)) return locate(before, '', ' ');
  const cursor = locate(before, '', '');
  if (!before.endsWith(':') || cursor?.in === 'comment') return cursor;
  const isInside = cursor && (cursor.value === 'in-line' || /["']/.test(before.charAt(cursor.start)));
  return isInside ? cursor : locate(before, '', ' ');
}

/** The same as if there were a dash before the word, which must be the first on its line. */
export function yamlCursorAsItem(before: string): YamlCursor | undefined {
  const word = before.slice(lineStart(before, before.length)).trimStart();
  const cursor = locate(before.slice(0, before.length - word.length), word, '- ');
  return cursor?.in === 'node' ? cursor : undefined;
}

function locate(before: string, word: string, lead: Lead): YamlCursor | InComment | undefined {
  const text = before + lead + word + STAND_IN;
  const at = text.length - 1;
  const { root, comments } = readYaml(text);
  const comment = comments.find(({ span }) => span.start < at && at < span.end);
  if (comment) return { in: 'comment', start: comment.span.start };
  const found = root && cursorAt(root, at);
  if (!root || found?.node.type !== 'scalar') return undefined;
  const { node, onKey } = found;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const halfTyped = halfTypedLines(text, node);
  if (halfTyped) return locate(withBlanks(before, halfTyped), word, lead);
  const path = onKey ? found.path.slice(0, -1) : found.path;
  const around = nodeAt(root, onKey ? path : path.slice(0, -1));
  return {
    in: 'node',
    path,
    onKey,
    start: node.span.start - lead.length,
    lead,
    flow: around !== undefined && around.type !== 'scalar' && around.flow,
    value: onKey ? undefined : placeOfValue(text, around, path.at(-1), node),
    around,
  };
}

function placeOfValue(
  text: string,
  around: Node | undefined,
  key: string | number | undefined,
  node: ScalarNode,
): YamlCursor['value'] {
  const entry = typeof key === 'string' ? entryOf(around, key) : undefined;
  if (!entry) return undefined;
  return text.slice(entry.key.span.end, node.span.start).includes('\n') ? 'below' : 'in-line';
}

/** Words on lines of their own above the cursor, indented like it: keys whose colon is yet to come, not one long text. */
function halfTypedLines(text: string, node: ScalarNode): Span | undefined {
  const end = lineStart(text, text.length);
  const { start } = node.span;
  if (node.style !== 'plain' || start >= end || !startsLine(text, start)) return undefined;
  return columnOf(text, start) === text.slice(end).search(/\S/) ? { start, end } : undefined;
}

function withBlanks(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

/** Whether a text was in better order before something was put into it. */
export function isWorse({ problems }: SyntaxTree, before: string): boolean {
  return problems.length > 0 && problems.length > readYaml(before).problems.length;
}
