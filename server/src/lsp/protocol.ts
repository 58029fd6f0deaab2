/** Messages of our own between client and server, besides those of the language server protocol. */
import { type Location, NotificationType, type Position, RequestType, RequestType0 } from 'vscode-languageserver';

/** What the client tells the server when it starts. */
export interface InitializationOptions {
  /** The client can list and read files, so the server needs no disk (browser, virtual workspaces). */
  readonly clientFiles?: boolean;
  /** Settings under `fedlint.`, as they stand at the start. */
  readonly settings?: ClientSettings;
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
