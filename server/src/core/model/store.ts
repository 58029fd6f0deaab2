/** All facts of a workspace, filed by key, with the news of which keys an edit has changed. */
import type { Section } from '../syntax/sections.ts';
import type { Fact } from './facts.ts';
import { filingsOf, type Indexes, type IndexName } from './filing.ts';

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
  lookup<I extends IndexName>(index: I, key: string): readonly Located<Indexes[I]>[];
  /** All keys of an index, unordered. Changes only when the first fact of a key comes or the last one goes. */
  keys(index: IndexName): readonly string[];
  /** Whether an index holds anything at all. */
  any(index: IndexName): boolean;
}

type Shelf = Map<string, Located<Fact>[]>;

/** Another state of the workspace that shows through, but for the documents that this one has its own version of. */
export interface Underlay {
  readonly facts: FactReader;
  isHidden(document: DocumentRef): boolean;
}

export class FactStore {
  private readonly shelves = new Map<IndexName, Shelf>();
  private readonly beneath: Underlay | undefined;

  constructor(beneath?: Underlay) {
    this.beneath = beneath;
  }

  /**
   * Files the facts of a document that has become `next`, and takes out those of `previous`. Returns the keys that
   * changed: `index=key` when facts under a key did, `index*` when a key came or went, `index?` when all of them did.
   */
  replace(previous: DocumentFacts | undefined, next: DocumentFacts | undefined): Set<string> {
    const filled = new Set([...this.shelves].flatMap(([index, shelf]) => (shelf.size > 0 ? [index] : [])));
    const before = this.take(previous);
    const survivors = new Set([...before.keys()].filter((key) => this.isFiled(key)));
    const after = this.put(next, survivors);
    const changed = new Set<string>();
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [old, fresh] = [before.get(key), after.get(key)];
      if (old && fresh && sameFacts(old, fresh)) continue;
      changed.add(key);
      if (Boolean(old) === Boolean(fresh) || survivors.has(key)) continue;
      const index = indexOf(key);
      changed.add(`${index}*`);
      if (filled.has(index) !== Boolean(this.shelves.get(index)?.size)) changed.add(`${index}?`);
    }
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
        return (this.shelves.get(index)?.size ?? 0) > 0 || (this.beneath !== undefined && this.keys(index).length > 0);
      },
    };
  }

  private lookup<I extends IndexName>(index: I, key: string): readonly Located<Indexes[I]>[] {
    // The shelf of an index holds facts of that index's type only: `filingsOf` is the one that files.
    const own = (this.shelves.get(index)?.get(key) ?? []) as unknown as readonly Located<Indexes[I]>[];
    return this.beneath ? [...shining(this.beneath, index, key), ...own] : own;
  }

  private keys(index: IndexName): readonly string[] {
    const own = [...(this.shelves.get(index)?.keys() ?? [])];
    const { beneath } = this;
    if (!beneath) return own;
    const others = beneath.facts.keys(index).filter((key) => shining(beneath, index, key).length > 0);
    return [...new Set([...others, ...own])];
  }

  private isFiled(key: string): boolean {
    return this.shelves.get(indexOf(key))?.has(key.slice(key.indexOf('=') + 1)) ?? false;
  }

  private take(document: DocumentFacts | undefined): Map<string, Fact[]> {
    const taken = new Map<string, Fact[]>();
    for (const fact of document?.facts ?? []) {
      for (const { index, key } of filingsOf(fact)) {
        note(taken, `${index}=${key}`, fact);
        const shelf = this.shelves.get(index);
        const filed = shelf?.get(key);
        const at = filed?.findIndex((located) => located.fact === fact) ?? -1;
        if (at >= 0) filed?.splice(at, 1);
        if (filed?.length === 0) shelf?.delete(key);
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
        const shelf = this.shelves.get(index) ?? new Map<string, Located<Fact>[]>();
        this.shelves.set(index, shelf);
        const filed = shelf.get(key);
        if (filed) filed.push(located);
        else shelf.set(key, [located]);
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

/** Facts are plain data, so two of them are compared as text; places count, as findings elsewhere may point there. */
function sameFacts(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a.length === b.length && a.every((fact, index) => JSON.stringify(fact) === JSON.stringify(b[index]));
}

function indexOf(key: string): IndexName {
  return key.slice(0, key.indexOf('=')) as IndexName;
}
