/** The diagnostics of a file as a person is to see them, and a mark that tells whether they still are what they were. */
import type { Diagnostic } from 'vscode-languageserver';
import { type Finding, isVisible } from '../core/analysis/finding.ts';
import { type Foremost, foremost } from '../core/analysis/foremost.ts';
import type { FileState } from '../core/analysis/state.ts';
import type { Session } from './feature.ts';
import type { DiagnosticData } from './protocol.ts';
import { SOURCE, toDiagnostic } from './to-lsp.ts';

/** More than this in one file helps nobody, and all of it would be sent again at every keystroke. */
const MAX_DIAGNOSTICS = 250;
const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** What decides on the diagnostics of a file. */
export type Shown = Pick<Session, 'workspace' | 'review'>;

/** Of an edited file, documents judged at once; the others wait until somebody has been answered. */
const JUDGED_AT_ONCE = 100;

/** Diagnostics of one file. Where there are too many, the worst are shown, and those of the document being edited. */
export function diagnosticsOf(session: Shown, uri: string): Diagnostic[] {
  const { workspace } = session;
  const file = workspace.analyzer.judge(uri, JUDGED_AT_ONCE);
  if (!file || workspace.isIgnored(uri)) return [];
  const { findings, rest } = shownFirst(session, file);
  const shown = findings.map((finding) => diagnosticOf(session, finding));
  if (rest === 0) return shown;
  const message = `${rest} more findings in this file are not shown here; \`fedlint check\` lists them all.`;
  return [...shown, { range: TOP, severity: 3, source: SOURCE, message }];
}

function shownFirst({ workspace, review }: Shown, file: FileState): Foremost {
  if (!review.onlyNew) return foremost(file, MAX_DIAGNOSTICS);
  const fresh = workspace.analyzer
    .findings(file.info.uri)
    .filter((finding) => isVisible(finding) && review.isShown(finding));
  return { findings: fresh.slice(0, MAX_DIAGNOSTICS), rest: Math.max(0, fresh.length - MAX_DIAGNOSTICS) };
}

function diagnosticOf({ workspace, review }: Shown, finding: Finding): Diagnostic {
  const data: DiagnosticData = { new: true };
  return { ...toDiagnostic(workspace, finding), ...(review.isNew(finding) ? { data } : {}) };
}

/** Two equal ids of a file mean that its diagnostics are the same. */
export function resultId({ workspace, review }: Shown, uri: string): string {
  // Settled by judging what is stale.
  const revision = workspace.analyzer.judge(uri, JUDGED_AT_ONCE)?.revision ?? 0;
  const ignored = workspace.isIgnored(uri) ? 'x' : '';
  // A document that is closed is told of once more, because editors forget then what they were told.
  const open = workspace.open.has(uri) ? 'o' : '';
  return `${revision}${ignored}${open}${review.markOf(uri)}`;
}
