/** All facts of a workspace, filed by key, with the news of which keys an edit has changed. */
import type { Section } from '../syntax/sections.ts';
import type { Fact } from './facts.ts';
import { filingsOf, type Indexes, type IndexName } from './filing.ts';
import { inWorkspace } from './order.ts';

/** Names one document: its file and the section of it. */
export interface DocumentRef {
  readonly uri: string;
  readonly section: Section;
  /** Which section of the file it is; moves when sections come and go above it. */
  readonly index: number;
}

export interface Located<F> {
  readonly fact: F;
  readonly document: DocumentRef;
}

/** How rules see the facts of other documents. Every look-up is noted, so that the rule runs again when it must. */
export interface FactReader {
  /** In the order of the workspace: by file, then by document, then as they were read. */
  lookup<I extends IndexName>(index: I, key: string): readonly Located<Indexes[I]>[];
  /** All keys of an index, in ascending order. Changes only when the first fact of a key comes or the last one goes. */
  keys(index: IndexName): readonly string[];
  /** Whether an index holds anything at all. */
  any(index: IndexName): boolean;
  /**
   * What many rules ask, worked out once for as long as no fact changes. It may depend on the facts and on what it is
   * `about`, and on nothing else; what it looks up counts as looked up by whoever asks.
   */
  once<T>(answers: Answers<T>, about: string, work: (workspace: FactReader) => T): T;
}

/** Answers to one question, by state of the facts and by what they are about. */
export type Answers<T> = WeakMap<object, Map<string, Answer<T>>>;

interface Answer<T> {
  readonly value: T;
  readonly keys: ReadonlySet<string>;
}

interface Shelf {
  readonly byKey: Map<string, Located<Fact>[]>;
  /** The keys in ascending order, from the first time that somebody asks for them. */
  sorted: string[] | undefined;
}

/** Another state of the workspace that shows through, but for the documents that this one has its own version of. */
export interface Underlay {
  readonly facts: FactReader;
  isHidden(document: DocumentRef): boolean;
}

export class FactStore {
  private readonly shelves = new Map<IndexName, Shelf>();
  private readonly beneath: Underlay | undefined;
  /** Stands for the facts as they are; another object once any of them has been filed. */
  private state: object = {};

  constructor(beneath?: Underlay) {
    this.beneath = beneath;
  }

