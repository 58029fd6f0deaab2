/** Everywhere a name is written. */
import type { Location } from 'vscode-languageserver';
import { nameAt, sitesOf } from '../core/navigation/names.ts';
import { documentAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { toLocation } from './to-lsp.ts';

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register({ connection, workspace }) {
    connection.onReferences(({ textDocument, position, context }): Location[] | null => {
      const at = documentAt(workspace, textDocument.uri, position);
      const name = at && nameAt(at.document, at.offset);
      if (!name) return null;
      return sitesOf(name, workspace.analyzer.facts())
        .filter(({ role }) => context.includeDeclaration || role !== 'declares')
        .flatMap(({ document, span }) => toLocation(workspace, document, span) ?? []);
    });
  },
};
