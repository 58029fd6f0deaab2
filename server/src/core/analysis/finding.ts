import type { SuppressionFact } from '../model/facts.ts';
import type { Severity } from '../model/severity.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Offer, Related, Rule } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import { positionIn } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

/** What a rule said about one place of one document, severity and suppression settled. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly document: DocumentRef;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly tag: 'unnecessary' | 'deprecated' | undefined;
  /** The request that hides it; surfaces show it only where they show hidden findings. */
  readonly suppressed: SuppressionFact | undefined;
  /** Computes the edits on offer. */
  readonly offers: () => readonly Offer[];
}

export function isVisible(finding: Finding): boolean {
  return finding.suppressed === undefined;
}

/** Findings of a document, and the text they are about. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly section: Section;
}

/** Whether a person would see no difference. Positions count by line and column within the document. */
export function looksTheSame(before: Judged, after: Judged): boolean {
  if (before.findings.length !== after.findings.length) return false;
  return before.findings.every((finding, index) => {
    const other = after.findings[index];
    return other !== undefined && isLike(finding, other) && placeOf(finding, before) === placeOf(other, after);
  });
}

function isLike(a: Finding, b: Finding): boolean {
  return (
    a.rule === b.rule &&
    a.severity === b.severity &&
    a.message === b.message &&
    a.tag === b.tag &&
    a.related.length === b.related.length &&
    a.related.every((related, index) => {
      const other = b.related[index];
      return other?.document === related.document && other.span.start === related.span.start;
    })
  );
}

function placeOf({ span }: Finding, { section }: Judged): string {
  return `${lineColumn(section, span.start)} ${lineColumn(section, span.end)}`;
}

function lineColumn(section: Section, offset: number): string {
  const { line, character } = positionIn(section, offset);
  return `${line}:${character}`;
}
