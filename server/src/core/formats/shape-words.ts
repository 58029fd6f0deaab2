/** The words of the shape check: what was found, and what is expected in its place. */
import type { Path } from '../syntax/tree.ts';
import { codeWithin } from '../values/code.ts';
import type { Field, JsonType, ValueKind } from './field.ts';

const LONGEST = 40;

/** A key or a value, of which there may be several in the sentence. */
export function code(text: string): string {
  return codeWithin(text, LONGEST);
}

/** "`a`, `b` or `c`" */
export function either(words: readonly string[], last = 'or'): string {
  const head = words.slice(0, -1).join(', ');
  return head === '' ? (words[0] ?? '') : `${head} ${last} ${words.at(-1)}`;
}

/** "`spec`", "item 2 of `allow`"; undefined for the document itself. */
export function placeName(path: Path): string | undefined {
  const last = path.at(-1);
  if (last === undefined || typeof last === 'string') return last === undefined ? undefined : code(last);
  const list = placeName(path.slice(0, -1));
  return list === undefined ? `item ${last + 1}` : `item ${last + 1} of ${list}`;
}

export function jsonType(value: unknown): JsonType | undefined {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'object' : undefined;
}

/** "the text `https_web`", "a list" */
export function found(value: unknown): string {
  if (typeof value === 'string') return `the text ${code(value)}`;
  if (typeof value === 'number') return `the number \`${value}\``;
  if (typeof value === 'boolean') return `the value \`${value}\``;
  return Array.isArray(value) ? 'a list' : 'a map';
}

const TEXT: Partial<Readonly<Record<ValueKind, string>>> = {
  bundle: 'the bundle as a JSON text',
  date: 'a date such as `2027-03-31`',
  duration: 'a duration such as `24h` or `90d`',
  'enforcement-point': 'the name of an EnforcementPoint',
  federation: 'the name of a Federation',
  'go-duration': 'a duration such as `1h` or `30m`',
  'go-template': 'a template in quotes',
  owner: 'the name of a person or team',
  selector: 'a text such as `k8s:ns:payments`',
  'spiffe-id': 'a SPIFFE ID',
  'trust-domain': 'a trust domain name',
  url: 'an `https` address',
};

/**
 * What a field expects. Where the value already has one of its types, only what is expected of that type; the kind of
 * map is told by the names in it.
 */
export function expectation(field: Field, members: readonly Field[], value: unknown): string {
  const type = jsonType(value);
  const types = type !== undefined && field.types.includes(type) ? [type] : field.types;
  const phrases = types.map((expected) => phrase(expected, field, members));
  return [...new Set(phrases)].join(', or ') || 'another value';
}

function phrase(type: JsonType, field: Field, members: readonly Field[]): string {
  switch (type) {
    case 'string':
      if (field.values.length > 0) return either(field.values.map(code));
      return (field.hints.value && TEXT[field.hints.value]) ?? 'a text';
    case 'integer':
    case 'number':
      return type === 'integer' ? 'a whole number' : 'a number';
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return 'a list';
    case 'object':
      return mapPhrase(members);
    case 'null':
      return 'nothing';
  }
}

function mapPhrase(members: readonly Field[]): string {
  const required = members.filter((member) => member.required);
  const names = (required.length > 0 ? required : members.slice(0, 3)).flatMap(({ name }) => name ?? []);
  if (names.length === 0) return 'a map';
  if (required.length > 0) return `a map with ${either(names.map(code), 'and')}`;
  const more = members.length > names.length ? 'fields such as ' : '';
  return `a map with ${more}${either(names.map(code), 'or')}`;
}

/** What to do about a value whose type is wrong, where that can be said in general. */
export function advice(field: Field, value: unknown, lists: 'in brackets' | 'in lines'): string {
  if (quotedBoolean(field, value) !== undefined) return ' Write it without quotes.';
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  const [type, ...others] = field.types;
  if (others.length > 0) return '';
  const anyText = type === 'string' && field.hints.value === undefined && field.values.length === 0;
  if (scalar && anyText) return ' Put it in quotes.';
  if (type !== 'array' || !(scalar || typeof value === 'string')) return '';
  return lists === 'in brackets' ? ' Put it in brackets.' : ' Put it on a line of its own, behind a dash.';
}

/** `true` or `false` written as a text, where a truth value belongs. */
export function quotedBoolean({ types }: Field, value: unknown): boolean | undefined {
  if (typeof value !== 'string' || !types.includes('boolean') || types.includes('string')) return undefined;
  const word = value.toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : undefined;
}
