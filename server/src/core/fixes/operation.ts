/** Edits as rules express them: by path and value. Turning them into text is the business of this folder alone. */
import type { DocumentRef } from '../model/store.ts';
import type { Span } from '../syntax/span.ts';
import type { Path } from '../syntax/tree.ts';

export type Operation =
  /** Writes a value at a path; missing maps on the way are made, an existing value is replaced. */
  | { readonly op: 'set'; readonly path: Path; readonly value: Value; readonly document?: DocumentRef }
  /** Adds an item to the list at a path; a missing list is made. */
  | { readonly op: 'append'; readonly path: Path; readonly value: Value; readonly document?: DocumentRef }
  /** Replaces the value that stands at a span, keeping its quotes where they still do. */
  | { readonly op: 'replace'; readonly span: Span; readonly value: Value; readonly document?: DocumentRef }
  /** Takes out the entry or item at a path with its line. */
  | { readonly op: 'remove'; readonly path: Path; readonly document?: DocumentRef }
  | { readonly op: 'rename-key'; readonly path: Path; readonly to: string; readonly document?: DocumentRef }
  /** Takes out a comment, with its line where nothing else stands on it. */
  | { readonly op: 'remove-comment'; readonly span: Span; readonly document?: DocumentRef }
  /** Inserts a comment line above the line of a place, indented like it. In JSON only where it has comments already. */
  | { readonly op: 'comment-above'; readonly span: Span; readonly text: Value; readonly document?: DocumentRef }
  /** Replaces a stretch of text as it stands, e.g. a part of a scalar. */
  | { readonly op: 'replace-text'; readonly span: Span; readonly text: string; readonly document?: DocumentRef }
  /** Writes a new YAML file beside the document; never over an existing one. */
  | { readonly op: 'create-file'; readonly name: string; readonly documents: readonly Value[] };

/** Something a person has to fill in. The sample is what the editor shows in the field, and what tests answer with. */
export interface Blank {
  readonly blank: string;
}

/** A piece of a string: what is known of it, or what a person has to say. */
export type Part = string | Blank;

/** A value to write. Maps keep the order of their keys; a Text array is one string with blanks in it. */
export type Value = string | number | boolean | Blank | TextValue | ListValue | MapValue;

export interface TextValue {
  readonly text: readonly Part[];
}

export interface ListValue {
  readonly list: readonly Value[];
}

export interface MapValue {
  readonly map: readonly (readonly [key: string, value: Value])[];
}

export function blank(sample: string): Blank {
  return { blank: sample };
}

export function map(entries: Readonly<Record<string, Value | undefined>>): MapValue {
  return {
    map: Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  };
}

export function list(...items: readonly Value[]): ListValue {
  return { list: items };
}

export function isMapValue(value: Value): value is MapValue {
  return typeof value === 'object' && 'map' in value;
}

export function isListValue(value: Value): value is ListValue {
  return typeof value === 'object' && 'list' in value;
}

/** The pieces of a value that is written as one string. */
export function partsOf(value: Value): readonly Part[] | undefined {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object') return undefined;
  if ('blank' in value) return [value];
  return 'text' in value ? value.text : undefined;
}
