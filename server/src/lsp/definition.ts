/** From a name to the document that declares it. */
import type { Definition, DefinitionLink, Location } from 'vscode-languageserver';
import { declarationsOf, nameAt, type Site } from '../core/navigation/names.ts';
import { documentAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { toLocation, toRange } from './to-lsp.ts';
import type { Workspace } from './workspace.ts';

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, workspace, client }) {
    const hasLinks = client.textDocument?.definition?.linkSupport ?? false;
    connection.onDefinition(({ textDocument, position }): Definition | DefinitionLink[] | null => {
      const at = documentAt(workspace, textDocument.uri, position);
      const name = at && nameAt(at.document, at.offset);
      if (!name) return null;
      const sites = declarationsOf(name, workspace.analyzer.facts());
      if (!hasLinks)
        return sites.flatMap((site): Location[] | Location => toLocation(workspace, site.document, site.span) ?? []);
      const origin = toRange(workspace, at.document.ref, name.span);
      return sites.flatMap((site) => toLink(workspace, site, origin) ?? []);
    });
  },
};

/** The whole name is underlined, dots and all, and the whole resource is what is looked at. */
function toLink(
  workspace: Workspace,
  { document, span, around }: Site,
  originSelectionRange: DefinitionLink['originSelectionRange'],
): DefinitionLink | undefined {
  const targetSelectionRange = toRange(workspace, document, span);
  const targetRange = toRange(workspace, document, around);
  if (!targetSelectionRange || !targetRange) return undefined;
  const origin = originSelectionRange ? { originSelectionRange } : {};
  return { ...origin, targetUri: document.uri, targetRange, targetSelectionRange };
}
