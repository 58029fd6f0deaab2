/** Requests to hide findings that are in force, and which finding each of them hides. */
import type { SuppressionFact } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { unusedSuppression } from '../rules/suppression/unused-suppression.ts';
import { asFinding, inTextOrder } from './document-findings.ts';
import type { Finding } from './finding.ts';
import type { DocumentState, FileState } from './state.ts';
import { canBeHidden, isInForce, type SuppressionContext } from './suppression.ts';

/** Those for the whole file. */
export interface FileRequests {
  /** The first for each rule. */
  readonly all: ReadonlyMap<string, SuppressionFact>;
  /** By the documents they stand in. */
  readonly byDocument: ReadonlyMap<DocumentState, readonly SuppressionFact[]>;
}

export function fileRequests({ documents }: FileState, context: SuppressionContext): FileRequests {
  const all = new Map<string, SuppressionFact>();
  const byDocument = new Map<DocumentState, readonly SuppressionFact[]>();
  for (const document of documents) {
    if (!document || document.suppressions.length === 0) continue;
    const forFile = document.suppressions.filter((one) => one.scope === 'file' && isInForce(one, context));
    if (forFile.length > 0) byDocument.set(document, forFile);
    for (const request of forFile) for (const id of rulesOf(request)) if (!all.has(id)) all.set(id, request);
  }
  return { all, byDocument };
}

export interface Settled {
  /** In the order of the text; those that are hidden know why, and requests that hid nothing are among them. */
  readonly findings: readonly Finding[];
  /** The requests for the whole file that hid some. */
  readonly used: readonly SuppressionFact[];
}

/** The findings of a document with the requests around it honoured. */
export function settle(document: DocumentState, forFile: FileRequests['all'], context: SuppressionContext): Settled {
  const { findings, suppressions } = document;
  const own = suppressions.filter((request) => request.scope !== 'file' && isInForce(request, context));
  if (own.length === 0 && forFile.size === 0) return { findings, used: [] };
  const used = new Set<SuppressionFact>();
  const nearest = coverOf(own);
  const settled = findings.map((finding) => {
    const { rule, span } = finding;
    const suppressed = canBeHidden(rule.id, []) ? (forFile.get(rule.id) ?? nearest(rule.id, span.start)) : undefined;
    if (!suppressed) return finding;
    used.add(suppressed);
    return { ...finding, suppressed };
  });
  const unused = own.filter((request) => !used.has(request));
  return {
    findings: withUnused(settled, document, unused),
    used: [...used].filter(({ scope }) => scope === 'file'),
  };
}

/** With a finding for each of the requests in a document that hid nothing. */
export function withUnused(
  findings: readonly Finding[],
  document: DocumentState,
  unused: readonly SuppressionFact[],
): readonly Finding[] {
  if (unused.length === 0) return findings;
  const reported = unused
    .flatMap((suppression) => [...unusedSuppression.report(suppression)])
    .flatMap((problem) => asFinding(document, unusedSuppression, problem) ?? []);
  return [...findings, ...reported].sort(inTextOrder);
}

/**
 * The first request for a rule that covers a place. Places have to be asked about in ascending order: requests that ended
 * above are dropped on the way, so that many of them cost no more than they are.
 */
function coverOf(requests: readonly SuppressionFact[]): (rule: string, offset: number) => SuppressionFact | undefined {
  const byRule = new Map<string, { coming: SuppressionFact[]; around: SuppressionFact[] }>();
  for (const request of requests.toReversed().sort((a, b) => startOf(b) - startOf(a))) {
    for (const id of rulesOf(request)) {
      const known = byRule.get(id);
      if (known) known.coming.push(request);
      else byRule.set(id, { coming: [request], around: [] });
    }
  }
  return (rule, offset) => {
    const known = byRule.get(rule);
    if (!known) return undefined;
    for (let next = known.coming.at(-1); next && startOf(next) <= offset; next = known.coming.at(-1)) {
      known.around.push(next);
      known.coming.pop();
    }
    known.around = known.around.filter(({ covers }) => covers === undefined || offset < covers.end);
    return known.around[0];
  };
}

function startOf({ covers }: SuppressionFact): number {
  return covers?.start ?? 0;
}

function rulesOf({ rules }: SuppressionFact): string[] {
  return rules.flatMap((stated) => knownValue(stated) ?? []);
}
