/** Begins and ends reviews, with all that is there only while one is on. */
import {
  type CommentController,
  type CommentReply,
  type CommentThread,
  commands,
  type Disposable,
  type ExtensionContext,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { OlderTexts, ReviewChanged, type ReviewedChange, ShowOnlyNew } from '../../../server/src/lsp/protocol.ts';
import { withoutLinks } from '../literal.ts';
import { NoBaseError } from './base-commit.ts';
import type { Node } from './changes-tree.ts';
import { ChangesView, VIEW } from './changes-view.ts';
import { CommentThreads, commentController, type ThreadView } from './comment-threads.ts';
import { decorate } from './decorations.ts';
import { gitApi, type Repository } from './git-api.ts';
import { openChange } from './open-change.ts';
import { Review } from './review.ts';
import { showCounts } from './status-bar.ts';

/** What a command is about: the id of a change, or whatever a menu hands over. */
export type Target = string | Node | CommentThread | CommentReply | undefined;

/** What to compare with, by repository; undefined for what a branch is going to. */
export type Wanted = ReadonlyMap<Repository, string | undefined>;

export class Reviewing {
  private readonly context: ExtensionContext;
  private readonly client: BaseLanguageClient;
  private readonly view: ChangesView;
  private controller: CommentController | undefined;
  private ongoing: Review | undefined;
  private threads: CommentThreads | undefined;
  /** What is there only while a review is on. */
  private parts: readonly Disposable[] = [];
  /** The change that was opened last. */
  private opened: string | undefined;

  constructor(context: ExtensionContext, client: BaseLanguageClient) {
    this.context = context;
    this.client = client;
    this.view = new ChangesView(client);
    context.subscriptions.push(
      { dispose: () => this.drop() },
      this.view.view,
      client.onNotification(ReviewChanged, (view) => this.ongoing?.follow(view)),
      client.onRequest(OlderTexts, async ({ uri }) => (await this.ongoing?.olderTexts(Uri.parse(uri))) ?? []),
    );
  }

  get review(): Review | undefined {
    return this.ongoing;
  }

  threadViews(): ThreadView[] {
    return this.threads?.views() ?? [];
  }

  /** The repositories there are; a person who asked is told where there are none. */
  async repositories(isAsked: boolean): Promise<readonly Repository[]> {
    const api = await gitApi();
    if (api && api.repositories.length > 0) return api.repositories;
    const why = api
      ? 'A review compares with a Git repository, and none is open here.'
      : 'A review compares with Git, which is not at hand here: the folder may not be trusted, or Git is switched off.';
    if (isAsked) void window.showWarningMessage(why);
    return [];
  }

  /** `isAsked`: a person asked for it and looks at what comes of it. */
  async start(wanted: Wanted, isAsked: boolean): Promise<void> {
    const api = await gitApi();
    if (!api || wanted.size === 0) return;
    await this.end();
    const review = new Review(this.client, api, wanted);
    this.ongoing = review;
    try {
      await window.withProgress({ location: { viewId: VIEW } }, () => review.begin());
    } catch (error) {
      await this.end();
      if (!(error instanceof NoBaseError)) throw error;
      if (isAsked) void window.showWarningMessage(withoutLinks(error.message));
      return;
    }
    // Another one may have begun meanwhile.
    if (this.ongoing !== review) return;
    const threads = new CommentThreads(this.commentController(), this.client, review, isAsked);
    const update = (): void => {
      threads.update();
      this.view.show(review);
    };
    this.threads = threads;
    this.parts = [
      threads,
      decorate(this.context, this.client, review),
      showCounts(review, VIEW),
      review.onDidChange(update),
    ];
    await commands.executeCommand('setContext', 'fedlint.reviewing', true);
    this.view.show(review);
    if (isAsked) await commands.executeCommand(`${VIEW}.focus`);
  }

  async end(): Promise<void> {
    const { review } = this;
    if (!review) return;
    this.drop();
    await review.end();
    await commands.executeCommand('setContext', 'fedlint.reviewing', false);
    await commands.executeCommand('setContext', 'fedlint.onlyNew', false);
  }

  async open(change: ReviewedChange): Promise<void> {
    if (!this.ongoing) return;
    this.opened = change.id;
    await openChange(this.client, this.ongoing, change);
    this.threads?.reveal(change.id);
    await this.view.reveal(change);
  }

  async showOnlyNew(only: boolean): Promise<void> {
    await this.client.sendRequest(ShowOnlyNew, { only });
    await commands.executeCommand('setContext', 'fedlint.onlyNew', only);
  }

  get current(): string | undefined {
    return this.opened;
  }

  /** Without a target it is the change that was opened last. */
  changeOf(target: Target): ReviewedChange | undefined {
    if (target === undefined || typeof target === 'string') return this.ongoing?.change(target ?? this.opened ?? '');
    if ('is' in target) return target.is === 'change' || target.is === 'obligation' ? target.change : undefined;
    return this.threads?.changeOf('thread' in target ? target.thread : target);
  }

  private commentController(): CommentController {
    if (!this.controller) {
      this.controller = commentController();
      this.context.subscriptions.push(this.controller);
    }
    return this.controller;
  }

  private drop(): void {
    for (const part of this.parts) part.dispose();
    this.parts = [];
    this.threads = undefined;
    this.ongoing = undefined;
    this.opened = undefined;
    this.view.show(undefined);
  }
}
