/** Resources of the workspace by kind, name or trust domain. */
import type { SymbolInformation } from 'vscode-languageserver';
import type { DocumentState } from '../core/analysis/state.ts';
import { search } from '../core/navigation/search.ts';
import type { Feature } from './feature.ts';
import { resourceKind } from './symbol-kinds.ts';
import { toLocation } from './to-lsp.ts';
import type { Workspace } from './workspace.ts';

/** Nobody reads on; another letter finds the rest. */
const MOST = 200;

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register({ connection, workspace }) {
    connection.onWorkspaceSymbol(({ query }): SymbolInformation[] =>
      search(documentsOf(workspace), query, MOST).flatMap(({ name, kind, document, span }) => {
        const location = toLocation(workspace, document.ref, span);
        const containerName = document.file.info.path;
        return location ? { name, kind: resourceKind(kind), location, containerName } : [];
      }),
    );
  },
};

function* documentsOf(workspace: Workspace): Iterable<DocumentState> {
  for (const { documents, info } of workspace.analyzer.allFiles()) {
    if (workspace.isIgnored(info.uri)) continue;
    for (const document of documents) if (document) yield document;
  }
}
