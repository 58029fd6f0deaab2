/** HCL1, as SPIRE reads its configuration: HCL, or JSON where the text begins with a brace. */
import { type ChangedRange, type Tree, TreeFragment } from '@lezer/common';
import { parser } from '../../../generated/hcl-parser.js';
import { convert } from './hcl/convert.ts';
import { lineStart } from './hcl/lines.ts';
import { BYTE_ORDER_MARK, JSON_COMMENT } from './hcl/words.ts';
import { readJson } from './json.ts';
import type { SyntaxProblem, SyntaxTree } from './tree.ts';

const MARK = '\uFEFF';

/** What a tree was made of, so that the next one can be made of its sound parts. */
const sources = new WeakMap<SyntaxTree, { readonly text: string; readonly parsed: Tree }>();

/** Reads a text. With the tree of an earlier state of it, only what has changed is parsed. */
export function readHcl(text: string, previous?: SyntaxTree): SyntaxTree {
  if (isJsonForm(text)) return readJsonForm(text);
  const source = previous && sources.get(previous);
  const parsed = parser.parse(text, source && fragments(source.parsed, changeBetween(source.text, text)));
  const tree = convert(text, parsed);
  sources.set(tree, { text, parsed });
  return tree;
}

/** Whether a configuration is in JSON form: SPIRE decides by its first sign. Two braces open a template instead. */
export function isJsonForm(text: string): boolean {
  return /^\s*\{(?!\{)/.test(text);
}

function readJsonForm(text: string): SyntaxTree {
  const tree = readJson(text.replace(MARK, ' '));
  const syntax = (start: number, end: number, message: string): SyntaxProblem => {
    return { code: 'syntax', span: { start, end }, message };
  };
  const mark = text.startsWith(MARK) ? [syntax(0, 1, BYTE_ORDER_MARK)] : [];
  // What follows the end of the JSON is not read.
  const end = tree.root?.span.end ?? text.length;
  const comments = tree.comments
    .filter(({ span }) => span.start < end)
    .map(({ span }) => syntax(span.start, span.end, JSON_COMMENT));
  return { ...tree, problems: [...mark, ...tree.problems, ...comments] };
}

function fragments(parsed: Tree, change: ChangedRange): readonly TreeFragment[] {
  return TreeFragment.applyChanges(TreeFragment.addTree(parsed), [change]);
}

/** The lines in which two texts differ. Whole lines, because a name at the start of a line is a token of its own. */
function changeBetween(before: string, after: string): ChangedRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && isSameFromEnd(before, after, tail)) tail++;
  const from = lineStart(before, start);
  const lineBreak = before.indexOf('\n', before.length - tail);
  const kept = lineBreak < 0 ? 0 : before.length - lineBreak;
  return { fromA: from, toA: before.length - kept, fromB: from, toB: after.length - kept };
}

function isSameFromEnd(before: string, after: string, tail: number): boolean {
  return before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail);
}
