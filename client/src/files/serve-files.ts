/** Lists and reads files for a server that has no disk. */
import { RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { pemOfDer } from '../../../server/src/files/der.ts';
import { FILE_GLOBS, IGNORED_FOLDERS } from '../../../server/src/files/file-names.ts';
import { MAX_FILE_BYTES } from '../../../server/src/files/file-provider.ts';
import { ListFiles, ReadFile } from '../../../server/src/lsp/protocol.ts';

const EXCLUDE = `{${[...IGNORED_FOLDERS].map((name) => `**/${name}/**`).join(',')}}`;

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(ListFiles, async ({ folder }) => {
    const find = (glob: string) => workspace.findFiles(new RelativePattern(Uri.parse(folder), glob), EXCLUDE);
    const found = await Promise.all(FILE_GLOBS.map(find));
    return found.flat().map((uri) => uri.toString());
  });
  client.onRequest(ReadFile, async ({ uri }) => {
    try {
      const target = Uri.parse(uri);
      const { size } = await workspace.fs.stat(target);
      if (size > MAX_FILE_BYTES) return { text: null };
      const bytes = await workspace.fs.readFile(target);
      return { text: pemOfDer(target.path, bytes) ?? new TextDecoder().decode(bytes) };
    } catch {
      return { text: null };
    }
  });
}
