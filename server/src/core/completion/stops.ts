/**
 * Tab stops on their way into the text. While a snippet is laid out a stop is one of the signs below, which YAML and JSON
 * take for ordinary letters, so the writers of `fixes/` see to indentation, brackets and quotes; at the end the stops
 * become what an LSP snippet calls for.
 */
import type { Value } from '../fixes/operation.ts';
import type { Language } from '../syntax/source.ts';
import type { Node } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';

/** Signs of the Unicode private use area, which no manifest has a use for. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const OR = '\uE002';
/** Around a text that stands in double quotes in YAML whatever is filled in. */
const QUOTE = '\uE003';
/** Around a text that stands without quotes, in JSON too where its word is no string there. */
const BARE = '\uE004';
const STOP = /\uE000([^\uE001]*)\uE001/g;

/** A place to fill in, with what stands there until then. */
export function stop(sample = ''): string {
  return OPEN + sample + CLOSE;
}

/** A place to fill in with one of several words; the first stands there until then. */
export function choice(words: readonly string[]): string {
  return words.length > 1 ? OPEN + words.join(OR) + CLOSE : (words[0] ?? stop());
}

/** A word that YAML reads as it stands, such as one of a fixed list. */
export function bare(text: string): string {
  return BARE + text + BARE;
}

export function quoted(text: string): string {
  return QUOTE + text + QUOTE;
}

/** Whether a value is a place to fill in and nothing else. */
export function isOpen(value: Value): boolean {
  return value === stop();
}

/** A snippet as schemas hold it (`hints.snippet`), read into a value with stops. */
export function fromSnippet(snippet: string): Value {
  const marked = snippet.replace(
    /\$(?:\{\d+\|([^}]*)\|\}|\{\d+:([^}]*)\}|\d+)/g,
    (_, words?: string, sample?: string) => (words === undefined ? stop(sample) : choice(words.split(','))),
  );
  const { root } = readYaml(`key: ${marked}`);
  return root?.type === 'map' && root.entries[0] ? toValue(root.entries[0].value) : stop();
}

/** A value of an edit on offer, its blanks as stops. */
export function withStops(value: Value): Value {
  if (typeof value !== 'object') return value;
  if ('blank' in value) return stop(value.blank);
  if ('text' in value) return value.text.map((part) => (typeof part === 'string' ? part : stop(part.blank))).join('');
  if ('list' in value) return { list: value.list.map(withStops) };
  return { map: value.map.map(([key, inner]) => [key, withStops(inner)]) };
}

function toValue(node: Node): Value {
  if (node.type === 'map') return { map: node.entries.map(({ key, value }) => [String(key.value), toValue(value)]) };
  if (node.type === 'seq') return { list: node.items.map(toValue) };
  if (typeof node.value === 'boolean' || typeof node.value === 'number') return node.value;
  const text = node.value ?? '';
  if (node.style === 'double') return quoted(text);
  return node.style === 'literal' ? `${text}\n` : text;
}

/** How stops come out: as those of an LSP snippet, or answered by their sample or first word. */
export type Stops = 'snippet' | 'plain';

/** The text as it is inserted. It is a snippet only where it has stops. */
export function toInsert(
  text: string,
  language: Language,
  stops: Stops,
): { readonly text: string; readonly isSnippet: boolean } {
  const clean = withoutMarks(text, language);
  const isSnippet = stops === 'snippet' && clean.includes(OPEN);
  if (!isSnippet) return { text: clean.replace(STOP, (_, held: string) => held.split(OR)[0] ?? ''), isSnippet };
  let count = 0;
  // The pattern has one group, so every second piece is what a stop holds.
  const pieces = clean.split(STOP).map((piece, index) => (index % 2 ? field(piece, ++count) : escaped(piece)));
  return { text: pieces.join(''), isSnippet };
}

function withoutMarks(text: string, language: Language): string {
  if (language === 'yaml') return text.replace(/["']?\uE003["']?/g, '"').replaceAll(BARE, '');
  // Of an empty block nothing is known, neither its keys nor that they have values.
  const open = language === 'hcl' ? text.replaceAll(`"${stop()}" = "${stop()}"`, stop()) : text;
  const noText = /"\uE004(true|false|\d+|\uE000(?:\d+|(?:true|false)\uE002(?:true|false))\uE001)\uE004"/g;
  return open.replace(noText, '$1').replaceAll(QUOTE, '').replaceAll(BARE, '');
}

function field(held: string, number: number): string {
  if (held === '') return `\${${number}}`;
  if (!held.includes(OR)) return `\${${number}:${escaped(held)}}`;
  const words = held.split(OR).map((word) => word.replace(/[\\,|]/g, '\\$&'));
  return `\${${number}|${words.join(',')}|}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
