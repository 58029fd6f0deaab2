/** How far a piece of HCL1 reaches, as HCL1's own scanner sees it. Offsets count from where the piece begins. */

/** The UTF-16 unit at an offset, negative ones before the start; empty outside the text. */
export type Look = (offset: number) => string;

/** A piece of text: closed, or broken off at its end. */
export interface Reach {
  readonly end: number;
  readonly closed: boolean;
}

/** How far to look for the end of what is probably half-typed. Without a limit, reading would not be linear. */
const HORIZON = 500;
const DECIMAL = /^(?:-?[1-9]\d*(?:\.\d*)?|-?0\d*\.\d*|\.\d+)(?:e[-+]?\d+)?$|^-?0\d*e[-+]?\d+$/i;
const WHOLE = /^-?0(?:x[\da-f]+|[0-7]*)$/i;

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

export function isSpace(char: string): boolean {
  return isBlank(char) || char === '\n' || char === '\r';
}

/** The end of a text in double quotes. Quotes and line breaks inside `${…}` belong to it. */
export function quoted(look: Look): Reach {
  let braces = 0;
  let lineBreak: number | undefined;
  for (let at = 1; ; at++) {
    const char = look(at);
    if (char === '"' && braces === 0) return { end: at + 1, closed: true };
    if (char === '\n') lineBreak ??= at;
    if (char === '' || (char === '\n' && braces === 0)) break;
    if (lineBreak !== undefined && at - lineBreak > HORIZON) break;
    if (braces === 0 && char === '$' && look(at + 1) === '{') {
      braces = 1;
      at++;
    } else if (braces > 0 && char === '{') braces++;
    else if (braces > 0 && char === '}') braces--;
    else if (char === '\\' && look(at + 1) !== '\n') at++;
  }
  return { end: trimmed(look, lineEnd(look, 1)), closed: false };
}

/** The end of a text in single quotes, which HCL1 does not have. Only within a line: an apostrophe opens nothing. */
export function singleQuoted(look: Look): number | undefined {
  for (let at = 1; look(at) !== '' && look(at) !== '\n'; at++) if (look(at) === "'") return at + 1;
  return undefined;
}

/**
 * The end of the word that closes a heredoc; undefined where none begins. Two traps of HCL1: a line break has to
 * follow that word, and with `<<-` it has to be indented.
 */
export function heredoc(look: Look): Reach | undefined {
  const dashed = look(2) === '-';
  const nameStart = dashed ? 3 : 2;
  let nameEnd = nameStart;
  for (let size = 1; size > 0; nameEnd += size) size = letterAt(look, nameEnd) || digitAt(look, nameEnd);
  const lineBreak = look(nameEnd) === '\r' ? nameEnd + 1 : nameEnd;
  if (look(1) !== '<' || nameEnd === nameStart || look(lineBreak) !== '\n') return undefined;
  let nearMiss: number | undefined;
  for (let line = lineBreak + 1; ; ) {
    let at = line;
    while (isBlank(look(at)) || look(at) === '\r') at++;
    const indent = at - line;
    let name = nameStart;
    while (name < nameEnd && look(at) === look(name)) {
      at++;
      name++;
    }
    const end = lineEnd(look, at);
    if (name === nameEnd && end === at) {
      if (look(at) !== '' && indent >= nameStart - 2) return { end, closed: true };
      nearMiss ??= end;
    }
    line = pastLineBreak(look, end);
    if (nearMiss !== undefined && line - nearMiss > HORIZON) return { end: nearMiss, closed: false };
    if (look(line) === '') return { end: nearMiss ?? line, closed: false };
  }
}

export function blockComment(look: Look): Reach {
  for (let at = 2; look(at) !== ''; at++)
    if (look(at) === '*' && look(at + 1) === '/') return { end: at + 2, closed: true };
  let end = 2;
  while (look(end) !== '') end++;
  return { end, closed: false };
}

/** The end of a name; 0 where none begins. */
export function nameEnd(look: Look): number {
  let end = letterAt(look, 0);
  if (end === 0) return 0;
  for (let size = 1; size > 0; end += size) {
    size = look(end) === '-' || look(end) === '.' ? 1 : letterAt(look, end) || digitAt(look, end);
  }
  return end;
}

