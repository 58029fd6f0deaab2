/** Keys for a map, the required ones first, each with what is written for it. */
import { childrenOf, type Field, fieldAt } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import { either } from '../formats/shape-words.ts';
import { type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { bestIn } from './best.ts';
import { labelledBlocks } from './labelled.ts';
import { trustDomains } from './names.ts';
import { type KeySlot, unquoted } from './place.ts';
import type { FieldContext, Proposal } from './proposal.ts';
import { isStandIn } from './stand-in.ts';
import { ownDomain } from './stated.ts';
import { ignoreKeys } from './suppression.ts';
import { templateAt } from './template.ts';

/** Written by machines, or of use to nobody here. */
const NOT_FOR_PEOPLE: readonly string[] = ['status', '$schema'];

/** `context` is that of the map. */
export function keysOf(context: FieldContext, slot: KeySlot): Proposal[] {
  const { schema, path, field, request } = context;
  const best = bestIn(context);
  const taken = takenIn(context, slot);
  const proposals = childrenOf(schema, path).flatMap((child): Proposal[] => {
    const { name, deprecated } = child;
    if (name === undefined || deprecated || NOT_FOR_PEOPLE.includes(name)) return [];
    if (slot.below && !couldHold(schema, [...path, name], slot.below)) return [];
    if (slot.mayRepeat(name))
      return labelledBlocks(context, child, taken).map((block) => ({ ...about(child), ...block }));
    const value = templateAt(schema, [...path, name], best);
    return [{ label: name, key: name, kind: 'field', ...about(child), value }];
  });
  if (field.open && field.hints.value === 'rule-id') {
    for (const { id, title } of request.rules) {
      const value = templateAt(schema, [...path, id], best);
      proposals.push({ label: id, key: id, kind: 'rule', detail: title, value });
    }
  }
  if (field.open && field.hints.value === 'trust-domain') {
    const own = ownDomain(context);
    for (const { label, detail } of trustDomains(context).filter((domain) => domain.label !== own)) {
      const value = templateAt(schema, [...path, label], best);
      proposals.push({ label, key: label, kind: 'name', ...(detail !== undefined && { detail }), value });
    }
  }
  if (path.join('.') === 'metadata.annotations') proposals.push(...ignoreKeys(request, unquoted(slot.typed)));
  return proposals.filter(({ key }) => key === undefined || slot.mayRepeat(key) || !taken.includes(key));
}

/** Keys as they are written, and as the format spells them in all blocks of that name. */
function takenIn({ object, path }: FieldContext, { taken }: KeySlot): string[] {
  const map = nodeAt(object, path);
  const entries = map?.type === 'map' ? map.entries : [];
  return [...taken, ...entries.flatMap(({ key }) => (isStandIn(key) ? [] : String(key.value)))];
}

/** Whether a field has room for what stands below the cursor, which would become its value. */
function couldHold(schema: JsonSchema, path: Path, value: Node): boolean {
  const field = fieldAt(schema, path);
  if (!field) return false;
  if (value.type === 'seq') {
    return field.types.includes('array') && value.items.every((item) => couldHold(schema, [...path, 0], item));
  }
  if (value.type === 'scalar') {
    return value.value === null || field.types.some((type) => type !== 'array' && type !== 'object');
  }
  const known = childrenOf(schema, path).map(({ name }) => name);
  const isFree = field.open || (known.length === 0 && field.types.includes('object'));
  const fits = (key: string, below: Node) => known.includes(key) && couldHold(schema, [...path, key], below);
  return isFree || value.entries.every((entry) => fits(String(entry.key.value), entry.value));
}

function about(field: Field): Pick<Proposal, 'detail' | 'documentation'> {
  const { description, required, values, examples, default: usual, hints } = field;
  const code = (text: string | boolean) => `\`${text}\``;
  const lines = [
    description,
    values.length > 1 ? `One of ${either(values.map(code))}.` : '',
    values.length === 0 && examples.length > 0 ? `For example ${either(examples.map(code))}.` : '',
    usual === undefined ? '' : `Left out, it is ${code(usual)}.`,
    hints.rules.length > 0 ? `Read by ${either(hints.rules.map(code), 'and')}.` : '',
  ];
  return {
    ...(required && { detail: 'required' }),
    documentation: lines.filter((line) => line !== '').join('\n\n'),
  };
}
