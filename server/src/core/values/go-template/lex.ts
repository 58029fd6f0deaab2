import { readLiteral } from './literals.ts';
import type { TemplateProblem, TemplateToken } from './tokens.ts';
import { readToken } from './word.ts';

/** A part before its place in the structure is known. */
export type RawPart =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'action' | 'comment';
      readonly start: number;
      readonly end: number;
      readonly tokens: readonly TemplateToken[];
      readonly trimLeft: boolean;
      readonly trimRight: boolean;
      /** Set when the text between the braces could not be read to its end. */
      readonly problem: TemplateProblem | undefined;
    };

type RawAction = Exclude<RawPart, { kind: 'text' }>;

/** Splits a template into text and actions, and actions into tokens, as the lexer of Go's text/template does. */
export function lexParts(text: string): RawPart[] {
  const parts: RawPart[] = [];
  const nextOpen = finder(text, '{{');
  const nextClose = finder(text, '}}');
  let at = 0;
  while (at < text.length) {
    const open = nextOpen(at);
    if (open > at) parts.push({ kind: 'text', start: at, end: open });
    if (open >= text.length) break;
    const trimLeft = /^-[ \t\r\n]/u.test(text.slice(open + 2, open + 4));
    const inside = open + (trimLeft ? 4 : 2);
    const body = text.startsWith('/*', inside) ? lexComment(text, inside) : lexTokens(text, inside);
    const action =
      'end' in body ? { ...body, problem: undefined } : recover(body, open, nextOpen, nextClose, text.length);
    parts.push({
      kind: body.kind,
      start: open,
      end: action.end,
      tokens: body.tokens,
      trimLeft,
      trimRight: action.trimRight,
      problem: action.problem,
    });
    at = action.end;
  }
  return parts;
}

interface Read {
  readonly kind: RawAction['kind'];
  readonly tokens: readonly TemplateToken[];
  readonly end: number;
  readonly trimRight: boolean;
}

interface Failed {
  readonly kind: RawAction['kind'];
  readonly tokens: readonly TemplateToken[];
  readonly problem: TemplateProblem;
  /** Where the search for the end goes on. */
  readonly from: number;
}

/** Ends a broken action at its `}}`, or before the next `{{` when that comes first: then the braces are what is missing. */
function recover(
  failed: Failed,
  open: number,
  nextOpen: Find,
  nextClose: Find,
  length: number,
): { end: number; trimRight: boolean; problem: TemplateProblem } {
  const close = nextClose(failed.from);
  const following = nextOpen(Math.max(failed.from, open + 2));
  if (close < following) return { end: close + 2, trimRight: false, problem: failed.problem };
  const end = Math.min(following, length);
  const { code } = failed.problem;
  const problem = code === 'bad-character' || code === 'unclosed-action' ? unclosed(open) : failed.problem;
  return { end, trimRight: false, problem };
}

function unclosed(open: number): TemplateProblem {
  const message = 'The {{ is never closed: add the }} that ends it.';
  return { code: 'unclosed-action', start: open, end: open + 2, message };
}

const NEVER_CLOSED = 'The comment is never closed: add the */ that ends it.';
const NOT_ALONE = 'A comment stands alone between the braces, without a space: {{/* … */}}.';

function lexComment(text: string, start: number): Read | Failed {
  const close = text.indexOf('*/', start + 2);
  const fail = (code: TemplateProblem['code'], end: number, message: string, from: number): Failed => {
    return { kind: 'comment', tokens: [], problem: { code, start, end, message }, from };
  };
  // Without an end it hides the rest of the template, as it does in Go.
  if (close < 0) return fail('unclosed-comment', start + 2, NEVER_CLOSED, text.length);
  const delimiter = rightDelimiter(text, close + 2);
  if (!delimiter) return fail('comment-not-alone', close + 2, NOT_ALONE, close + 2);
  return { kind: 'comment', tokens: [], ...delimiter };
}

function lexTokens(text: string, start: number): Read | Failed {
  const tokens: TemplateToken[] = [];
  let at = start;
  let spaced = false;
  while (at < text.length) {
    const end = rightDelimiter(text, at);
    if (end) return { kind: 'action', tokens, ...end };
    if (isSpace(text[at])) {
      spaced = true;
      at++;
      continue;
    }
    const read = readLiteral(text, at, spaced) ?? readToken(text, at, spaced, tokens.at(-1));
    if ('code' in read)
      return { kind: 'action', tokens, problem: read, from: read.code === 'bad-character' ? at : at + 1 };
    tokens.push(read);
    at = read.end;
    spaced = false;
  }
  return { kind: 'action', tokens, problem: unclosed(start), from: at };
}

/** `}}`, or ` -}}` with the mark that trims the text after it. */
function rightDelimiter(text: string, at: number): { end: number; trimRight: boolean } | undefined {
  if (text.startsWith('}}', at)) return { end: at + 2, trimRight: false };
  return isSpace(text[at]) && text.startsWith('-}}', at + 1) ? { end: at + 4, trimRight: true } : undefined;
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

type Find = (from: number) => number;

/** Where `word` occurs next, the end of the text when it does not; remembered, so that all searches together read the text once. */
function finder(text: string, word: string): Find {
  let from = 0;
  let found = -1;
  return (start) => {
    if (found < start || start < from) {
      const index = text.indexOf(word, start);
      found = index < 0 ? text.length : index;
      from = start;
    }
    return found;
  };
}
