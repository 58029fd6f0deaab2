/** Marks at the changed places, in the gutter and in the ruler, on both sides of a difference. */
import {
  type Disposable,
  type ExtensionContext,
  OverviewRulerLane,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import type { Review } from './review.ts';

type Direction = Exclude<ReviewedChange['direction'], 'neutral'>;

const COLORS: Readonly<Record<Direction, string>> = {
  widens: 'charts.orange',
  moves: 'charts.blue',
  narrows: 'charts.green',
};
const MARKED: readonly Direction[] = ['widens', 'moves', 'narrows'];

export function decorate(context: ExtensionContext, client: BaseLanguageClient, review: Review): Disposable {
  const types = new Map(MARKED.map((direction) => [direction, decorationType(context, direction)]));
  const update = (): void => {
    for (const editor of window.visibleTextEditors) decorateEditor(editor, types, client, review);
  };
  const listening = [window.onDidChangeVisibleTextEditors(update), review.onDidChange(update)];
  update();
  return {
    dispose() {
      for (const one of [...listening, ...types.values()]) one.dispose();
    },
  };
}

function decorationType({ extensionUri }: ExtensionContext, direction: Direction): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    gutterIconPath: Uri.joinPath(extensionUri, 'client', 'icons', `${direction}.svg`),
    gutterIconSize: 'contain',
    overviewRulerColor: new ThemeColor(COLORS[direction]),
    overviewRulerLane: OverviewRulerLane.Left,
  });
}

function decorateEditor(
  editor: TextEditor,
  types: ReadonlyMap<Direction, TextEditorDecorationType>,
  { protocol2CodeConverter: convert }: BaseLanguageClient,
  review: Review,
): void {
  const here = editor.document.uri.toString();
  const { changes } = review.current.view;
  for (const [direction, type] of types) {
    const ranges = changes.flatMap(({ direction: way, isQuiet, before, after }): Range[] => {
      if (way !== direction || isQuiet) return [];
      const now = after && convert.asUri(after.uri).toString() === here ? [convert.asRange(after.range)] : [];
      const then = before && review.baseUri(convert.asUri(before.uri))?.toString() === here;
      return then ? [...now, convert.asRange(before.range)] : now;
    });
    editor.setDecorations(
      type,
      ranges.map((range) => range.with({ end: range.start })),
    );
  }
}
