/** From a name to the document that declares it, and from the path of a file to the file. */
import type { Definition, DefinitionLink, Location, Range } from 'vscode-languageserver';
import { fileNamedAt } from '../core/navigation/named-file.ts';
import { declarationsOf, nameAt, type Site } from '../core/navigation/names.ts';
import type { Span } from '../core/syntax/span.ts';
import { documentAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { toRange } from './to-lsp.ts';
import type { Workspace } from './workspace.ts';

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, workspace, client }) {
    const hasLinks = client.textDocument?.definition?.linkSupport ?? false;
    connection.onDefinition(({ textDocument, position }): Definition | DefinitionLink[] | null => {
      const at = documentAt(workspace, textDocument.uri, position);
      const found = at && (targetsOfName(workspace, at) ?? targetsOfPath(workspace, at));
      if (!found) return null;
      if (!hasLinks) return found.targets.map(toLocation);
      // The whole name is underlined, dots and all.
      const origin = toRange(workspace, at.document.ref, found.span);
      return found.targets.map((target) => ({ ...(origin && { originSelectionRange: origin }), ...target }));
    });
  },
};

type At = NonNullable<ReturnType<typeof documentAt>>;
type Target = Omit<DefinitionLink, 'originSelectionRange'>;

interface Found {
  /** What is asked about. */
  readonly span: Span;
  readonly targets: readonly Target[];
}

function targetsOfName(workspace: Workspace, { document, offset }: At): Found | undefined {
  const name = nameAt(document, offset);
  if (!name) return undefined;
  const sites = declarationsOf(name, workspace.analyzer.facts());
  return { span: name.span, targets: sites.flatMap((site) => targetAt(workspace, site) ?? []) };
}

/** The whole resource is what is looked at. */
function targetAt(workspace: Workspace, { document, span, around }: Site): Target | undefined {
  const targetSelectionRange = toRange(workspace, document, span);
  const targetRange = toRange(workspace, document, around);
  if (!targetSelectionRange || !targetRange) return undefined;
  return { targetUri: workspace.spelled(document.uri), targetRange, targetSelectionRange };
}

const BEGINNING: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function targetsOfPath(workspace: Workspace, { document, offset }: At): Found | undefined {
  const named = fileNamedAt(document, offset, workspace.analyzer.allFiles());
  const target = (uri: string) => ({
    targetUri: workspace.spelled(uri),
    targetRange: BEGINNING,
    targetSelectionRange: BEGINNING,
  });
  return named && { span: named.span, targets: named.uris.map(target) };
}

function toLocation({ targetUri, targetSelectionRange }: Target): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
