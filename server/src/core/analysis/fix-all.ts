/** Applies safe fixes in bulk: never one that needs a person's decision. */
import type { Analyzer } from './analyzer.ts';
import { editsOf, type FileEdit } from './edits.ts';
import { type Finding, isVisible } from './finding.ts';

export interface FixedFile {
  readonly uri: string;
  /** In the order of the text, without overlaps. */
  readonly edits: readonly FileEdit[];
}

export interface AppliedFix {
  readonly finding: Finding;
  readonly title: string;
  /** The files it edits. */
  readonly uris: readonly string[];
}

export interface FixAll {
  readonly files: readonly FixedFile[];
  readonly fixed: readonly AppliedFix[];
  /** Fixes that touch the same text as another one; they can be applied in a further round. */
  readonly postponed: readonly Finding[];
}

/** One round over the findings given. A finding's fix is applied as a whole or not at all, and to `editable` files only. */
export function fixAll(
  analyzer: Analyzer,
  findings: readonly Finding[],
  isEditable: (uri: string) => boolean = () => true,
): FixAll {
  const taken = new Map<string, FileEdit[]>();
  const fixed: AppliedFix[] = [];
  const postponed: Finding[] = [];
  for (const finding of findings.filter(isVisible)) {
    const offer = finding.offers().find(({ kind }) => kind === 'fix');
    const plan = offer && editsOf(analyzer, finding, offer, 'plain');
    if (!plan || plan.created.length > 0 || !plan.changes.every(({ uri }) => isEditable(uri))) continue;
    const { changes } = plan;
    if (changes.some(({ uri, edits }) => edits.some((edit) => touches(taken.get(uri) ?? [], edit)))) {
      postponed.push(finding);
      continue;
    }
    for (const { uri, edits } of changes) taken.set(uri, [...(taken.get(uri) ?? []), ...edits]);
    fixed.push({ finding, title: offer.title, uris: changes.map(({ uri }) => uri) });
  }
  const files = [...taken].map(([uri, edits]) => ({ uri, edits: edits.sort((a, b) => a.start - b.start) }));
  return { files, fixed, postponed };
}

/** Edits that merely touch are kept apart too: two insertions at one place would depend on their order. */
function touches(edits: readonly FileEdit[], { reach }: FileEdit): boolean {
  return edits.some((other) => reach.start <= other.reach.end && other.reach.start <= reach.end);
}
