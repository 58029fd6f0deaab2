/** A comment thread for each change, on the line that changed; what is gone is commented where it was. */
import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  type Disposable,
  MarkdownString,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMMANDS, type ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import type { Review } from './review.ts';
import { plain, stateOf, VERBS } from './words.ts';

/** A thread as others may read it. */
export interface ThreadView {
  readonly uri: Uri;
  /** From 0. */
  readonly line: number;
  readonly label: string;
  /** Markdown. */
  readonly comments: readonly string[];
  readonly isResolved: boolean;
}

interface Shown {
  readonly thread: CommentThread;
  change: ReviewedChange;
  note: string | undefined;
}

/** One for all reviews: to dispose of it again disposes of threads that are gone, which VS Code complains about. */
export function commentController(): CommentController {
  const controller = comments.createCommentController('fedlint.review', 'Fedlint');
  controller.options = {
    prompt: 'Mark as reviewed, with a note …',
    placeHolder: 'A note for as long as the review is on',
  };
  return controller;
}

export class CommentThreads implements Disposable {
  private readonly controller: CommentController;
  private readonly threads = new Map<string, Shown>();
  private readonly client: BaseLanguageClient;
  private readonly review: Review;
  /** `isOpen`: the first thread of each file that asks for a decision is unfolded. */
  constructor(controller: CommentController, client: BaseLanguageClient, review: Review, isOpen: boolean) {
    this.controller = controller;
    this.client = client;
    this.review = review;
    this.update();
    if (isOpen) this.unfoldFirst();
  }

  update(): void {
    const { changes } = this.review.current.view;
    const loud = new Map(changes.filter(({ isQuiet }) => !isQuiet).map((change) => [change.id, change]));
    for (const [id, { thread }] of this.threads) {
      const change = loud.get(id);
      if (change && this.placeOf(change)?.uri.toString() === thread.uri.toString()) continue;
      thread.dispose();
      this.threads.delete(id);
    }
    for (const change of loud.values()) this.show(change);
  }

  changeOf(thread: CommentThread): ReviewedChange | undefined {
    return [...this.threads.values()].find((shown) => shown.thread === thread)?.change;
  }

  /** Unfolds the thread of a change, and folds the one before: two above each other leave no room for the text. */
  reveal(id: string): void {
    const thread = this.threads.get(id)?.thread;
    if (!thread) return;
    for (const { thread: other } of this.threads.values()) {
      if (other !== thread) other.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    }
    thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  views(): ThreadView[] {
    return [...this.threads.values()].map(({ thread }) => ({
      uri: thread.uri,
      line: thread.range?.start.line ?? 0,
      label: thread.label ?? '',
      comments: thread.comments.map(({ body }) => (typeof body === 'string' ? body : body.value)),
      isResolved: thread.state === CommentThreadState.Resolved,
    }));
  }

  dispose(): void {
    for (const { thread } of this.threads.values()) thread.dispose();
    this.threads.clear();
  }

  private show(change: ReviewedChange): void {
    const place = this.placeOf(change);
    if (!place) return;
    const note = this.review.marks.noteOn(change);
    const known = this.threads.get(change.id);
    const said = [fromUs(change), ...(note === undefined ? [] : [fromPerson(note)])];
    const thread = known?.thread ?? this.controller.createCommentThread(place.uri, place.range, said);
    if (!known) thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    if (!thread.range?.isEqual(place.range)) thread.range = place.range;
    // What is written anew loses its scroll position, and flickers.
    if (known && (known.change.comment !== change.comment || known.note !== note)) thread.comments = said;
    if (known && note !== undefined && known.note === undefined)
      thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    thread.label = `${VERBS[change.direction]}: ${plain(change.subject)}`;
    thread.state = note === undefined ? CommentThreadState.Unresolved : CommentThreadState.Resolved;
    thread.contextValue = stateOf(change, note);
    this.threads.set(change.id, { thread, change, note });
  }

  private unfoldFirst(): void {
    const seen = new Set<string>();
    for (const { thread, change } of this.threads.values()) {
      const asks = change.direction === 'widens' || change.direction === 'moves';
      if (!asks || seen.has(thread.uri.toString())) continue;
      seen.add(thread.uri.toString());
      thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    }
  }

  private placeOf({ before, after }: ReviewedChange) {
    const { protocol2CodeConverter: convert } = this.client;
    const side = after ?? before;
    if (!side) return undefined;
    const uri = after ? convert.asUri(side.uri) : this.review.baseUri(convert.asUri(side.uri));
    return uri && { uri, range: convert.asRange(side.range) };
  }
}

function fromUs({ comment }: ReviewedChange): Comment {
  const body = new MarkdownString(comment);
  body.isTrusted = { enabledCommands: [COMMANDS.settleChange] };
  return { author: { name: 'Fedlint' }, body, mode: CommentMode.Preview };
}

/** A plain string is shown as it was typed. */
function fromPerson(note: string): Comment {
  const body = note === '' ? 'Reviewed.' : note;
  return { author: { name: 'You' }, body, mode: CommentMode.Preview, label: 'reviewed' };
}
