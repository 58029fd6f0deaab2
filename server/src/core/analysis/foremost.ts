/** What people see first of a file that has more findings than anybody could read. */
import { type Finding, isVisible } from './finding.ts';
import type { DocumentState, FileState } from './state.ts';

export interface Foremost {
  readonly findings: readonly Finding[];
  /** How many more there are. */
  readonly rest: number;
}

/**
 * Up to `limit` of the visible findings: all of them in the order of the text, or those of the documents just edited and
 * then the worst. It looks at counts and not at findings, so that it costs little at every keystroke.
 */
export function foremost({ documents, edited }: FileState, limit: number): Foremost {
  let all = 0;
  for (const document of documents) {
    if (!document) continue;
    const { error, warning, info } = document.told.visible;
    all += error + warning + info;
  }
  const findings: Finding[] = [];
  const take = (document: DocumentState, isWanted: (finding: Finding) => boolean): void => {
    for (const finding of document.told.findings)
      if (findings.length < limit && isVisible(finding) && isWanted(finding)) findings.push(finding);
  };
  if (all <= limit) {
    for (const document of documents) if (document) take(document, () => true);
    return { findings, rest: 0 };
  }
  // A file that was just opened is new as a whole, and nobody is at any one place of it.
  const focus = edited.length < documents.filter((document) => document).length ? edited : [];
  for (const document of focus) take(document, () => true);
  const taken = new Set<DocumentState | undefined>(focus);
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const document of documents) {
      if (findings.length === limit) return { findings, rest: all - limit };
      if (!document || document.told.visible[severity] === 0 || taken.has(document)) continue;
      take(document, (finding) => finding.severity === severity);
    }
  }
  return { findings, rest: all - findings.length };
}
