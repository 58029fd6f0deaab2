/** Messages of our own between client and server, besides those of the language server protocol. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver';

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
