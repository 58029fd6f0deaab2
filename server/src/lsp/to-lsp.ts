/** From Fedlint's own values to those of the language server protocol. Nothing else makes protocol diagnostics. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Location, type Range } from 'vscode-languageserver';
import type { Finding } from '../core/analysis/finding.ts';
import { messageOf } from '../core/analysis/message.ts';
import type { Severity } from '../core/model/severity.ts';
import type { DocumentRef } from '../core/model/store.ts';
import { ruleUrl } from '../core/rules/documentation.ts';
import type { Span } from '../core/syntax/span.ts';
import type { Workspace } from './workspace.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Name under which Fedlint's diagnostics stand beside those of other tools. */
export const SOURCE = 'fedlint';

export function toDiagnostic(workspace: Workspace, finding: Finding): Diagnostic {
  const related = finding.related.flatMap(({ document, span, message }) => {
    const location = toLocation(workspace, document, span);
    return location ? [{ location, message }] : [];
  });
  return {
    range: toRange(workspace, finding.document, finding.span) ?? NOWHERE,
    severity: SEVERITIES[finding.severity],
    code: finding.rule.id,
    codeDescription: { href: ruleUrl(finding.rule.id) },
    source: SOURCE,
    message: messageOf(workspace.analyzer, finding),
    ...(finding.tag ? { tags: [TAGS[finding.tag]] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

export function toRange(workspace: Workspace, ref: DocumentRef, span: Span): Range | undefined {
  const document = workspace.analyzer.documentOf(ref);
  return document && workspace.positions.rangeAt(document.file.source, ref.index, span);
}

export function toLocation(workspace: Workspace, ref: DocumentRef, span: Span): Location | undefined {
  const range = toRange(workspace, ref, span);
  return range && { uri: workspace.spelled(ref.uri), range };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
