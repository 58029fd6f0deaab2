/** A certificate under the cursor, in whatever it is written. */
import { describeCertificate } from '../certificates/describe.ts';
import { type CertificateUse, useOf } from '../model/certificate-use.ts';
import type { CertificateFact } from '../model/facts.ts';
import { contains } from '../syntax/span.ts';
import type { HoverContext } from './context.ts';
import type { Hover } from './hover.ts';
import { paragraphs, quoted } from './text.ts';

/** Of a text in which single certificates have no place of their own, the first few are told. */
const MOST = 3;

export function certificateHover(context: HoverContext, offset: number): Hover | undefined {
  const found = context.facts.flatMap((fact) =>
    fact.type === 'certificate' && contains(fact.span, offset) ? fact : [],
  );
  const [first] = found;
  if (!first) return undefined;
  const more = found.length - MOST;
  const told = found.slice(0, MOST).map((fact) => describe(fact, context));
  return { markdown: paragraphs(...told, more > 0 ? `… and ${more} more` : undefined), span: first.span };
}

function describe(fact: CertificateFact, { document, workspace, now }: HoverContext): string {
  const { reading } = fact;
  if (!reading.ok) return reading.message;
  return paragraphs(describeCertificate(reading.certificate, now), useLine(useOf({ fact, document }, workspace)));
}

function useLine(use: CertificateUse | undefined): string | undefined {
  if (use?.as === 'server') return 'A bundle endpoint shows it to its clients';
  if (!use) return undefined;
  return use.domain === undefined
    ? 'An anchor, of which nothing here says for which trust domain'
    : `An anchor of trust domain ${quoted(use.domain)}: what its key signed counts as of that trust domain`;
}
