/** Which findings a change has brought, wherever in the workspace they show. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { type Finding, isVisible } from '../analysis/finding.ts';
import { fingerprintOf } from '../analysis/fingerprint.ts';
import type { FileState } from '../analysis/state.ts';
import type { Fact } from '../model/facts.ts';
import { type DocumentRef, FactStore } from '../model/store.ts';
import { sectionOf } from '../syntax/sections.ts';
import { textOf } from '../syntax/source.ts';
import type { FileChange } from './base-state.ts';

/**
 * The visible findings of the head that the base does not have, those of files that did not change included: a fact in
 * one file may be what a rule missed in another. `base` is `baseOf(head, files)`; the head has to be judged.
 */
export function newFindings(base: Analyzer, head: Analyzer, files: readonly FileChange[]): ReadonlySet<Finding> {
  const changed = files.flatMap(({ after }) => after ?? []);
  const others = othersConcerned(base, head, files);
  for (const uri of others) {
    const file = head.file(uri);
    // Asked again after an edit, the base has most of them already, and what it found in them.
    if (file && !isOpen(base, file)) base.open(file.info, textOf(file.source));
  }
  const renamed = new Map(files.flatMap(({ before, after }) => (before ? [[before.info.uri, after]] : [])));
  const old = [...files.flatMap(({ before }) => before?.info.uri ?? []), ...others];
  const left = placed(base, old, (uri) => renamed.get(uri) ?? uri);
  const found = placed(head, [...changed, ...others], (uri) => uri);
  // In the same file first: of two findings that look alike the one that was there is not the one that came.
  const fresh = without(found, left, ({ key, uri }) => `${key} ${uri}`);
  const strange = without(left, found, ({ key, uri }) => `${key} ${uri}`);
  return new Set(without(fresh, strange, ({ key }) => key).map(({ finding }) => finding));
}

interface Placed {
  readonly finding: Finding;
  /** An object that moved to another file is the same; what belongs to no object is only known within its file. */
  readonly key: string;
  /** By which its file goes in the head. */
  readonly uri: string;
}

function placed(state: Analyzer, uris: readonly string[], uriNow: (uri: string) => string): Placed[] {
  return uris
    .flatMap((uri) => state.findings(uri))
    .filter(isVisible)
    .map((finding) => {
      const { rule, object, path } = fingerprintOf(state, finding);
      const uri = uriNow(finding.document.uri);
      return { finding, uri, key: JSON.stringify([rule, object, path, object === '' ? uri : '']) };
    });
}

/** What is left of some when each of the others takes one with its key away, the first ones first. */
function without(some: readonly Placed[], others: readonly Placed[], keyOf: (of: Placed) => string): Placed[] {
  const taken = new Map<string, number>();
  for (const other of others) taken.set(keyOf(other), (taken.get(keyOf(other)) ?? 0) + 1);
  return some.filter((one) => {
    const left = taken.get(keyOf(one)) ?? 0;
    taken.set(keyOf(one), left - 1);
    return left <= 0;
  });
}

/** Files that are the same in both states, and whose rules looked at what is not. */
function othersConcerned(base: Analyzer, head: Analyzer, files: readonly FileChange[]): string[] {
  const changed = new Set(files.flatMap(({ after }) => after ?? []));
  const before = files.flatMap(({ before: old }) => (old ? factsOf(base, old.info.uri) : []));
  const after = [...changed].flatMap((uri) => factsOf(head, uri));
  const readers = head.readersOf(changedKeys(before, after));
  return [...new Set([...readers].map(({ ref }) => ref.uri))].filter((uri) => !changed.has(uri));
}

function isOpen(state: Analyzer, { info, source }: FileState): boolean {
  const known = state.file(info.uri);
  return known?.info.settings === info.settings && textOf(known.source) === textOf(source);
}

function changedKeys(before: readonly Fact[], after: readonly Fact[]): Set<string> {
  const ref: DocumentRef = { uri: '', section: sectionOf(''), index: 0 };
  const store = new FactStore();
  store.replace(undefined, { ref, facts: before });
  return store.replace({ ref, facts: before }, { ref, facts: after });
}

function factsOf(state: Analyzer, uri: string): Fact[] {
  return state.file(uri)?.documents.flatMap((document) => document?.facts ?? []) ?? [];
}
