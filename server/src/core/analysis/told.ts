/** What people see of the findings of a file: kept by document, so that an edit costs what it touches. */
import type { SuppressionFact } from '../model/facts.ts';
import type { Severity } from '../model/severity.ts';
import type { Section } from '../syntax/sections.ts';
import { type Finding, isVisible, looksTheSame, relatedPlaces } from './finding.ts';
import { fileRequests, type Settled, settle, withUnused } from './requests.ts';
import type { DocumentState, FileState } from './state.ts';
import type { SuppressionContext } from './suppression.ts';

export interface Told {
  /** In the order of the text, hidden ones included. */
  readonly findings: readonly Finding[];
  /** The text that they are about. */
  readonly section: Section;
  /** The places that they point at, as they were then. */
  readonly related: readonly string[];
  /** How many of them are to be seen. */
  readonly visible: Readonly<Record<Severity, number>>;
  /** The requests for the whole file that hid some of them. */
  readonly used: readonly SuppressionFact[];
}

const NONE: Told['visible'] = { error: 0, warning: 0, info: 0 };

export function nothingTold(section: Section): Told {
  return { findings: [], section, related: [], visible: NONE, used: [] };
}

/** Tells the findings of the documents whose rules have run. Where that makes a difference, the revision grows. */
export function tell(file: FileState, context: SuppressionContext): void {
  if (file.isTold) return;
  if (!file.requests) {
    file.requests = fileRequests(file, context);
    for (const document of file.documents) if (document && !file.stale.has(document)) file.untold.add(document);
  }
  const { all, byDocument } = file.requests;
  const settled = new Map<DocumentState, Settled>();
  for (const document of [...file.untold, ...byDocument.keys()]) settled.set(document, settle(document, all, context));
  // Whether a request for the whole file hid anything is known when all documents have been judged.
  const isKnown = byDocument.size > 0 && file.stale.size === 0;
  const used = new Set(isKnown ? usedIn(file.documents, settled) : []);
  for (const [document, { findings, used: hiding }] of settled) {
    const unused = isKnown ? (byDocument.get(document) ?? []).filter((request) => !used.has(request)) : [];
    show(document, withUnused(findings, document, unused), hiding);
  }
  file.untold.clear();
  file.findings = undefined;
  file.isTold = true;
}

function usedIn(
  documents: readonly (DocumentState | undefined)[],
  settled: ReadonlyMap<DocumentState, Settled>,
): SuppressionFact[] {
  return documents.flatMap((document) => (document ? (settled.get(document) ?? document.told).used : []));
}

function show(document: DocumentState, findings: readonly Finding[], used: readonly SuppressionFact[]): void {
  const { section } = document.ref;
  const before = document.told;
  document.told = { findings, section, related: relatedPlaces(findings), visible: counted(findings), used };
  if (!looksTheSame(before, document.told)) document.file.revision++;
}

function counted(findings: readonly Finding[]): Told['visible'] {
  if (findings.length === 0) return NONE;
  const visible = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) if (isVisible(finding)) visible[finding.severity]++;
  return visible;
}
