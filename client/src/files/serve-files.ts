/** Lists and reads files for a server that has no disk. */
import { RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { IGNORED_FOLDERS, MAX_FILE_BYTES } from '../../../server/src/files/file-provider.ts';
import { ListFiles, ReadFile } from '../../../server/src/lsp/protocol.ts';

const INCLUDE = '{**/*.yaml,**/*.yml,**/*.json,**/CODEOWNERS}';
const EXCLUDE = `{${[...IGNORED_FOLDERS].map((name) => `**/${name}/**`).join(',')}}`;

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(ListFiles, async ({ folder }) => {
    const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), INCLUDE), EXCLUDE);
    return found.map((uri) => uri.toString());
  });
  client.onRequest(ReadFile, async ({ uri }) => {
    try {
      const target = Uri.parse(uri);
      const { size } = await workspace.fs.stat(target);
      if (size > MAX_FILE_BYTES) return { text: null };
      return { text: new TextDecoder().decode(await workspace.fs.readFile(target)) };
    } catch {
      return { text: null };
    }
  });
}
