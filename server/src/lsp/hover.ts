/** What a key or a value means. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { unescapeMarkdown } from '../core/frameworks/markdown.ts';
import { hoverAt } from '../core/hover/hover.ts';
import { documentAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { toRange } from './to-lsp.ts';

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, workspace, client }) {
    const isMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    connection.onHover(({ textDocument, position }): Hover | null => {
      const at = documentAt(workspace, textDocument.uri, position);
      const found = at && hoverAt(workspace.analyzer, at.document, at.offset, workspace.now);
      const range = at && found && toRange(workspace, at.document.ref, found.span);
      if (!found || !range) return null;
      const contents = isMarkdown
        ? { kind: MarkupKind.Markdown, value: found.markdown }
        : { kind: MarkupKind.PlainText, value: withoutMarkdown(found.markdown) };
      return { contents, range };
    });
  },
};

/** For editors that show the text as it is. */
function withoutMarkdown(markdown: string): string {
  return unescapeMarkdown(markdown.replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1').replaceAll('**', ''));
}
