/** Files read through the editor: works in the browser and in virtual workspaces, where there is no disk. */
import type { Connection } from 'vscode-languageserver';
import type { FileProvider } from '../files/file-provider.ts';
import { ListFiles, ReadFile } from './protocol.ts';

export function clientFiles(connection: Connection): FileProvider {
  return {
    list: (folder) => connection.sendRequest(ListFiles, { folder }),
    read: async (uri) => (await connection.sendRequest(ReadFile, { uri })).text?.replace(/^\uFEFF/, '') ?? undefined,
  };
}
