/** The commands of reviews. */
import { type CommentReply, commands, type Disposable, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMANDS, type ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import { withoutIcons } from '../literal.ts';
import { OPEN_CHANGE } from './changes-tree.ts';
import type { Repository } from './git-api.ts';
import { pickBase } from './pick-base.ts';
import type { Reviewing, Target } from './reviewing.ts';
import { settle } from './settle.ts';
import { neighbour } from './steps.ts';
import { plain } from './words.ts';

export function registerReviewCommands(client: BaseLanguageClient, reviewing: Reviewing): Disposable[] {
  const step = (by: 1 | -1) => async (): Promise<void> => {
    const changes = reviewing.review?.current.view.changes ?? [];
    const next = neighbour(changes, reviewing.current, by);
    if (next) await reviewing.open(next);
  };
  const about =
    <A extends unknown[]>(run: (change: ReviewedChange, ...rest: A) => Promise<void> | void) =>
    async (target: Target, ...rest: A): Promise<void> => {
      const change = reviewing.changeOf(target);
      if (change) await run(change, ...rest);
    };
  /** A menu of the tree hands over more than the node. */
  const mark = async (target: Target, said?: unknown): Promise<void> => {
    const change = reviewing.changeOf(target);
    if (!change) return;
    const typed = isReply(target) ? target.text : said;
    const note = typeof typed === 'string' ? typed : await askForNote(change);
    if (note !== undefined) reviewing.review?.mark(change, note.trim());
  };
  const handlers: Readonly<Record<string, (...args: never[]) => Promise<void>>> = {
    'fedlint.review.start': () => start(reviewing, true),
    'fedlint.review.startAgainst': () => startAgainst(reviewing),
    'fedlint.review.end': () => reviewing.end(),
    'fedlint.review.next': step(1),
    'fedlint.review.previous': step(-1),
    [OPEN_CHANGE]: about((change) => reviewing.open(change)),
    [COMMANDS.settleChange]: about((change, action?: unknown) =>
      settle(client, change, typeof action === 'string' ? action : undefined),
    ),
    'fedlint.review.mark': mark,
    'fedlint.review.unmark': about((change) => reviewing.review?.unmark(change)),
    'fedlint.review.onlyNew': () => reviewing.showOnlyNew(true),
    'fedlint.review.allProblems': () => reviewing.showOnlyNew(false),
  };
  return Object.entries(handlers).map(([name, handler]) => commands.registerCommand(name, handler));
}

/** Begins a review if a person has asked for that in the settings, now or later. */
export async function startWhereLive(reviewing: Reviewing): Promise<void> {
  const isLive = workspace.getConfiguration('fedlint').get<boolean>('review.live', false);
  if (isLive && !reviewing.review) await start(reviewing, false);
}

async function start(reviewing: Reviewing, isAsked: boolean): Promise<void> {
  const repositories = await reviewing.repositories(isAsked);
  await reviewing.start(new Map(repositories.map((one) => [one, undefined])), isAsked);
}

async function startAgainst(reviewing: Reviewing): Promise<void> {
  const repository = await oneOf(await reviewing.repositories(true));
  const name = repository && (await pickBase(repository));
  if (repository && name !== undefined) await reviewing.start(new Map([[repository, name]]), true);
}

async function oneOf(repositories: readonly Repository[]): Promise<Repository | undefined> {
  if (repositories.length < 2) return repositories[0];
  const items = repositories.map((repository) => ({
    label: withoutIcons(workspace.asRelativePath(repository.rootUri)),
    repository,
  }));
  return (await window.showQuickPick(items, { title: 'In which repository?' }))?.repository;
}

function askForNote({ title }: ReviewedChange): Thenable<string | undefined> {
  return window.showInputBox({
    title: plain(title),
    prompt: 'A note, kept for as long as the review is on. It may be empty.',
  });
}

function isReply(target: Target): target is CommentReply {
  return typeof target === 'object' && 'thread' in target;
}
