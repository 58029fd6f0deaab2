/** Quick fixes, fix-all and suppressions for what stands on the lines asked about, and what can be done at the cursor. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
} from 'vscode-languageserver';
import type { EditPlan } from '../core/analysis/edits.ts';
import { type Finding, isVisible } from '../core/analysis/finding.ts';
import { fixAll } from '../core/analysis/fix-all.ts';
import { fixFile } from '../core/analysis/fix-rounds.ts';
import { suppressOffers } from '../core/analysis/suppress.ts';
import type { Offer } from '../core/rules/rule.ts';
import type { Feature, Session } from './feature.ts';
import { normalized } from './paths.ts';
import { decisionActions, documentActions } from './policy-actions.ts';
import { DOCUMENT_KIND } from './protocol.ts';
import { toDiagnostic, toRange } from './to-lsp.ts';
import { offeredEdit, toWorkspaceEdit } from './workspace-edit.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.fedlint`;

export const codeActions: Feature = {
  // Clients that take nothing but commands could not be given an edit.
  capabilities: (client) =>
    client.textDocument?.codeAction?.codeActionLiteralSupport
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, DOCUMENT_KIND] } }
      : {},
  register(session) {
    session.connection.onCodeAction((params) => actionsFor(session, params));
  },
};

function actionsFor(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const uri = normalized(textDocument.uri);
  if (session.workspace.isIgnored(uri)) return [];
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    // The whole line answers, so that nobody has to hit the squiggle.
    const here = findingsOn(session, uri, range);
    actions.push(
      ...here.flatMap((finding) => fixesOf(session, finding)),
      ...distinctRules(here).flatMap((finding) => fixRuleEverywhere(session, finding, uri)),
      ...here.flatMap((finding) => suppressionsOf(session, finding)),
    );
  }
  if (context.only && wants(FIX_ALL)) actions.push(...fixAllHere(session, uri));
  // What is nobody's fault is for those who ask; the editor's lamp need not shine for it.
  const isAsked = context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (isAsked && wants(DOCUMENT_KIND)) actions.push(...others(documentActions(session, uri, range.start), actions));
  if (isAsked && !context.only) actions.push(...decisionActions(session, uri, range.start));
  return actions;
}

/** The findings on some lines. Of a long file only the documents there are looked at. */
function findingsOn({ workspace }: Session, uri: string, range: Range): Finding[] {
  const { source, documents } = workspace.analyzer.judge(uri) ?? {};
  if (!source || !documents) return [];
  const first = workspace.positions.placeAt(source, range.start).index;
  const last = workspace.positions.placeAt(source, range.end).index;
  return documents
    .slice(first, last + 1)
    .flatMap((document) => document?.told.findings ?? [])
    .filter((finding) => isVisible(finding) && onSameLines(toRange(workspace, finding.document, finding.span), range));
}

/** Without those that a finding offers already. */
function others(more: readonly CodeAction[], actions: readonly CodeAction[]): CodeAction[] {
  return more.filter(({ title }) => !actions.some((action) => action.title === title));
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

function asAction(session: Session, finding: Finding, offer: Offer): CodeAction | undefined {
  const edit = offeredEdit(session, finding, offer);
  if (!edit) return undefined;
  const diagnostics = [toDiagnostic(session.workspace, finding)];
  return { title: offer.title, kind: CodeActionKind.QuickFix, diagnostics, edit };
}

function fixRuleEverywhere(session: Session, { rule }: Finding, uri: string): CodeAction[] {
  if (rule.edit !== 'fix') return [];
  const same = session.workspace.analyzer.findings(uri).filter((one) => one.rule === rule && isVisible(one));
  if (same.length < 2) return [];
  const { files } = fixAll(session.workspace.analyzer, same);
  return bulk(session, files, `Fix all \`${rule.id}\` in this file`, CodeActionKind.QuickFix, uri);
}

/** What runs when a file is saved edits that file alone, and leaves nothing for the next time. */
function fixAllHere(session: Session, uri: string): CodeAction[] {
  const edits = fixFile(session.workspace.analyzer, uri);
  const files = edits.length === 0 ? [] : [{ uri, edits }];
  return bulk(session, files, 'Fix all that Fedlint can fix safely', FIX_ALL, uri);
}

function bulk(session: Session, changes: EditPlan['changes'], title: string, kind: string, uri: string): CodeAction[] {
  if (changes.length === 0) return [];
  const edit = toWorkspaceEdit(session, { changes, created: [] }, 'plain', uri);
  return edit ? [{ title, kind, edit }] : [];
}

function onSameLines(place: Range | undefined, range: Range): boolean {
  return place !== undefined && place.start.line <= range.end.line && range.start.line <= place.end.line;
}

function distinctRules(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, index) => findings.findIndex(({ rule }) => rule === finding.rule) === index);
}
