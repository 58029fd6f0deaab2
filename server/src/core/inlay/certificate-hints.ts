/**
 * When certificates expire, at the end of no line: the base64 of one is longer than any window is wide. So the hint stands
 * where the certificate begins, or at the end of a BEGIN line.
 */
import type { DocumentState } from '../analysis/state.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { describeCertificate, expiryLabel } from '../certificates/describe.ts';
import { overlaps, type Span } from '../syntax/span.ts';

export interface InlayHint {
  /** In the document. */
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
  /** Whether it is about what comes after it, and not before. */
  readonly leads: boolean;
}

const BEGIN = '-----BEGIN CERTIFICATE-----';

/** Of the certificates that stand in a part of the document, at least in part. `now` in epoch milliseconds. */
export function certificateHints({ facts, ref }: DocumentState, within: Span, now: number): InlayHint[] {
  // Certificates in an escaped text have one place together; the first to end is told there.
  const first = new Map<number, Certificate>();
  for (const fact of facts) {
    if (fact.type !== 'certificate' || !fact.reading.ok || !overlaps(fact.span, within)) continue;
    const { certificate } = fact.reading;
    const { start } = fact.span;
    const before = first.get(start);
    if (!before || certificate.notAfter < before.notAfter) first.set(start, certificate);
  }
  return [...first].map(([start, certificate]) => {
    const isPem = ref.section.text.startsWith(BEGIN, start);
    const offset = isPem ? start + BEGIN.length : start;
    const label = expiryLabel(certificate, now);
    return { offset, label, tooltip: describeCertificate(certificate, now), leads: !isPem };
  });
}
