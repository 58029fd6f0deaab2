/** Files that may be unreadable, or behind an editor that fails to hand them over: then there are none, and the log says so. */
import type { Connection } from 'vscode-languageserver';
import type { FileProvider } from '../files/file-provider.ts';

export function filesOrNone(files: FileProvider, connection: Connection): FileProvider {
  return {
    async list(folder) {
      try {
        return await files.list(folder);
      } catch (error) {
        connection.console.error(`The folder ${folder} could not be read: ${String(error)}`);
        return [];
      }
    },
    async read(uri) {
      try {
        return await files.read(uri);
      } catch {
        return undefined;
      }
    },
  };
}
