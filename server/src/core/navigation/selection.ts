/** What a selection grows to, step by step: word, text, value, entry, map or list, document. */
import type { DocumentState } from '../analysis/state.ts';
import { contains, type Span } from '../syntax/span.ts';
import type { Node } from '../syntax/tree.ts';
import { trailAt } from './trail.ts';
import { visibleSpan } from './visible.ts';

/** From the inside out; each span holds the one before it. */
export function selectionsAt(document: DocumentState, offset: number): Span[] {
  const { tree, ref } = document;
  const trail = trailAt(tree?.root, offset);
  const around = [{ start: 0, end: ref.section.text.length }, ...(trail?.spans ?? [])];
  const inside = trail ? wordAt(ref.section.text, trail.node, offset) : [];
  const chain: Span[] = [];
  for (const span of [...around.map((outer) => visibleSpan(document, outer)), ...inside].reverse()) {
    if (contains(span, offset) && grows(chain.at(-1), span)) chain.push(span);
  }
  return chain;
}

/** The text inside its quotes, and the word in it. */
function wordAt(text: string, node: Node, offset: number): Span[] {
  if (node.type !== 'scalar') return [];
  const isQuoted = node.style === 'single' || node.style === 'double';
  const inside = isQuoted ? { start: node.span.start + 1, end: node.span.end - 1 } : node.span;
  const words = text.slice(inside.start, inside.end).matchAll(/[\w.-]+/g);
  for (const { 0: word, index } of words) {
    const span = { start: inside.start + index, end: inside.start + index + word.length };
    if (contains(span, offset)) return [inside, span];
  }
  return [inside];
}

function grows(inner: Span | undefined, span: Span): boolean {
  if (!inner) return span.start < span.end;
  const holds = span.start <= inner.start && inner.end <= span.end;
  return holds && span.end - span.start > inner.end - inner.start;
}
