/** Text that cannot be read in one of the states: what seems to have gone from it may still be there. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { DocumentState, FileState } from '../analysis/state.ts';
import type { FileChange } from './base-state.ts';
import type { Pair, Subject } from './subject.ts';

/**
 * URIs of files in the head that cannot be compared in full with what they said in the base: they have faults since, as
 * while somebody is typing, or became templates.
 */
export function brokenFiles(base: Analyzer, head: Analyzer, files: readonly FileChange[]): string[] {
  return files.flatMap(({ before, after }) => {
    if (!before || after === undefined || !isBrokenFile(head, after)) return [];
    const said = base.file(before.info.uri)?.documents.some((document) => (document?.facts.length ?? 0) > 0);
    return said && !isBrokenFile(base, before.info.uri) ? [after] : [];
  });
}

/** The pairs of which both states tell the whole. */
export function readablePairs(
  pairs: readonly Pair<Subject>[],
  { base, head, files }: { base: Analyzer; head: Analyzer; files: readonly FileChange[] },
): Pair<Subject>[] {
  const brokenNow = new Set(
    files.flatMap(({ before, after }) => {
      return before && after !== undefined && isBrokenFile(head, after) ? [before.info.uri] : [];
    }),
  );
  const brokenThen = new Set(
    files.flatMap(({ before, after }) => {
      return before && after !== undefined && isBrokenFile(base, before.info.uri) ? [after] : [];
    }),
  );
  return pairs.filter(({ before, after }) => {
    const wasBroken = before && isBroken(base.documentOf(before.document));
    const isBrokenNow = after && isBroken(head.documentOf(after.document));
    if (before && after) return wasBroken === isBrokenNow;
    if (before) return wasBroken || !brokenNow.has(before.document.uri);
    return isBrokenNow || !brokenThen.has(after.document.uri);
  });
}

function isBrokenFile(state: Analyzer, uri: string): boolean {
  const file = state.file(uri);
  return file?.documents.some((document, index) => isBroken(document) || isUnread(file, index)) ?? false;
}

/** A template of which nothing can be read before it is rendered. */
function isUnread({ documents, source }: FileState, index: number): boolean {
  const hasFacts = (documents[index]?.facts.length ?? 0) > 0;
  return !hasFacts && (source.sections[index]?.text.includes('{{') ?? false);
}

function isBroken(document: DocumentState | undefined): boolean {
  const inTree = document?.tree?.problems.some(({ code }) => code !== 'duplicate-key') ?? false;
  return inTree || (document?.manifests.some((manifest) => manifest.isBroken) ?? false);
}
