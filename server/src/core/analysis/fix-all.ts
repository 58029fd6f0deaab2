/** Applies safe fixes in bulk: never one that needs a person's decision. */
import type { Analyzer } from './analyzer.ts';
import { editsOf, type FileEdit } from './edits.ts';
import { type Finding, isVisible } from './finding.ts';

export interface FixedFile {
  readonly uri: string;
  /** In the order of the text, without overlaps. */
  readonly edits: readonly FileEdit[];
}

export interface FixAll {
  readonly files: readonly FixedFile[];
  readonly fixed: readonly Finding[];
  /** Fixes that touch the same text as another one; they can be applied in a further round. */
  readonly postponed: readonly Finding[];
}

/** One round over the findings given. A finding's fix is applied as a whole or not at all. */
export function fixAll(analyzer: Analyzer, findings: readonly Finding[]): FixAll {
  const taken = new Map<string, FileEdit[]>();
  const fixed: Finding[] = [];
  const postponed: Finding[] = [];
  for (const finding of findings.filter(isVisible)) {
    const offer = finding.offers().find(({ kind }) => kind === 'fix');
    const plan = offer && editsOf(analyzer, finding, offer, 'plain');
    if (!plan || plan.created.length > 0) continue;
    const clashes = plan.changes.some(({ uri, edits }) => edits.some((edit) => touches(taken.get(uri) ?? [], edit)));
    if (clashes) {
      postponed.push(finding);
      continue;
    }
    for (const { uri, edits } of plan.changes) taken.set(uri, [...(taken.get(uri) ?? []), ...edits]);
    fixed.push(finding);
  }
  const files = [...taken].map(([uri, edits]) => ({ uri, edits: edits.sort((a, b) => a.start - b.start) }));
  return { files, fixed, postponed };
}

/** Edits that merely touch are kept apart too: two insertions at one place would depend on their order. */
function touches(edits: readonly FileEdit[], edit: FileEdit): boolean {
  return edits.some((other) => edit.start <= other.end && other.start <= edit.end);
}
