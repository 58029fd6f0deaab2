import { quote } from '../quote.ts';
import type { FieldBase, PlainToken, TemplateName, TemplateProblem, TemplateToken } from './tokens.ts';
import { TEMPLATE_KEYWORDS } from './vocabulary.ts';

const WORD = /[\p{L}\p{Nd}_]+/uy;
const KEYWORDS: ReadonlySet<string> = new Set(TEMPLATE_KEYWORDS);
const SIGNS: ReadonlyMap<string, PlainToken['kind']> = new Map([
  ['|', 'pipe'],
  ['=', 'assign'],
  [',', 'comma'],
  ['(', 'open'],
  [')', 'close'],
]);

/** Reads the field, variable, word or sign that begins at `at`; `before` is the token in front of it. */
export function readToken(
  text: string,
  at: number,
  spaced: boolean,
  before: TemplateToken | undefined,
): TemplateToken | TemplateProblem {
  const char = text[at] ?? '';
  const plain = (kind: PlainToken['kind'], end: number): PlainToken => ({
    kind,
    start: at,
    end,
    text: text.slice(at, end),
    spaced,
  });
  if (char === '.') return readField(text, at, spaced, before);
  if (char === '$') {
    const end = wordEnd(text, at + 1);
    return endsWord(text, end) ? plain('variable', end) : badCharacter(text, end);
  }
  if (text.startsWith(':=', at)) return plain('declare', at + 2);
  const sign = SIGNS.get(char);
  if (sign) return plain(sign, at + 1);
  const end = wordEnd(text, at);
  if (end === at || !endsWord(text, end)) return badCharacter(text, end);
  return plain(kindOfWord(text.slice(at, end)), end);
}

function kindOfWord(word: string): PlainToken['kind'] {
  if (word === 'nil') return 'nil';
  if (word === 'true' || word === 'false') return 'bool';
  return KEYWORDS.has(word) ? 'keyword' : 'identifier';
}

/** A lone dot, or as many `.Name` as follow each other. */
function readField(
  text: string,
  at: number,
  spaced: boolean,
  before: TemplateToken | undefined,
): TemplateToken | TemplateProblem {
  const base = baseOf(spaced, before);
  const names: TemplateName[] = [];
  let end = at;
  while (text[end] === '.') {
    const start = end + 1;
    const stop = wordEnd(text, start);
    // A dot before a digit begins a number.
    if (/^[0-9]/u.test(text.slice(start, start + 1))) break;
    if (!endsWord(text, stop)) return badField(text, stop, base === 'root' ? at - 1 : at, base, names, start);
    if (stop === start && names.length > 0) break;
    if (stop === start) return { kind: 'dot', start: at, end: stop, text: '.', spaced };
    names.push({ name: text.slice(start, stop), start, end: stop });
    end = stop;
  }
  return { kind: 'field', start: at, end, text: text.slice(at, end), spaced, base, names };
}

function baseOf(spaced: boolean, before: TemplateToken | undefined): FieldBase {
  if (spaced || before === undefined) return 'dot';
  if (before.kind === 'variable') return before.text === '$' ? 'root' : 'other';
  return before.kind === 'close' || before.kind === 'identifier' ? 'other' : 'dot';
}

function wordEnd(text: string, at: number): number {
  WORD.lastIndex = at;
  return at + (WORD.exec(text)?.[0].length ?? 0);
}

/** What may directly follow a name or a variable. */
function endsWord(text: string, at: number): boolean {
  return at >= text.length || ' \t\r\n.,|:()'.includes(text[at] ?? '') || text.startsWith('}}', at);
}

function badCharacter(text: string, at: number): TemplateProblem {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const message =
    char === '/' && text[at + 1] === '*'
      ? 'A comment directly follows the braces, without a space: {{/* … */}}.'
      : `${quote(char)} cannot stand here in a template, so the whole template is refused.`;
  return { code: 'bad-character', start: at, end: at + char.length, message };
}

/** A key as people write it after a dot: bare, or in quotes. */
const KEY = /"([^"\\{}]+)"|([^\s|(){}"`\\]+)/uy;

/**
 * A label such as `app.kubernetes.io/name` is no name of a field: it is read with `index`, and that can be written here.
 * `start` is where the whole run of names begins, `last` where the one begins that holds the bad character at `at`.
 */
function badField(
  text: string,
  at: number,
  start: number,
  base: FieldBase,
  names: readonly TemplateName[],
  last: number,
): TemplateProblem {
  const problem = badCharacter(text, at);
  const map = names.findIndex(({ name }) => name === 'Labels' || name === 'Annotations');
  const mapEnd = names[map]?.end;
  if (mapEnd === undefined || base === 'other') return problem;
  KEY.lastIndex = names[map + 1]?.start ?? last;
  const [written = '', quoted, bare] = KEY.exec(text) ?? [];
  const key = quoted ?? bare;
  if (key === undefined) return problem;
  const end = mapEnd + 1 + written.length;
  const call = `index ${text.slice(start, mapEnd)} "${key}"`;
  const before = /\{\{-?\s*$/u.test(text.slice(Math.max(0, start - 20), start));
  const after = /^\s*(?:\||-?\}\})/u.test(text.slice(end, end + 20));
  const message = `${problem.message} A key with such characters is read with index.`;
  return { ...problem, message, replacement: { start, end, text: before && after ? call : `(${call})` } };
}
