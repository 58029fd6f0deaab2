/** Departures from the schema, mapped from the plain value back to their place in the text. */
import type { Resource, ShapeFact } from '../model/facts.ts';
import type { Span } from '../syntax/span.ts';
import { anchorOf, entryOf, type Node, nodeAt, type Path, plainValue } from '../syntax/tree.ts';
import { hasPlaceholder } from '../values/placeholder.ts';
import type { SchemaEntry } from './schemas.ts';
import { checkShape, type ShapeProblem, UNKNOWN } from './shape.ts';

interface Owner {
  readonly resource: Resource | undefined;
  /** Where to point when nothing better stands in the text. */
  readonly fallback: Span;
  /** From a path in the value to the path from the root of the document. */
  at(path: Path): Path;
  excuses?: ((problem: ShapeProblem) => boolean) | undefined;
}

export function shapeFacts(schema: SchemaEntry, root: Node, { resource, fallback, at, excuses }: Owner): ShapeFact[] {
  const problems = checkShape(schema, plainValue(root, unknownWhenTemplated));
  return problems
    .filter((problem) => !excuses?.(problem))
    .map((problem) => {
      const { rule, path, key, message, suggestion } = problem;
      const node = nodeAt(root, path);
      const keyed = rule === 'unknown-field' && key !== undefined ? entryOf(node, key) : undefined;
      const isVisible = rule !== 'missing-field' && node?.type === 'scalar' && node.span.start < node.span.end;
      const span = keyed?.key.span ?? (isVisible ? node.span : anchorOf(root, path, fallback));
      // Of a block that is written in parts, the one in which the field stands.
      const place = keyed && key !== undefined ? at([...path, key]).slice(0, -1) : at(path);
      return { type: 'shape-problem', rule, span, path: place, key, message, suggestion, resource };
    });
}

/** A Go template is a value, so braces alone do not make a text unknown here; the shape of a text is a text anyway. */
function unknownWhenTemplated(node: Node): unknown {
  if (node.type !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return undefined;
  return hasPlaceholder(node.value) && !node.value.startsWith('spiffe://') ? UNKNOWN : undefined;
}
