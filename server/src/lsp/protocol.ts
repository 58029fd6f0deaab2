/** Messages of our own between client and server, besides those of the language server protocol. */
import {
  type Location,
  NotificationType,
  type Position,
  type Range,
  RequestType,
  RequestType0,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ObligationId } from '../core/model/obligation.ts';
import type { Severity } from '../core/model/severity.ts';
import type { Direction } from '../core/review/change.ts';
import type { ChangeView } from '../core/review/view.ts';

/** What the client tells the server when it starts. */
export interface InitializationOptions {
  /** The client can list and read files, so the server needs no disk (browser, virtual workspaces). */
  readonly clientFiles?: boolean;
  /** Settings under `fedlint.`, as they stand at the start. */
  readonly settings?: ClientSettings;
  /** The client listens to `StatusChanged`. */
  readonly showsStatus?: boolean;
}

/** Settings of the editor. `.fedlint.yaml` wins over them. */
export interface ClientSettings {
  readonly rules?: Readonly<Record<string, string>>;
  readonly adoption?: string;
  readonly localTrustDomains?: readonly string[];
}

/** Server to client: URIs of the files below a folder that could be ours. */
export const ListFiles = new RequestType<{ folder: string }, string[], void>('fedlint/listFiles');

/** Server to client: text of a file that is not open. */
export const ReadFile = new RequestType<{ uri: string }, { text: string | null }, void>('fedlint/readFile');

/** Client to server: answered once the files of the workspace have been read. */
export const Ready = new RequestType0<boolean, void>('fedlint/ready');

/** What the server is doing, for the status item. */
export interface Status {
  readonly state: 'idle' | 'checking' | 'error';
  readonly federations: number;
  readonly findings: number;
  readonly message?: string;
}

export const StatusChanged = new NotificationType<Status>('fedlint/status');

/** Commands of the client that lenses and code actions lead to. */
export const COMMANDS = {
  /** Trust domain, then URI and position of where it was asked for. Without arguments a person is asked. */
  showDecisions: 'fedlint.showDecisions',
  /** URI and position of a policy. */
  showDocumentation: 'fedlint.showDocumentation',
  /** URI and position of a policy; without them, the cursor. */
  documentPoint: 'fedlint.documentPoint',
  /** Ids of a change of the review and of one of its actions. */
  settleChange: 'fedlint.review.settle',
} as const;

/** Kind of the code actions that document a policy. */
export const DOCUMENT_KIND = 'refactor.rewrite.fedlint.document';

/** Client to server: every place that decides for a trust domain. */
export const DecisionsFor = new RequestType<{ domain: string }, Location[], void>('fedlint/decisionsFor');

/** A trust domain, issuer or peer, with how many places of each kind decide for it: "2 policies, 1 federation". */
export interface DecidedDomain {
  readonly domain: string;
  readonly places: string;
}

/** Client to server: for whom anything decides, the one at the position first. */
export const DecidedDomains = new RequestType<{ uri?: string; position?: Position }, DecidedDomain[], void>(
  'fedlint/decidedDomains',
);

/** Client to server: the manifests that document the policy at a position. */
export const DocumentationAt = new RequestType<{ uri: string; position: Position }, Location[], void>(
  'fedlint/documentationAt',
);

/** A file that is not the same in both states of a review. */
export interface ReviewedFile {
  /** Null where the file is gone. */
  readonly uri: string | null;
  /** Null where the file is new. A file that was renamed has the URI here that it had. */
  readonly before: { readonly uri: string; readonly text: string } | null;
}

/** An edit that settles an open obligation of a change. Its text is made when it is asked for. */
export interface ReviewAction {
  /** Tells it from the others of the same change. */
  readonly id: string;
  readonly title: string;
  readonly obligation: ObligationId;
}

export interface ReviewedChange extends ChangeView {
  /** All that a person has to read about it, in Markdown; its links lead to pages, places and commands of the client. */
  readonly comment: string;
  readonly actions: readonly ReviewAction[];
}

export interface NewFinding {
  readonly uri: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

export interface ReviewView {
  /** Those that widen first. */
  readonly changes: readonly ReviewedChange[];
  /** Quiet changes are not counted. */
  readonly counts: Readonly<Record<Direction, number>>;
  /** Findings that the change brought, and that no change speaks of already. */
  readonly findings: readonly NewFinding[];
}

/** Client to server: compare the workspace with a state in which these files were different. Replaces what was on. */
export const BeginReview = new RequestType<BeginReviewParams, ReviewView, void>('fedlint/beginReview');

export interface BeginReviewParams {
  readonly files: readonly ReviewedFile[];
  /** The client answers `OlderTexts`. */
  readonly tellsHistory?: boolean;
}

/** Server to client: the texts of a file up to the base of the review, that of the base first. */
export const OlderTexts = new RequestType<{ uri: string }, string[], void>('fedlint/olderTexts');

/** Client to server: forget the other state. */
export const EndReview = new RequestType0<boolean, void>('fedlint/endReview');

/** Server to client: an edit made something else of the review that is on. */
export const ReviewChanged = new NotificationType<ReviewView>('fedlint/reviewChanged');

/** Client to server: the text of an action; null where the layout of the file does not allow it, or it is settled. */
export const ReviewEdit = new RequestType<{ change: string; action: string }, WorkspaceEdit | null, void>(
  'fedlint/reviewEdit',
);

/** Client to server: whether diagnostics that were there before the change are left out. */
export const ShowOnlyNew = new RequestType<{ only: boolean }, boolean, void>('fedlint/showOnlyNew');

/** `data` of the diagnostics that the change under review has brought. */
export interface DiagnosticData {
  readonly new: true;
}
