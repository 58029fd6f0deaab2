/** The review that is on. Its base is made once; what an edit makes of it is worked out when somebody asks. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { Finding } from '../../core/analysis/finding.ts';
import type { Settings } from '../../core/model/settings.ts';
import { baseOf, type FileChange } from '../../core/review/base-state.ts';
import { brokenFiles } from '../../core/review/broken.ts';
import { type Change, DIRECTIONS } from '../../core/review/change.ts';
import { newFindings } from '../../core/review/new-findings.ts';
import { reviewOf } from '../../core/review/review.ts';
import { type ChangeView, viewsOf } from '../../core/review/view.ts';
import type { ReviewedFile } from '../protocol.ts';
import type { Workspace } from '../workspace.ts';

interface Reviewed {
  readonly change: Change;
  readonly view: ChangeView;
}

export interface Outcome {
  /** The state it was before. */
  readonly base: Analyzer;
  readonly changes: readonly Reviewed[];
  /** Findings that the base does not have. */
  readonly fresh: ReadonlySet<Finding>;
}

interface Compared {
  readonly base: Analyzer;
  readonly files: readonly FileChange[];
  /** What held for each file when the base was made. */
  readonly settings: readonly (Settings | undefined)[];
}

export class CurrentReview {
  /** Whether diagnostics that were there before the change are left out. */
  onlyNew = false;
  private readonly workspace: Workspace;
  private request: readonly ReviewedFile[] | undefined;
  private compared: Compared | undefined;
  private outcome: Outcome | undefined;
  /** What was found last, for as long as somebody is in the middle of a line. */
  private last: readonly Reviewed[] = [];

  constructor(workspace: Workspace) {
    this.workspace = workspace;
    workspace.onChange(() => {
      this.outcome = undefined;
    });
  }

  /** The files that are not the same in both states, their URIs normalized. */
  begin(files: readonly ReviewedFile[]): void {
    this.request = files;
    this.compared = undefined;
    this.outcome = undefined;
    this.last = [];
  }

  end(): void {
    this.request = undefined;
    this.compared = undefined;
    this.outcome = undefined;
    this.onlyNew = false;
  }

  /** Undefined where no review is on. */
  look(): Outcome | undefined {
    if (!this.request) return undefined;
    this.outcome ??= this.compare(this.request);
    this.last = this.outcome.changes;
    return this.outcome;
  }

  isNew(finding: Finding): boolean {
    return this.look()?.fresh.has(finding) ?? false;
  }

  isShown(finding: Finding): boolean {
    return !this.onlyNew || this.request === undefined || this.isNew(finding);
  }

  /** Two equal marks mean that the review shows the findings of a file alike. */
  markOf(uri: string): string {
    const fresh = this.look()?.fresh;
    if (!fresh) return '';
    const findings = this.workspace.analyzer.findings(uri);
    const places = findings.flatMap((finding, index) => (fresh.has(finding) ? [index] : []));
    return `${this.onlyNew ? 'only' : 'new'}${places.join(',')}`;
  }

  private compare(request: readonly ReviewedFile[]): Outcome {
    const { analyzer, now } = this.workspace;
    const compared = this.upToDate(request);
    const { base, files } = compared;
    base.setNow(now);
    // Which rules looked at a fact is known once they have run.
    analyzer.work(Number.POSITIVE_INFINITY);
    const changes = reviewOf(base, analyzer, files, now);
    const views = viewsOf(changes, base, analyzer);
    const found = changes.flatMap((change, index): Reviewed[] => {
      const view = views[index];
      return view ? [{ change, view }] : [];
    });
    const broken = new Set(brokenFiles(base, analyzer, files));
    return { base, changes: this.withLast(found, broken), fresh: newFindings(base, analyzer, files) };
  }

  /** What cannot be read for the moment has not been taken back. */
  private withLast(found: readonly Reviewed[], broken: ReadonlySet<string>): readonly Reviewed[] {
    const ids = new Set(found.map(({ view }) => view.id));
    const kept = this.last.filter(({ view: { id, before, after } }) => {
      return !ids.has(id) && broken.has((after ?? before)?.uri ?? '');
    });
    const place = ({ view }: Reviewed): number => DIRECTIONS.indexOf(view.direction);
    return kept.length === 0 ? found : [...found, ...kept].sort((a, b) => place(a) - place(b));
  }

  private upToDate(request: readonly ReviewedFile[]): Compared {
    const { workspace } = this;
    const settings = request.map(({ uri, before }) => workspace.settingsOf(uri ?? before?.uri ?? ''));
    if (this.compared?.settings.every((one, index) => one === settings[index])) return this.compared;
    const files = fileChanges(request, workspace);
    this.compared = { base: baseOf(workspace.analyzer, files), files, settings };
    return this.compared;
  }
}

function fileChanges(request: readonly ReviewedFile[], workspace: Workspace): FileChange[] {
  const infoOf = workspace.infosWith(
    new Map([
      ...request.flatMap(({ uri }) => (uri === null ? [] : [[uri, undefined] as const])),
      ...request.flatMap(({ before }) => (before ? [[before.uri, before.text] as const] : [])),
    ]),
  );
  return request
    .filter(({ uri, before }) => !workspace.isIgnored(uri ?? before?.uri ?? ''))
    .map(({ uri, before }) => ({
      before: before ? { info: infoOf(before.uri), text: before.text } : undefined,
      after: uri ?? undefined,
    }));
}
