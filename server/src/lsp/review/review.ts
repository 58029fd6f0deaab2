/** Review of a change while it is written: compares the workspace with what the client says it was. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import { messageOf } from '../../core/analysis/message.ts';
import { speaksOf } from '../../core/review/spoken.ts';
import { afterChange } from '../after-change.ts';
import { knowsCommand } from '../client-commands.ts';
import type { Feature, Session } from '../feature.ts';
import { normalized } from '../paths.ts';
import {
  BeginReview,
  COMMANDS,
  EndReview,
  type NewFinding,
  ReviewChanged,
  ReviewEdit,
  type ReviewedChange,
  type ReviewedFile,
  type ReviewView,
  ShowOnlyNew,
} from '../protocol.ts';
import { toLocation } from '../to-lsp.ts';
import { offeredEdit } from '../workspace-edit.ts';
import { commentOf } from './change-comment.ts';
import { inClientColumns } from './client-columns.ts';
import type { Outcome } from './current-review.ts';
import { Past } from './past.ts';
import { settlingsOf } from './settling.ts';

export const review: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { connection, workspace, loaded, review: current } = session;
    let told = '';
    const look = (): ReviewView | undefined => {
      const outcome = current.look();
      return outcome && viewOf(session, outcome, past);
    };
    const tell = (): void => {
      const view = look();
      const text = JSON.stringify(view);
      if (!view || text === told) return;
      told = text;
      void connection.sendNotification(ReviewChanged, view);
    };
    const past = new Past(session, tell);
    connection.onRequest(BeginReview, async ({ files, tellsHistory }): Promise<ReviewView> => {
      await loaded;
      const request = files.map(inOneSpelling);
      await readUnknown(session, request);
      current.begin(request);
      past.begin(tellsHistory ?? false);
      const view = look() ?? NOTHING;
      told = JSON.stringify(view);
      workspace.changed();
      return view;
    });
    connection.onRequest(EndReview, () => {
      current.end();
      workspace.changed();
      return true;
    });
    connection.onRequest(ShowOnlyNew, ({ only }) => {
      current.onlyNew = only;
      workspace.changed();
      return true;
    });
    connection.onRequest(ReviewEdit, ({ change, action }) => editOf(session, change, action) ?? null);
    afterChange(session, 150, tell);
  },
};

const NOTHING: ReviewView = { changes: [], counts: { widens: 0, moves: 0, narrows: 0, neutral: 0 }, findings: [] };

function viewOf(session: Session, { base, changes, fresh }: Outcome, past: Past): ReviewView {
  const counts = { ...NOTHING.counts };
  for (const { view } of changes) if (!view.isQuiet) counts[view.direction]++;
  const isLinked = knowsCommand(session.client, COMMANDS.settleChange);
  const findings = [...fresh].filter((finding) => !changes.some(({ change }) => speaksOf(change, finding)));
  return {
    changes: changes.map(({ change, view: counted }): ReviewedChange => {
      const plain = inClientColumns(counted, base, session.workspace);
      const history = past.wordsOn(change);
      const view = history === undefined ? plain : { ...plain, history };
      const actions = settlingsOf(change, session.workspace).map(({ id, obligation, offer }) => {
        return { id, obligation, title: offer.title };
      });
      return { ...view, actions, comment: commentOf(view, actions, isLinked) };
    }),
    counts,
    findings: findings.flatMap(({ rule, severity, message, related, document, span }): NewFinding[] => {
      const place = toLocation(session.workspace, document, span);
      const { analyzer } = session.workspace;
      return place ? [{ ...place, rule: rule.id, severity, message: messageOf(analyzer, { message, related }) }] : [];
    }),
  };
}

function editOf(session: Session, id: string, action: string): WorkspaceEdit | undefined {
  const found = session.review.look()?.changes.find(({ view }) => view.id === id);
  const settling = found && settlingsOf(found.change, session.workspace).find((one) => one.id === action);
  return settling && offeredEdit(session, settling.finding, settling.offer);
}

function inOneSpelling({ uri, before }: ReviewedFile): ReviewedFile {
  return {
    uri: uri === null ? null : normalized(uri),
    before: before && { uri: normalized(before.uri), text: before.text },
  };
}

/** A file that was passed over, as those that Git ignores are, would otherwise look as if all of it had been taken away. */
async function readUnknown({ workspace }: Session, files: readonly ReviewedFile[]): Promise<void> {
  const unknown = files.flatMap(({ uri }) => (uri !== null && !workspace.analyzer.file(uri) ? [uri] : []));
  await workspace.reload(unknown);
}