/** The end of a number as far as it may reach, sound or not; `isNumber` tells. */
export function numberEnd(look: Look): number {
  let at = 0;
  while (/[-+.\da-z]/i.test(look(at))) at++;
  return at;
}

export function isNumber(text: string): boolean {
  return DECIMAL.test(text) || WHOLE.test(text);
}

/** The value of a number as HCL1 reads it: a leading zero means octal. */
export function numberValue(text: string): number {
  const [, sign = '', octal] = /^(-?)0([0-7]+)$/.exec(text) ?? [];
  if (octal !== undefined) return Number(`${sign}1`) * Number.parseInt(octal, 8);
  return text.startsWith('-') ? -Number(text.slice(1)) : Number(text);
}

/**
 * The end of a run of signs without blanks that is no HCL: text without its quotes, or garbage. A placeholder such as
 * `{{ .Values.x }}` or `$(X)` belongs to it with all its blanks.
 */
export function runEnd(look: Look, from: number, stops: RegExp): number {
  let at = from;
  for (;;) {
    const past = placeholderEnd(look, at);
    if (past > at) at = past;
    else if (look(at) === '' || isSpace(look(at)) || stops.test(look(at)) || startsComment(look, at)) return at;
    else at++;
  }
}

/** Whether text without quotes is left to be filled in before SPIRE reads it: its environment, or a template. */
export function isPlaceholder(text: string): boolean {
  return /\$\w|\$[{(]|\{\{|@@?\w+@@?|^<\w[\w.-]*>$/.test(text);
}

export function startsComment(look: Look, at: number): boolean {
  const char = look(at);
  if (char !== '/') return char === '#';
  // The two slashes of a URL are none.
  return look(at + 1) === '*' || (look(at + 1) === '/' && look(at - 1) !== ':');
}

export function pastBlanks(look: Look, from: number): number {
  let at = from;
  while (isBlank(look(at))) at++;
  return at;
}

/** Whether only blanks, or a byte order mark, stand before this place on its line. */
export function startsLine(look: Look): boolean {
  let at = -1;
  while (isBlank(look(at)) || look(at) === '\r') at--;
  return look(at) === '\n' || look(at) === '' || look(at) === '\uFEFF';
}

function placeholderEnd(look: Look, at: number): number {
  const [first, second] = [look(at), look(at + 1)];
  const isOpen = first === '$' ? second === '{' || second === '(' : first === '{' && second === '{';
  if (!isOpen) return at;
  const close = second === '(' ? ')' : '}';
  for (let end = at + 2; end < at + HORIZON && look(end) !== '' && look(end) !== '\n'; end++) {
    if (look(end) === close && (first === '$' || look(end + 1) === close)) return end + (first === '$' ? 1 : 2);
  }
  return at;
}

/** The end of a line before its line break. */
function lineEnd(look: Look, from: number): number {
  let at = from;
  while (look(at) !== '' && look(at) !== '\n') at++;
  return look(at) === '\n' && at > from && look(at - 1) === '\r' ? at - 1 : at;
}

function pastLineBreak(look: Look, from: number): number {
  let at = from;
  while (look(at) === '\r') at++;
  return look(at) === '\n' ? at + 1 : at;
}

function trimmed(look: Look, end: number): number {
  let at = end;
  while (at > 1 && isBlank(look(at - 1))) at--;
  return at;
}

function letterAt(look: Look, at: number): number {
  const char = look(at);
  if (char < '\x80') return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_' ? 1 : 0;
  return sizeOf(look, at, /\p{L}/u);
}

function digitAt(look: Look, at: number): number {
  const char = look(at);
  if (char < '\x80') return char >= '0' && char <= '9' ? 1 : 0;
  return sizeOf(look, at, /\p{Nd}/u);
}

/** The UTF-16 units of a sign beyond ASCII, if it is of this sort. */
function sizeOf(look: Look, at: number, sort: RegExp): number {
  const pair = /[\ud800-\udbff]/.test(look(at)) ? look(at) + look(at + 1) : look(at);
  return sort.test(pair) ? pair.length : 0;
}
