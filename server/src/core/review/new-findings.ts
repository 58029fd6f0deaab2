/** Which findings a change has brought, wherever in the workspace they show. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { type Finding, isVisible } from '../analysis/finding.ts';
import { fingerprintOf } from '../analysis/fingerprint.ts';
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
    if (file) base.open(file.info, textOf(file.source));
  }
  const known = new Map<string, number>();
  const old = [...files.flatMap(({ before }) => before?.info.uri ?? []), ...others];
  for (const finding of old.flatMap((uri) => base.findings(uri)).filter(isVisible)) {
    const key = keyOf(base, finding);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const found = [...changed, ...others].flatMap((uri) => head.findings(uri)).filter(isVisible);
  return new Set(
    found.filter((finding) => {
      const key = keyOf(head, finding);
      const left = known.get(key) ?? 0;
      known.set(key, left - 1);
      return left <= 0;
    }),
  );
}

/** Files that are the same in both states, and whose rules looked at what is not. */
function othersConcerned(base: Analyzer, head: Analyzer, files: readonly FileChange[]): string[] {
  const changed = new Set(files.flatMap(({ after }) => after ?? []));
  const before = files.flatMap(({ before: old }) => (old ? factsOf(base, old.info.uri) : []));
  const after = [...changed].flatMap((uri) => factsOf(head, uri));
  const readers = head.readersOf(changedKeys(before, after));
  return [...new Set([...readers].map(({ ref }) => ref.uri))].filter((uri) => !changed.has(uri));
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

/** An object that moved to another file is the same; what belongs to no object is only known within its file. */
function keyOf(state: Analyzer, finding: Finding): string {
  const { rule, object, path } = fingerprintOf(state, finding);
  return JSON.stringify([rule, object, path, object === '' ? finding.document.uri : '']);
}
