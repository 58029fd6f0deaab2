/** A hover over a place in a workspace that is told by its text. */
import { hoverAt } from '../../../server/src/core/hover/hover.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import type { Example } from '../../../server/src/core/rules/rule.ts';
import { analyze } from '../../harness/workspace.ts';
import { atCursor, textAt } from '../navigation/at-cursor.ts';

export interface Hovered {
  readonly markdown: string;
  /** What is highlighted. */
  readonly text: string;
}

/** `marked` has `|` where the cursor stands. */
export function hovered(files: Example, path: string, marked: string, now = EXAMPLE_NOW): Hovered | undefined {
  const analyzer = analyze(files, undefined, now);
  const { document, offset } = atCursor(analyzer, path, marked);
  const hover = hoverAt(analyzer, document, offset, now);
  return hover && { markdown: hover.markdown, text: textAt(document, hover.span) };
}

/** What stands above the fold. */
export function above({ markdown }: Hovered): string {
  return markdown.split('\n\n---\n\n')[0] ?? '';
}
