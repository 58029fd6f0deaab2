/** JSON, comments and trailing commas tolerated, read into the common tree. */
import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { Span } from './span.ts';
import type { Comment, Entry, Node, ScalarNode, SyntaxProblem, SyntaxTree } from './tree.ts';

/** More levels than anybody nests by hand; readers of trees recurse. */
export const MAX_DEPTH = 500;

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is neither a JSON value nor a JSON sign; quote it if it is text.',
  InvalidNumberFormat: 'This is not a number as JSON writes it.',
  PropertyNameExpected: 'A field name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected between the field name and its value.',
  CommaExpected: 'A comma is expected between two entries.',
  CloseBraceExpected: 'A closing brace `}` is missing.',
  CloseBracketExpected: 'A closing bracket `]` is missing.',
  EndOfFileExpected: 'There is more text after the end of the JSON value.',
  UnexpectedEndOfComment: 'This comment is not closed.',
  UnexpectedEndOfString: 'The closing quote of this text is missing.',
  UnexpectedEndOfNumber: 'This number breaks off.',
  InvalidUnicode: 'A `\\u` escape needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'JSON does not know this escape.',
  InvalidCharacter: 'Control characters must be escaped inside JSON text.',
};

export function readJson(text: string): SyntaxTree {
  const problems: SyntaxProblem[] = [];
  const tooDeep = depthProblem(text);
  if (tooDeep) return { root: undefined, problems: [tooDeep], comments: [] };
  const errors: ParseError[] = [];
  const parsed = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  for (const { error, offset, length } of errors) {
    const message = WORDS[printParseErrorCode(error)] ?? 'This is not valid JSON.';
    problems.push({ code: 'syntax', span: spanIn(text, offset, length), message });
  }
  const root = parsed && convert(parsed, problems);
  return { root, problems, comments: commentsOf(text) };
}

function convert(node: JsonNode, problems: SyntaxProblem[]): Node {
  const span = { start: node.offset, end: node.offset + node.length };
  if (node.type === 'array') {
    return { type: 'seq', span, flow: true, items: (node.children ?? []).map((item) => convert(item, problems)) };
  }
  if (node.type !== 'object') return scalar(node, span);
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    const keyNode = scalar(key, { start: key.offset, end: key.offset + key.length });
    const end = property.offset + property.length;
    entries.push({ key: keyNode, value: value ? convert(value, problems) : empty(end), merged: false });
    const name = String(keyNode.value);
    if (seen.has(name)) problems.push(duplicateKey(name, keyNode.span));
    seen.add(name);
  }
  return { type: 'map', span, flow: true, entries };
}

export function duplicateKey(name: string, span: Span): SyntaxProblem {
  const message = `\`${name}\` stands here a second time, and only one of the two can count. Keep the one you mean.`;
  return { code: 'duplicate-key', span, message };
}

function scalar(node: JsonNode, span: Span): ScalarNode {
  const value: unknown = node.value;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { type: 'scalar', span, style: node.type === 'string' ? 'double' : 'plain', value: known ? value : null };
}

function empty(at: number): ScalarNode {
  return { type: 'scalar', span: { start: at, end: at }, style: 'plain', value: null };
}

function commentsOf(text: string): Comment[] {
  if (!text.includes('/')) return [];
  const comments: Comment[] = [];
  visit(text, {
    onComment: (start, length) => {
      const raw = text.slice(start, start + length);
      comments.push({ span: spanIn(text, start, length), text: raw.replace(/^\/[/*]|\*\/$/g, '').trim() });
    },
  });
  return comments;
}

/** The parser counts the sign that ends a comment even where there is none. */
function spanIn({ length: end }: string, start: number, length: number): Span {
  return { start: Math.min(start, end), end: Math.min(start + length, end) };
}

/** The parser recurses, so nesting is measured before it starts. */
function depthProblem(text: string): SyntaxProblem | undefined {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 92) i++;
      else if (char === 34 || char === 10) inString = false;
    } else if (char === 34) inString = true;
    else if (char === 123 || char === 91) {
      if (++depth > MAX_DEPTH) return tooDeepAt(i);
    } else if (char === 125 || char === 93) depth--;
  }
  return undefined;
}

export function tooDeepAt(at: number): SyntaxProblem {
  const message = `This document nests more than ${MAX_DEPTH} levels deep, so it was not read.`;
  return { code: 'too-deep', span: { start: at, end: at + 1 }, message };
}
