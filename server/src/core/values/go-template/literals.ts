import { quote } from '../quote.ts';
import type { PlainToken, TemplateProblem } from './tokens.ts';

const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/uy;
const INTEGER =
  /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/u;
const FLOAT = /^[+-]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?$/u;
const ESCAPE = /\\(?:[abfnrtv\\]|[0-3][0-7]{2}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00(?:10|0[0-9a-fA-F])[0-9a-fA-F]{4})/uy;

/** Reads the string, character or number that begins at `at`, if one does. */
export function readLiteral(text: string, at: number, spaced: boolean): PlainToken | TemplateProblem | undefined {
  const char = text[at] ?? '';
  if (char === '"' || char === "'") return readQuoted(text, at, spaced);
  if (char === '`') {
    const close = text.indexOf('`', at + 1);
    if (close < 0) return unterminated(at);
    return { kind: 'raw-string', start: at, end: close + 1, text: text.slice(at, close + 1), spaced };
  }
  return /^(?:[+-]|\.?[0-9])/u.test(text.slice(at, at + 2)) ? readNumber(text, at, spaced) : undefined;
}

/** The text a string token stands for. Escapes other than of quotes and backslashes are left as they are. */
export function stringValue(token: string): string {
  const inner = token.slice(1, -1);
  return token.startsWith('`') ? inner : inner.replace(/\\(["\\])/gu, '$1');
}

function readQuoted(text: string, at: number, spaced: boolean): PlainToken | TemplateProblem {
  const delimiter = text[at];
  let wrong: number | undefined;
  let i = at + 1;
  while (text[i] !== delimiter) {
    if (text[i] === undefined || text[i] === '\n') return unterminated(at);
    if (text[i] !== '\\') {
      i++;
      continue;
    }
    ESCAPE.lastIndex = i;
    const escaped = text[i + 1] === delimiter ? 2 : ESCAPE.exec(text)?.[0].length;
    if (escaped === undefined) wrong ??= i;
    if (text[i + 1] === undefined || text[i + 1] === '\n') return unterminated(at);
    i += escaped ?? 2;
  }
  const end = i + 1;
  if (wrong !== undefined) {
    return {
      code: 'bad-literal',
      start: wrong,
      end: wrong + 2,
      message: `${quote(text.slice(wrong, wrong + 2))} is no escape of a Go string.`,
    };
  }
  const token = text.slice(at, end);
  if (delimiter === '"') return { kind: 'string', start: at, end, text: token, spaced };
  const single = token[1] === '\\' ? isOneEscape(token) : [...token].length === 3;
  if (single) return { kind: 'char', start: at, end, text: token, spaced };
  const message = `${quote(token)} is not one character: strings are written in double quotes or backquotes.`;
  return { code: 'bad-literal', start: at, end, message };
}

function isOneEscape(token: string): boolean {
  ESCAPE.lastIndex = 1;
  return token === "'\\''" || ESCAPE.exec(token)?.[0].length === token.length - 2;
}

function readNumber(text: string, at: number, spaced: boolean): PlainToken | TemplateProblem {
  NUMBER.lastIndex = at;
  let token = NUMBER.exec(text)?.[0] ?? '';
  let complex = false;
  if (/[+-]/u.test(text[at + token.length] ?? '')) {
    NUMBER.lastIndex = at + token.length;
    token += NUMBER.exec(text)?.[0] ?? '';
    complex = token.endsWith('i');
    if (!complex) return badNumber(at, token);
  }
  const end = at + token.length;
  const following = /^[\p{L}\p{Nd}_]/u.exec(text.slice(end, end + 2))?.[0];
  if (following !== undefined) return badNumber(at, token + following);
  const real = token.endsWith('i') ? token.slice(0, -1) : token;
  const sound =
    complex ||
    INTEGER.test(real) ||
    (FLOAT.test(real) && (real !== token || /[.eE]/u.test(real))) ||
    /^[+-]?0[xX].*[pP]/u.test(real);
  return sound ? { kind: 'number', start: at, end, text: token, spaced } : badNumber(at, token);
}

function badNumber(start: number, token: string): TemplateProblem {
  return {
    code: 'bad-literal',
    start,
    end: start + Math.max(1, token.length),
    message: `${quote(token)} is not a number.`,
  };
}

function unterminated(start: number): TemplateProblem {
  return {
    code: 'unterminated-string',
    start,
    end: start + 1,
    message: 'The string that begins here is never closed on this line.',
  };
}
