/** The findings of a file: those of its documents in order, with the requests to hide some of them honoured. */
import type { SuppressionFact } from '../model/facts.ts';
import { unusedSuppression } from '../rules/suppression/unused-suppression.ts';
import { asFinding } from './document-findings.ts';
import type { Finding } from './finding.ts';
import type { DocumentState, FileState } from './state.ts';
import { hides, isInForce, type SuppressionContext } from './suppression.ts';

/** A request that is in force. */
interface Request {
  readonly suppression: SuppressionFact;
  readonly document: DocumentState;
  used: boolean;
}

export function fileFindings(file: FileState, now: number, ruleIds: ReadonlySet<string>): Finding[] {
  const { locked } = file.info.settings;
  const context: SuppressionContext = { now, locked, ruleIds };
  const requests: Request[] = [];
  const findings: Finding[] = [];
  // Plain loops: a file may have ten thousand documents, and this runs at every keystroke.
  for (const document of file.documents) {
    if (!document) continue;
    for (const finding of document.findings) findings.push(finding);
    for (const suppression of document.suppressions) {
      if (isInForce(suppression, context)) requests.push({ suppression, document, used: false });
    }
  }
  if (requests.length === 0) return findings;
  const settled = findings.map((finding) => settle(finding, requests));
  const unused = requests.filter(({ used }) => !used).flatMap(reportUnused);
  return unused.length === 0 ? settled : inOrder([...settled, ...unused], file.documents);
}

function settle(finding: Finding, requests: readonly Request[]): Finding {
  const request = requests.find(({ suppression, document }) => {
    const inReach = suppression.scope === 'file' || document.ref === finding.document;
    return inReach && hides(suppression, finding.rule.id, finding.span);
  });
  if (!request) return finding;
  request.used = true;
  return { ...finding, suppressed: request.suppression };
}

function reportUnused({ suppression, document }: Request): Finding[] {
  return [...unusedSuppression.report(suppression)].flatMap(
    (problem) => asFinding(document, unusedSuppression, problem) ?? [],
  );
}

function inOrder(findings: Finding[], documents: readonly (DocumentState | undefined)[]): Finding[] {
  const order = new Map(documents.map((document, index) => [document?.ref, index]));
  const place = ({ document }: Finding): number => order.get(document) ?? 0;
  return findings.sort(
    (a, b) => place(a) - place(b) || a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : 1),
  );
}
