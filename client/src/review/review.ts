/** The review that is on: keeps the server told of what differs from the base, and everybody else of what that means. */
import { type Disposable, EventEmitter, type Uri, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  BeginReview,
  EndReview,
  type ReviewedChange,
  type ReviewedFile,
  type ReviewView,
} from '../../../server/src/lsp/protocol.ts';
import { type Base, baseFor } from './base-commit.ts';
import { isOurs, pairingsOf, reviewedFiles } from './changed-files.ts';
import type { GitApi, Repository } from './git-api.ts';
import { Marks } from './marks.ts';
import { olderTexts } from './older-texts.ts';

/** Git tells of several changes at once, and a person types faster than that. */
const GATHERING_MS = 300;

export interface Snapshot {
  readonly view: ReviewView;
  readonly bases: readonly Base[];
  readonly files: readonly ReviewedFile[];
}

export class Review {
  readonly marks = new Marks();
  private readonly client: BaseLanguageClient;
  private readonly git: GitApi;
  /** What a person wants to compare with, by repository. */
  private readonly wanted: ReadonlyMap<Repository, string | undefined>;
  private readonly texts = new Map<string, string | undefined>();
  private readonly listening: Disposable[] = [];
  private readonly emitter = new EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private snapshot: Snapshot = { view: NOTHING, bases: [], files: [] };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private working: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(client: BaseLanguageClient, git: GitApi, wanted: ReadonlyMap<Repository, string | undefined>) {
    this.client = client;
    this.git = git;
    this.wanted = wanted;
  }

  get current(): Snapshot {
    return this.snapshot;
  }

  /** Fails with a `NoBaseError` where there is nothing to compare with. */
  async begin(): Promise<void> {
    await this.compare();
    const again = () => this.later();
    const failed = (error: unknown) => this.fail(error);
    this.listening.push(
      ...[...this.wanted.keys()].map(({ state }) => state.onDidChange(again)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isUnknown(document.uri)) again();
      }),
      // A server that was started anew knows nothing of a review.
      this.client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.tell(this.snapshot.bases, this.snapshot.files).catch(failed);
      }),
    );
  }

  async end(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    for (const one of this.listening) one.dispose();
    await this.working;
    this.emitter.dispose();
    if (this.client.state === State.Running) await this.client.sendRequest(EndReview);
  }

  /** What the server says of edits in files that it knows to differ. */
  follow(view: ReviewView): void {
    this.show({ ...this.snapshot, view });
  }

  mark(change: ReviewedChange, note: string): void {
    this.marks.set(change, note);
    this.emitter.fire();
  }

  unmark(change: ReviewedChange): void {
    this.marks.delete(change);
    this.emitter.fire();
  }

  change(id: string): ReviewedChange | undefined {
    return this.snapshot.view.changes.find((one) => one.id === id);
  }

  /** The document of a file as it was; undefined where no repository has it. */
  baseUri(uri: Uri): Uri | undefined {
    const base = this.baseOf(uri);
    return base && this.git.toGitUri(uri, base.commit);
  }

  async olderTexts(uri: Uri): Promise<string[]> {
    const base = this.baseOf(uri);
    return base ? olderTexts(base, uri) : [];
  }

  private baseOf(uri: Uri): Base | undefined {
    const root = this.git.getRepository(uri)?.rootUri.toString();
    return this.snapshot.bases.find(({ repository }) => repository.rootUri.toString() === root);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.working = this.working.then(() => this.compare()).catch((error) => this.fail(error));
    }, GATHERING_MS);
  }

  private fail(error: unknown): void {
    this.client.error('The review could not be brought up to date.', error, false);
  }

  /** Asks Git what differs, and tells the server if that is not what it knows. */
  private async compare(): Promise<void> {
    const found = await Promise.allSettled([...this.wanted].map(([repository, name]) => baseFor(repository, name)));
    const bases = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failure = found.find((one) => one.status === 'rejected');
    // A repository without any commit is no reason to leave the others alone.
    if (bases.length === 0 && failure) throw failure.reason;
    const files = (await Promise.all(bases.map((base) => this.filesOf(base)))).flat();
    if (this.isOver) return;
    const before = this.snapshot;
    // While the server answers, it may already ask for older texts.
    this.snapshot = { ...before, bases };
    const isFirst = before.bases.length === 0;
    if (isFirst || JSON.stringify(files) !== JSON.stringify(before.files)) await this.tell(bases, files);
    else if (commitsOf(bases) !== commitsOf(before.bases)) this.show(this.snapshot);
  }

  private async filesOf(base: Base): Promise<ReviewedFile[]> {
    const root = base.repository.rootUri.toString();
    const dirty = workspace.textDocuments.filter(
      ({ isDirty, uri }) => isDirty && isOurs(uri) && this.git.getRepository(uri)?.rootUri.toString() === root,
    );
    return reviewedFiles(base, await pairingsOf(base, dirty), this.texts);
  }

  private async tell(bases: readonly Base[], files: readonly ReviewedFile[]): Promise<void> {
    const view = await this.client.sendRequest(BeginReview, { files, tellsHistory: true });
    if (!this.isOver) this.show({ view, bases, files });
  }

  private show(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.marks.keep(snapshot.view.changes);
    this.emitter.fire();
  }

  private isUnknown(uri: Uri): boolean {
    const root = this.git.getRepository(uri)?.rootUri.toString();
    const isReviewed = [...this.wanted.keys()].some(({ rootUri }) => rootUri.toString() === root);
    return isReviewed && isOurs(uri) && !this.snapshot.files.some((file) => file.uri === uri.toString());
  }
}

const NOTHING: ReviewView = { changes: [], counts: { widens: 0, moves: 0, narrows: 0, neutral: 0 }, findings: [] };

function commitsOf(bases: readonly Base[]): string {
  return bases.map(({ name, commit }) => `${name} ${commit}`).join();
}
