import type { SuppressionFact } from '../model/facts.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Offer, Related, Rule } from '../rules/rule.ts';
import type { Severity } from '../rules/severity.ts';
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

/** Equal for two findings that a person could not tell apart. Positions count by line and column. */
export function signatureOf(finding: Finding): string {
  const { rule, severity, message, span, related, tag, suppressed, document } = finding;
  const at = [lineColumn(document, span.start), lineColumn(document, span.end)];
  const others = related.map((other) => [other.document.uri, other.span.start, other.message]);
  return JSON.stringify([rule.id, severity, message, at, others, tag, suppressed === undefined]);
}

function lineColumn({ section }: DocumentRef, offset: number): number[] {
  const line = section.lineStarts.findLastIndex((start) => start <= offset);
  return [line, offset - (section.lineStarts[line] ?? 0)];
}
