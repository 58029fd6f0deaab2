/** Documents, maps, lists and comments that fold. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { foldsOf } from '../core/navigation/folding.ts';
import { fileAt } from './document-at.ts';
import type { Feature } from './feature.ts';

/** Editors take no more by default. */
const MOST = 5000;

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register({ connection, workspace, client }) {
    const limit = Math.min(client.textDocument?.foldingRange?.rangeLimit ?? MOST, MOST);
    connection.onFoldingRanges(({ textDocument }): FoldingRange[] | null => {
      const file = fileAt(workspace, textDocument.uri);
      const folds = file && foldsOf(file, limit);
      return (
        folds?.map(({ start, end, kind }) => ({
          startLine: start,
          endLine: end,
          ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
        })) ?? null
      );
    });
  },
};
