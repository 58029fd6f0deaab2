/** One scalar or key as YAML text: plain where that is safe for readers of YAML 1.1 and 1.2 alike, else in quotes. */
import { answeredText, markedText } from './blanks.ts';
import type { Part } from './operation.ts';

export type Quote = 'single' | 'double';

/** Words and numbers that some version of YAML reads as something other than a string. */
const WORD = /^(?:~|null|true|false|y|n|yes|no|on|off|<<|=)$/i;
const NUMBER =
  /^[-+]?(?:\d[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.\d[\d_]*(?:e[-+]?\d+)?|\.inf|0x[\da-f_]+|0o[0-7]+|0b[01_]+)$|^\.nan$/i;
const BAD_START = /^(?:[\s#&*!|>'"%@`,[\]{}]|[-?:](?:\s|$)|---|\.\.\.)/;
const BAD_INSIDE = /:(?:\s|$)|\s#|\s$/;
/** Some readers stumble over a question mark, or a colon at the start, between brackets. */
const BAD_IN_FLOW = /[,[\]{}?]|^:|^-$/;
/** Signs that YAML text cannot carry unescaped, or that readers take for a line break. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu;

/** A string for the inside of a line. Without a quote asked for it stays plain where it can. */
export function stringText(parts: readonly Part[], quote: Quote | undefined, flow: boolean): string {
  const text = answeredText(parts, 'sample');
  if (text.search(UNPRINTABLE) >= 0) return inDouble(parts);
  if (quote === 'single') return `'${markedText(parts, (part) => part.replaceAll("'", "''"))}'`;
  if (quote === 'double' || !isPlain(text, flow)) return inDouble(parts);
  return markedText(parts, (part) => part);
}

export function keyText(key: string, quote: Quote | undefined, flow: boolean): string {
  return stringText([key], quote, flow);
}

/** Whether a string of several lines can be written as a literal block: no blanks at line ends, no odd line breaks. */
export function isLiteral(text: string): boolean {
  if (!text.includes('\n') || !/^\S/.test(text) || /[^\S\n](?:\n|$)|\n\n$/.test(text)) return false;
  return text.replaceAll('\n', '').search(UNPRINTABLE) < 0;
}

/** `|` with the lines of the string below it. */
export function literalText(parts: readonly Part[], indent: string, eol: string): string {
  const text = markedText(parts, (part) => part);
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n').map((line) => (line === '' ? '' : indent + line));
  return [ends ? '|' : '|-', ...lines].join(eol);
}

function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || WORD.test(text) || NUMBER.test(text)) return false;
  if (BAD_START.test(text) || BAD_INSIDE.test(text)) return false;
  return !(flow && BAD_IN_FLOW.test(text));
}

function inDouble(parts: readonly Part[]): string {
  return `"${markedText(parts, escapeDouble)}"`;
}

/** JSON's escapes are YAML's too; YAML forbids a few signs more. */
function escapeDouble(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(UNPRINTABLE, unicodeEscape);
}

function unicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
