/** One editor feature: what it can do, and how it is wired to the connection. */
import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { CurrentReview } from './review/current-review.ts';
import type { Workspace } from './workspace.ts';

export interface Feature {
  /** Only what is really served, and only where the client wants it. */
  capabilities(client: ClientCapabilities): Partial<ServerCapabilities>;
  register(session: Session): void;
}

export interface Session {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly review: CurrentReview;
  readonly client: ClientCapabilities;
  /** Resolves when the files of the workspace have been read. */
  readonly loaded: Promise<void>;
  /** Resolves when nothing is left to judge; other requests are answered meanwhile. */
  judged(): Promise<void>;
  /** Calls back when the editor has said goodbye; nothing may be sent after that. */
  onEnd(listener: () => void): void;
}
