/** Inside a text that is a list with commas, as an annotation is that names several enforcement points. */
import type { Placed } from './candidate.ts';
import { enforcementPoints } from './names.ts';
import type { ValueSlot } from './place.ts';
import { type FieldContext, keyOf } from './proposal.ts';

/** Annotations that name several enforcement points. */
const LISTS: ReadonlySet<string> = new Set(['fedlint.dev/enforced-at', 'fedlint.dev/enforcement-point']);

/** Undefined in front of the first comma, where the whole text is one word. */
export function afterComma(context: FieldContext, slot: ValueSlot): Placed[] | undefined {
  const { path, request } = context;
  const { typed } = slot;
  if (!LISTS.has(keyOf(path)) || !typed.includes(',')) return undefined;
  const word = /[^,\s]*$/.exec(typed)?.[0] ?? '';
  const rest = /^[\w.-]*/.exec(request.section.text.slice(request.offset))?.[0] ?? '';
  const replace = { start: request.offset - word.length, end: request.offset + rest.length };
  const gap = typed.endsWith(',') ? ' ' : '';
  const named = typed.split(/["',\s]+/);
  return enforcementPoints(context)
    .filter(({ label }) => !named.slice(0, -1).includes(label))
    .map((point) => [point, { text: gap + point.label, replace }]);
}
