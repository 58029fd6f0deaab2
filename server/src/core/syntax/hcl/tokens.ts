/** The tokens of HCL1 beyond single signs, for the parser made from hcl.grammar. */
import { ContextTracker, ExternalTokenizer, type Stack } from '@lezer/lr';
import * as term from '../../../../generated/hcl-terms.js';
import {
  blockComment,
  heredoc,
  isNumber,
  isPlaceholder,
  isSpace,
  type Look,
  nameEnd,
  numberEnd,
  pastBlanks,
  quoted,
  type Reach,
  runEnd,
  singleQuoted,
  startsComment,
  startsLine,
} from './scan.ts';

/** The byte order mark, which some editors put in front of a text. */
const MARK = '\uFEFF';

const MAX_DEPTH = 500;
const NOTHING: Reach = { end: 0, closed: false };

/** A term and the offset where it ends. */
type Token = readonly [term: number, end: number];

/** Where the parser is: a value is expected, or another item of a list, or a key. */
type Awaiting = 'value' | 'item' | 'key';

/** Signs that end text without quotes, and those that end garbage: behind it a name may begin. */
const TEXT_STOPS = /[,{}[\]"]/;
const GARBAGE_STOPS = /[,{}[\]"=:\p{L}_]/u;

/** How many braces and brackets are open. */
export const depth = new ContextTracker<number>({
  start: 0,
  shift: (open, type) => (type === term.OpenBrace || type === term.OpenBracket ? open + 1 : open),
  reduce: (open, type) => (type === term.Braces || type === term.List ? open - 1 : open),
  hash: (open) => open,
});

export const words = new ExternalTokenizer(
  (input, stack) => {
    const look: Look = (offset) => {
      const code = input.peek(offset);
      return code < 0 ? '' : String.fromCharCode(code);
    };
    if (isSpace(look(0))) return;
    const token = anywhere(look) ?? tooDeep(look, stack) ?? inPlace(look, stack);
    if (token) input.acceptToken(...token);
  },
  // What a name is depends on what the parser expects, not on the text alone.
  { contextual: true },
);

/** What is the same wherever it stands. */
function anywhere(look: Look): Token | undefined {
  const char = look(0);
  if (char === '/' && look(1) === '*') {
    const { end, closed } = blockComment(look);
    return [closed ? term.BlockComment : term.UnclosedComment, end];
  }
  const { end, closed } = char === '"' ? quoted(look) : NOTHING;
  if (closed) return [term.String, end];
  const single = char === "'" ? singleQuoted(look) : undefined;
  return single === undefined ? undefined : [term.SingleQuoted, single];
}

function inPlace(look: Look, stack: Stack): Token | undefined {
  const awaiting = awaited(stack);
  return read(look, awaiting) ?? missing(look, awaiting, stack);
}

/** The rest of the text, where nesting goes beyond what is read: what is nested deeper could exhaust any reader. */
function tooDeep(look: Look, stack: Stack): Token | undefined {
  if (stack.context < MAX_DEPTH || (look(0) !== '{' && look(0) !== '[')) return undefined;
  let end = 1;
  while (look(end) !== '') end++;
  return [term.TooDeep, end];
}

function awaited(stack: Stack): Awaiting {
  if (stack.canShift(term.MissingValue)) return 'value';
  return stack.canShift(term.MissingBracket) ? 'item' : 'key';
}

/** Undefined for line comments, signs, and where a value will not come. */
function read(look: Look, awaiting: Awaiting): Token | undefined {
  const char = look(0);
  if (char === '' || startsComment(look, 0)) return undefined;
  if (char === '"') return unclosed(look, awaiting);
  const token = awaiting === 'key' ? name(look) : unquotedValue(look);
  if (token) return token;
  if (char === '=' || char === ':') return undefined;
  const end = runEnd(look, 0, TEXT_STOPS);
  if (char === '{' && end > 0 && isLine(look, end)) return [term.template, end];
  if (end === 0 || (awaiting !== 'key' && nameEnd(look) > 0 && beginsEntry(look))) return undefined;
  if (isPlaceholder(slice(look, end))) return [term.Variable, end];
  if (awaiting !== 'key') return [term.Bare, textEnd(look, end)];
  return [term.Junk, char === MARK ? 1 : runEnd(look, 0, GARBAGE_STOPS)];
}

function unclosed(look: Look, awaiting: Awaiting): Token {
  const { end } = quoted(look);
  // The brace behind a half-typed label opens its block.
  const brace = awaiting === 'key' && look(end - 1) === '{' ? end - 1 : end;
  let at = brace;
  while (brace < end && at > 1 && isSpace(look(at - 1))) at--;
  return [term.UnclosedString, at];
}

function name(look: Look): Token | undefined {
  const end = nameEnd(look);
  if (end === 0) return undefined;
  return [startsLine(look) ? term.Key : term.Word, end];
}

function unquotedValue(look: Look): Token | undefined {
  const word = slice(look, nameEnd(look));
  if (word === 'true' || word === 'false') return [term.Bool, word.length];
  const here = look(0) === '<' ? heredoc(look) : undefined;
  if (here) return [here.closed ? term.Heredoc : term.UnclosedHeredoc, here.end];
  const end = numberEnd(look);
  return isNumber(slice(look, end)) && isBorder(look, end) ? [term.Number, end] : undefined;
}

/** The name of the next entry, at the start of a line, where a value is missing or a list was not closed. */
function beginsEntry(look: Look): boolean {
  return startsLine(look) && /[={"]/.test(look(pastBlanks(look, nameEnd(look))));
}

/** Whether what ends here has its line to itself. */
function isLine(look: Look, end: number): boolean {
  return startsLine(look) && /^[\r\n]?$/.test(look(pastBlanks(look, end)));
}

function isBorder(look: Look, at: number): boolean {
  return look(at) === '' || isSpace(look(at)) || /[,{}[\]"=]/.test(look(at)) || startsComment(look, at);
}

/** Text without quotes may go on over blanks, but not into the next entry of the line. */
function textEnd(look: Look, from: number): number {
  let end = from;
  for (;;) {
    const next = pastBlanks(look, end);
    const nextEnd = next === end ? next : runEnd(look, next, TEXT_STOPS);
    if (nextEnd === next || [next, pastBlanks(look, nextEnd)].some((at) => /[={"]/.test(look(at)))) return end;
    end = nextEnd;
  }
}

/** What will not come: a value before the next sign or entry; brackets and braces before what closes around them. */
function missing(look: Look, awaiting: Awaiting, stack: Stack): Token | undefined {
  const char = look(0);
  const isOver = char === '' || nameEnd(look) > 0;
  if (awaiting === 'value') return isOver || /[,}\]=:]/.test(char) ? [term.MissingValue, 0] : undefined;
  if (awaiting === 'item') return isOver || char === '}' ? [term.MissingBracket, 0] : undefined;
  return char === '' && stack.canShift(term.MissingBrace) ? [term.MissingBrace, 0] : undefined;
}

function slice(look: Look, end: number): string {
  let text = '';
  for (let at = 0; at < end; at++) text += look(at);
  return text;
}
