/** Quick fixes, fix-all and suppressions for what stands on the lines asked about. */
import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from 'vscode-languageserver';
import { editsOf } from '../core/analysis/edits.ts';
import { type Finding, isVisible } from '../core/analysis/finding.ts';
import { fixAll } from '../core/analysis/fix-all.ts';
import { suppressOffers } from '../core/analysis/suppress.ts';
import type { Rendering } from '../core/fixes/blanks.ts';
import type { Offer } from '../core/rules/rule.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';
import { toDiagnostic, toRange } from './to-lsp.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.fedlint`;

export const codeActions: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } }),
  register(session) {
    session.connection.onCodeAction((params) => actionsFor(session, params));
  },
};

function actionsFor(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const uri = normalized(textDocument.uri);
  if (session.workspace.isIgnored(uri)) return [];
  const findings = session.workspace.analyzer.findings(uri).filter(isVisible);
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    // The whole line answers, so that nobody has to hit the squiggle.
    const here = findings.filter((finding) =>
      onSameLines(toRange(session.workspace, finding.document, finding.span), range),
    );
    actions.push(
      ...here.flatMap((finding) => fixesOf(session, finding)),
      ...distinctRules(here).flatMap((finding) => fixRuleEverywhere(session, findings, finding, uri)),
      ...here.flatMap((finding) => suppressionsOf(session, finding)),
    );
  }
  if (context.only && wants(FIX_ALL))
    actions.push(...bulk(session, findings, 'Fix all that Fedlint can fix safely', FIX_ALL, uri));
  return actions;
}

function fixesOf(session: Session, finding: Finding): CodeAction[] {
  const offers = [...finding.offers()].sort((a, b) => Number(b.kind === 'fix') - Number(a.kind === 'fix'));
  return offers.flatMap((offer) => {
    const action = asAction(session, finding, offer);
    return action ? [{ ...action, isPreferred: offer.kind === 'fix' }] : [];
  });
}

function suppressionsOf(session: Session, finding: Finding): CodeAction[] {
  const document = session.workspace.analyzer.documentOf(finding.document);
  if (!document) return [];
  const offers = suppressOffers(finding, document, session.workspace.now);
  return offers.flatMap((offer) => asAction(session, finding, offer) ?? []);
}

function asAction({ workspace, client }: Session, finding: Finding, offer: Offer): CodeAction | undefined {
  const rendering: Rendering = client.workspace?.workspaceEdit?.snippetEditSupport ? 'snippet' : 'plain';
  const plan = editsOf(workspace.analyzer, finding, offer, rendering);
  const edit = plan && toWorkspaceEdit(workspace, plan, rendering, finding.document.uri);
  if (!edit) return undefined;
  return { title: offer.title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(workspace, finding)], edit };
}

function fixRuleEverywhere(session: Session, all: readonly Finding[], { rule }: Finding, uri: string): CodeAction[] {
  const same = all.filter((finding) => finding.rule === rule);
  if (rule.edit !== 'fix' || same.length < 2) return [];
  return bulk(session, same, `Fix all \`${rule.id}\` in this file`, CodeActionKind.QuickFix, uri);
}

function bulk(
  { workspace }: Session,
  findings: readonly Finding[],
  title: string,
  kind: string,
  uri: string,
): CodeAction[] {
  const { files } = fixAll(workspace.analyzer, findings);
  if (files.length === 0) return [];
  const edit = toWorkspaceEdit(workspace, { changes: files, created: [] }, 'plain', uri);
  return edit ? [{ title, kind, edit }] : [];
}

function onSameLines(place: Range | undefined, range: Range): boolean {
  return place !== undefined && place.start.line <= range.end.line && range.start.line <= place.end.line;
}

function distinctRules(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, index) => findings.findIndex(({ rule }) => rule === finding.rule) === index);
}
