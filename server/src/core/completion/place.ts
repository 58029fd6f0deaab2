/** Where the cursor stands: what can be written there, and how it has to be laid out. */
import type { MapValue, Value } from '../fixes/operation.ts';
import type { Stated } from '../model/stated.ts';
import type { Language } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { Node, Path, SyntaxTree } from '../syntax/tree.ts';
import type { Insertion } from './candidate.ts';

/** A text in which a place is looked for. */
export interface Written {
  /** Path of the file; some formats are known by it. */
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  /** Of an earlier state of the text. */
  readonly tree?: SyntaxTree | undefined;
}

export type Place = Surroundings &
  /** In a comment; `start` is that of the comment, its sign included. */
  (
    | { readonly in: 'comment'; readonly start: number; readonly root: Node | undefined }
    /** Where something can be written. Which of the slots has anything to offer, the schema decides. */
    | { readonly in: 'document'; readonly slots: readonly Slot[] }
  );

interface Surroundings {
  /** The language that is written there. */
  readonly language: Language;
  /** The trust domain that a manifest around the text says it is about. */
  readonly domain?: Stated | undefined;
}

export type Slot = KeySlot | ValueSlot;

interface AnySlot {
  /**
   * The document with a stand-in for the typed word, where it can hold one. Its parts below the cursor may be missing
   * while the text is broken.
   */
  readonly root: Node | undefined;
  /** The word at the cursor, quotes and what follows the cursor included. */
  readonly word: Span;
  /** The part of it before the cursor. */
  readonly typed: string;
}

/** A place for a key. */
export interface KeySlot extends AnySlot {
  readonly role: 'key';
  /** Of the map. */
  readonly path: Path;
  /** Keys it has already. */
  readonly taken: readonly string[];
  /** Whether a key may stand again, as blocks with labels do. */
  mayRepeat(key: string): boolean;
  /** What stands below already and would become its value. */
  readonly below: Node | undefined;
  /** The key with its value; the key alone where a value follows. */
  write(key: string, value: Value): Insertion;
}

/** A place for a value, alone or as an item of a list. */
export interface ValueSlot extends AnySlot {
  readonly role: 'value';
  readonly path: Path;
  /** Other items of the list. */
  readonly siblings: readonly Node[];
  /**
   * The value, and keys to follow it in the map around it. Undefined where such a value cannot stand, as a block cannot
   * behind a half-typed word.
   */
  write(value: Value, further?: MapValue['map']): Insertion | undefined;
}

/** The quote a typed word begins with. */
export function openQuote(typed: string): 'single' | 'double' | undefined {
  if (typed.startsWith('"')) return 'double';
  return typed.startsWith("'") ? 'single' : undefined;
}

/** The typed word without the quote it begins with. */
export function unquoted(typed: string): string {
  return openQuote(typed) ? typed.slice(1) : typed;
}

/** The length of the rest of a word in quotes, closing quote included; of an open one all that is given. */
export function restInQuotes(after: string, quote: 'single' | 'double'): number {
  const closed = quote === 'double' ? /^(?:\\.|[^"\\])*"/.exec(after) : /^(?:''|[^'])*'/.exec(after);
  return closed ? closed[0].length : after.trimEnd().length;
}
