/** Follows changes outside the editor: files, workspace folders, settings. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileOperationOptions,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { FILE_GLOBS } from '../files/file-names.ts';
import { answerTo, unattended } from './ask-client.ts';
import { isObject } from './border/shapes.ts';
import type { Session } from './feature.ts';

/** A folder that has come or gone is told of alone, without the files in it, and goes by any name. */
const WATCHERS: readonly FileSystemWatcher[] = [
  ...FILE_GLOBS.map((globPattern) => ({ globPattern })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

const EVERYTHING = { filters: [{ pattern: { glob: '**/*' } }] };

/** What the editor does to files itself: of folders, watching does not tell everywhere. */
export const FILE_OPERATIONS: FileOperationOptions = {
  didCreate: EVERYTHING,
  didRename: EVERYTHING,
  didDelete: EVERYTHING,
};

/** Nothing is asked of the client before it is `initialized`. */
export function watchFiles(session: Session, initialized: Promise<void>): void {
  const { connection, workspace, client } = session;
  connection.onDidChangeWatchedFiles(({ changes }) =>
    workspace.reload(
      changes.map(({ uri }) => uri),
      changes.filter(({ type }) => type === FileChangeType.Created).map(({ uri }) => uri),
    ),
  );
  connection.workspace.onDidCreateFiles(({ files }) => {
    const made = files.map(({ uri }) => uri);
    return workspace.reload(made, made);
  });
  connection.workspace.onDidDeleteFiles(({ files }) => workspace.reload(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    workspace.reload(
      files.map(({ oldUri }) => oldUri),
      files.map(({ newUri }) => newUri),
    ),
  );
  followSettings(session, initialized);
  void initialized.then(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void answerTo(connection, 'watch files', () =>
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHERS] }),
      );
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        workspace.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      );
    }
  });
}

/** Editors are asked for their settings where they can be; the others send them. */
function followSettings({ connection, workspace, client }: Session, initialized: Promise<void>): void {
  if (!client.workspace?.configuration) {
    connection.onDidChangeConfiguration(({ settings }) => {
      if (isObject(settings) && 'fedlint' in settings) workspace.configure(settings.fedlint);
    });
    return;
  }
  const pull = (): Promise<void> =>
    unattended(connection, 'ask for the settings', async () =>
      workspace.configure(await connection.workspace.getConfiguration('fedlint')),
    );
  connection.onDidChangeConfiguration(pull);
  void initialized.then(() => {
    void pull();
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void answerTo(connection, 'watch the settings', () =>
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'fedlint' }),
      );
    }
  });
}
