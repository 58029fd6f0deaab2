/** Follows changes outside the editor: files, workspace folders, settings. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { FILE_GLOBS } from '../files/file-names.ts';
import type { Session } from './feature.ts';
import type { ClientSettings } from './protocol.ts';

export function watchFiles({ connection, workspace, client }: Session): void {
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await Promise.all(changes.map(({ uri }) => workspace.reload(uri)));
  });
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers: FileSystemWatcher[] = FILE_GLOBS.map((globPattern) => ({ globPattern }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (client.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      workspace.changeFolders(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
    );
  }
  if (!client.workspace?.configuration) return;
  const pull = async (): Promise<void> => {
    const settings: ClientSettings | null = await connection.workspace.getConfiguration('fedlint');
    workspace.configure(settings ?? {});
  };
  connection.onDidChangeConfiguration(pull);
  if (client.workspace.didChangeConfiguration?.dynamicRegistration) {
    connection.client.register(DidChangeConfigurationNotification.type, { section: 'fedlint' });
  }
  void pull();
}
