/** What can be done at a policy or a trust domain, whether anything is wrong with it or not. */
import type { CodeAction, Position } from 'vscode-languageserver';
import { decisionsFor } from '../core/navigation/decisions.ts';
import { nameAt } from '../core/navigation/names.ts';
import { offersToDocument, policyAt } from '../core/navigation/policy-at.ts';
import { knowsCommand } from './client-commands.ts';
import { documentAt } from './document-at.ts';
import type { Session } from './feature.ts';
import { COMMANDS, DOCUMENT_KIND } from './protocol.ts';
import { offeredEdit } from './workspace-edit.ts';

/** "Document this enforcement point", in each place where that could be written. */
export function documentActions(session: Session, uri: string, position: Position): CodeAction[] {
  const { workspace } = session;
  const at = documentAt(workspace, uri, position);
  const policy = at && policyAt(at.document, at.offset);
  if (!at || !policy) return [];
  const { ref } = at.document;
  return offersToDocument(policy, workspace.analyzer.context(at.document)).flatMap((offer) => {
    const edit = offeredEdit(session, { document: ref }, offer);
    return edit ? [{ title: offer.title, kind: DOCUMENT_KIND, edit }] : [];
  });
}

/** At a trust domain, the way to everything that decides for it. */
export function decisionActions({ workspace, client }: Session, uri: string, position: Position): CodeAction[] {
  if (!knowsCommand(client, COMMANDS.showDecisions)) return [];
  const at = documentAt(workspace, uri, position);
  const name = at && nameAt(at.document, at.offset);
  if (name?.of !== 'trust-domain' || decisionsFor(name.name, workspace.analyzer.facts()).length === 0) return [];
  const title = `Show every place that decides for ${name.name}`;
  const command = { title, command: COMMANDS.showDecisions, arguments: [name.name, uri, position] };
  return [{ title, command }];
}