  /**
   * Files the facts of a document that has become `next`, and takes out those of `previous`. Returns the keys that
   * changed: `index=key` when facts under a key did, `index*` when a key came or went, `index?` when all of them did.
   */
  replace(previous: DocumentFacts | undefined, next: DocumentFacts | undefined): Set<string> {
    const filled = new Set([...this.shelves].flatMap(([index, { byKey }]) => (byKey.size > 0 ? [index] : [])));
    const isSame = comparison();
    const before = this.take(previous);
    const survivors = new Set([...before.keys()].filter((key) => this.isFiled(key)));
    const after = this.put(next, survivors);
    const changed = new Set<string>();
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [old, fresh] = [before.get(key), after.get(key)];
      if (old && fresh && isSame(old, fresh)) continue;
      changed.add(key);
      if (Boolean(old) === Boolean(fresh) || survivors.has(key)) continue;
      const index = indexOf(key);
      changed.add(`${index}*`);
      if (filled.has(index) !== Boolean(this.shelves.get(index)?.byKey.size)) changed.add(`${index}?`);
    }
    this.state = {};
    return changed;
  }

  /** A reader that reports every key it is asked for. */
  reader(note: (key: string) => void): FactReader {
    return {
      lookup: (index, key) => {
        note(`${index}=${key}`);
        return this.lookup(index, key);
      },
      keys: (index) => {
        note(`${index}*`);
        return this.keys(index);
      },
      any: (index) => {
        note(`${index}?`);
        return (
          (this.shelves.get(index)?.byKey.size ?? 0) > 0 || (this.beneath !== undefined && this.keys(index).length > 0)
        );
      },
      once: (answers, about, work) => {
        // What shines through changes without this store being told.
        if (this.beneath) return work(this.reader(note));
        const known = answers.get(this.state) ?? new Map();
        answers.set(this.state, known);
        let answer = known.get(about);
        if (!answer) {
          const keys = new Set<string>();
          answer = { value: work(this.reader((key) => keys.add(key))), keys };
          known.set(about, answer);
        }
        for (const key of answer.keys) note(key);
        return answer.value;
      },
    };
  }

  private lookup<I extends IndexName>(index: I, key: string): readonly Located<Indexes[I]>[] {
    // The shelf of an index holds facts of that index's type only: `filingsOf` is the one that files.
    const own = (this.shelves.get(index)?.byKey.get(key) ?? []) as unknown as readonly Located<Indexes[I]>[];
    return this.beneath ? [...shining(this.beneath, index, key), ...own].sort(inWorkspace) : own;
  }

  private keys(index: IndexName): readonly string[] {
    const shelf = this.shelves.get(index);
    if (shelf) shelf.sorted ??= [...shelf.byKey.keys()].sort();
    const own = shelf?.sorted ?? [];
    const { beneath } = this;
    if (!beneath) return own;
    const others = beneath.facts.keys(index).filter((key) => shining(beneath, index, key).length > 0);
    return [...new Set([...others, ...own])].sort();
  }

  private isFiled(key: string): boolean {
    return this.shelves.get(indexOf(key))?.byKey.has(key.slice(key.indexOf('=') + 1)) ?? false;
  }

  private take(document: DocumentFacts | undefined): Map<string, Fact[]> {
    const taken = new Map<string, Fact[]>();
    if (!document) return taken;
    for (const fact of document.facts) {
      for (const { index, key } of filingsOf(fact)) {
        note(taken, `${index}=${key}`, fact);
        const shelf = this.shelves.get(index);
        const filed = shelf?.byKey.get(key);
        if (!shelf || !filed) continue;
        const at = placeIn(filed, { fact, document: document.ref });
        if (at >= 0) filed.splice(at, 1);
        if (filed.length > 0) continue;
        shelf.byKey.delete(key);
        shelf.sorted?.splice(placeOf(key, shelf.sorted), 1);
      }
    }
    return taken;
  }

  /** Adds to `survivors` the keys under which other documents have facts already. */
  private put(document: DocumentFacts | undefined, survivors: Set<string>): Map<string, Fact[]> {
    const added = new Map<string, Fact[]>();
    if (!document) return added;
    for (const fact of document.facts) {
      const located = { fact, document: document.ref };
      for (const { index, key } of filingsOf(fact)) {
        const name = `${index}=${key}`;
        if (!added.has(name) && this.isFiled(name)) survivors.add(name);
        note(added, name, fact);
        const shelf: Shelf = this.shelves.get(index) ?? { byKey: new Map(), sorted: undefined };
        this.shelves.set(index, shelf);
        const filed = shelf.byKey.get(key);
        if (filed) filed.splice(placeAfter(located, filed), 0, located);
        else {
          shelf.byKey.set(key, [located]);
          shelf.sorted?.splice(placeOf(key, shelf.sorted), 0, key);
        }
      }
    }
    return added;
  }
}

function shining<I extends IndexName>({ facts, isHidden }: Underlay, index: I, key: string) {
  return facts.lookup(index, key).filter(({ document }) => !isHidden(document));
}

export interface DocumentFacts {
  readonly ref: DocumentRef;
  readonly facts: readonly Fact[];
}

function note(facts: Map<string, Fact[]>, key: string, fact: Fact): void {
  const known = facts.get(key);
  if (known) known.push(fact);
  else facts.set(key, [fact]);
}

/** Where a fact belongs among others that are in the order of the workspace, behind those of its own document. */
function placeAfter(located: Located<Fact>, filed: readonly Located<Fact>[]): number {
  let [low, high] = [0, filed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = filed[middle];
    if (other && inWorkspace(other, located) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a fact stands. Not in its order, perhaps, if it stood in a document that has just gone. */
function placeIn(filed: readonly Located<Fact>[], located: Located<Fact>): number {
  let at = placeAfter(located, filed) - 1;
  while (filed[at]?.document === located.document && filed[at]?.fact !== located.fact) at--;
  return filed[at]?.fact === located.fact ? at : filed.findIndex(({ fact }) => fact === located.fact);
}

/** Where a text stands, or belongs, among others in ascending order. */
function placeOf(text: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Facts are plain data, so two of them are compared as text; places count, as findings elsewhere may point there. The text
 * of a fact is made once, however many keys it is filed under.
 */
function comparison(): (a: readonly Fact[], b: readonly Fact[]) => boolean {
  const texts = new Map<Fact, string>();
  const textOf = (fact: Fact): string => {
    const text = texts.get(fact) ?? JSON.stringify(fact);
    texts.set(fact, text);
    return text;
  };
  return (a, b) =>
    a.length === b.length &&
    a.every((fact, index) => {
      const other = b[index];
      return other !== undefined && textOf(fact) === textOf(other);
    });
}

function indexOf(key: string): IndexName {
  return key.slice(0, key.indexOf('=')) as IndexName;
}
