/** Setting a statement of governance in a format without annotations is writing a comment. */
import { statementAt } from '../model/statement.ts';
import { anchorOf, nodeAt } from '../syntax/tree.ts';
import type { TextOperation } from './edit.ts';
import type { Target } from './layout.ts';
import { partsOf } from './operation.ts';

/** The operation as one on a comment, if it is about a statement; undefined where there is no line to write it above. */
export function asComment({ tree }: Target, operation: TextOperation): TextOperation | undefined {
  const place = operation.op === 'set' ? statementAt(operation.path) : undefined;
  if (operation.op !== 'set' || !place) return operation;
  const parts = partsOf(operation.value);
  const node = nodeAt(tree.root, place.above);
  if (!parts || !tree.root || !node) return undefined;
  // Above a list item there is no key; a label stands on the line of its block.
  const span = typeof place.above.at(-1) === 'string' ? anchorOf(tree.root, place.above, node.span) : node.span;
  return { op: 'comment-above', span, text: { text: [`${place.key}: `, ...parts] } };
}
