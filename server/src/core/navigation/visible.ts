/** The tree's spans as a person sees them. */
import type { DocumentState } from '../analysis/state.ts';
import { isWithin, type Span } from '../syntax/span.ts';
import type { Node } from '../syntax/tree.ts';

/** Without the white space at the end: a block of YAML ends where the next line begins. */
export function visibleSpan({ ref }: Pick<DocumentState, 'ref'>, { start, end }: Span): Span {
  const { text } = ref.section;
  let to = Math.min(end, text.length);
  while (to > start && /\s/.test(text.charAt(to - 1))) to--;
  return { start, end: to };
}

/** Whether what is in a node stands in it: what an alias stands for is written elsewhere. */
export function lieWithin(around: Span, node: Node): boolean {
  const first = node.type === 'map' ? node.entries[0]?.key : node.type === 'seq' ? node.items[0] : undefined;
  return first === undefined || isWithin(first.span, around);
}
