/** Addresses and rule ids that open in a browser. */
import type { DocumentLink } from 'vscode-languageserver';
import { linksIn } from '../core/navigation/links.ts';
import { fileAt } from './document-at.ts';
import type { Feature } from './feature.ts';

/** An editor underlines each, so there is a limit to what is of use. */
const MOST = 1000;

export const documentLinks: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register({ connection, workspace }) {
    connection.onDocumentLinks(({ textDocument }): DocumentLink[] => {
      const file = fileAt(workspace, textDocument.uri);
      const links: DocumentLink[] = [];
      for (const document of file?.documents ?? []) {
        if (!file || !document) continue;
        for (const { span, url, tooltip } of linksIn(document)) {
          if (links.length === MOST) return links;
          const range = workspace.positions.rangeAt(file.source, document.ref.index, span);
          links.push({ range, target: url, tooltip });
        }
      }
      return links;
    });
  },
};
