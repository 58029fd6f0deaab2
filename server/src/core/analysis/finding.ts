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
  /** The text it is about: what it offers is refused once the document has another. */
  readonly section: Section;
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
  /** Where in their documents the places stood that these point at (`relatedPlaces`). */
  readonly related: readonly string[];
}

export function relatedPlaces(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ related }) => related.map(({ document, span }) => placeIn(document.section, span)));
}

/** Whether a person would see no difference. Positions count by line and column within the document. */
export function looksTheSame(before: Judged, after: Judged): boolean {
  if (before.findings.length !== after.findings.length) return false;
  if (before.related.some((place, index) => place !== after.related[index])) return false;
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
    isVisible(a) === isVisible(b) &&
    a.related.length === b.related.length &&
    a.related.every((related, index) => {
      const other = b.related[index];
      return other?.document === related.document && other.message === related.message;
    })
  );
}

function placeOf({ span }: Finding, { section }: Judged): string {
  return placeIn(section, span);
}

function placeIn(section: Section, span: Span): string {
  return `${lineColumn(section, span.start)} ${lineColumn(section, span.end)}`;
}

function lineColumn(section: Section, offset: number): string {
  const { line, character } = positionIn(section, offset);
  return `${line}:${character}`;
}
