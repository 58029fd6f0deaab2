/** The words, signs and texts of Cedar, with their places. What no word begins with is a sign. */
import type { Span } from '../span.ts';
import type { Comment } from '../tree.ts';

export interface Token {
  readonly type: 'word' | 'text' | 'sign';
  readonly span: Span;
  /** As it stands there; a text with its quotes. */
  readonly source: string;
  /** A text that is broken off by the end of the file. */
  readonly isOpen: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

const BLANK = /\s/;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;

export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  for (let at = 0; at < text.length; ) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
    } else if (text.startsWith('//', at)) {
      const span = { start: at, end: endOfLine(text, at) };
      comments.push({
        span,
        text: text
          .slice(at + 2, span.end)
          .replace(/^\/+/, '')
          .trim(),
      });
      at = span.end;
    } else {
      const token = text[at] === '"' ? textAt(text, at) : wordOrSignAt(text, at);
      tokens.push(token);
      at = token.span.end;
    }
  }
  return { tokens, comments };
}

function wordOrSignAt(text: string, start: number): Token {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0];
  const source = word ?? text.charAt(start);
  const type = word === undefined ? 'sign' : 'word';
  return { type, span: { start, end: start + source.length }, source, isOpen: false };
}

function textAt(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  const isOpen = end >= text.length;
  const span = { start, end: isOpen ? text.length : end + 1 };
  return { type: 'text', span, source: text.slice(span.start, span.end), isOpen };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** What a text says. */
export function said({ source, isOpen }: Token): string {
  const inner = source.slice(1, isOpen ? undefined : -1);
  const escaped = /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|([\s\S]))/g;
  return inner.replace(escaped, (whole: string, point?: string, byte?: string, sign = '') => {
    const code = Number.parseInt(point ?? byte ?? '', 16);
    if (Number.isNaN(code)) return ESCAPES[sign] ?? sign;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
