/** What is written for a field when its key is accepted: a value with stops, made from the schema. */

import { isListValue, isMapValue, type MapValue, type Value } from '../fixes/operation.ts';
import { childrenOf, type Field, fieldAt } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import type { Path } from '../syntax/tree.ts';
import { bare, choice, fromSnippet, isOpen, stop } from './stops.ts';

/** The best known value of a field, to stand at its stop until somebody says otherwise. */
export type BestValue = (field: Field, path: Path) => string | undefined;

export function templateAt(schema: JsonSchema, path: Path, best: BestValue): Value {
  const field = fieldAt(schema, path);
  if (!field) return stop();
  const written = fromHints(schema, field, path);
  if (written !== undefined) return withBest(schema, path, written, best);
  if (field.values.length > 0) return bare(choice(field.values));
  const type = field.types[0];
  if (type === 'boolean') return bare(choice(['false', 'true']));
  if (type === 'array') return { list: [templateAt(schema, [...path, 0], best)] };
  const sample = best(field, path) ?? field.default;
  if (type === 'object') return requiredFields(schema, path, best) ?? { map: [[stop(), stop()]] };
  return sample === undefined ? stop() : stop(String(sample));
}

/** The snippet of a field; of an item, the first one in the snippet of its list. */
function fromHints(schema: JsonSchema, { hints }: Field, path: Path): Value | undefined {
  if (hints.snippet !== undefined) return fromSnippet(hints.snippet);
  const list = typeof path.at(-1) === 'number' ? fieldAt(schema, path.slice(0, -1))?.hints.snippet : undefined;
  const value = list === undefined ? undefined : fromSnippet(list);
  const first = value !== undefined && isListValue(value) ? value.list[0] : undefined;
  return first === undefined || isOpen(first) ? undefined : first;
}

/** The fields a map must have; undefined where there are none. */
export function requiredFields(schema: JsonSchema, path: Path, best: BestValue): MapValue | undefined {
  const required = childrenOf(schema, path).filter((field) => field.required);
  const entries = required.flatMap(({ name }) => entry(schema, path, name, best));
  return entries.length > 0 ? { map: entries } : undefined;
}

function entry(
  schema: JsonSchema,
  path: Path,
  name: string | undefined,
  best: BestValue,
): (readonly [string, Value])[] {
  return name === undefined ? [] : [[name, templateAt(schema, [...path, name], best)]];
}

/** A value with every field added that rules ask about. Switches are left out: what they grant should be asked for. */
export function completed(schema: JsonSchema, path: Path, value: Value, best: BestValue): Value {
  if (!isMapValue(value)) return value;
  const present = new Set(value.map.map(([name]) => name));
  const asked = childrenOf(schema, path).filter(
    ({ name, hints, types }) =>
      name !== undefined && !present.has(name) && hints.rules.length > 0 && types[0] !== 'boolean',
  );
  return { map: [...value.map, ...asked.flatMap(({ name }) => entry(schema, path, name, best))] };
}

function withBest(schema: JsonSchema, path: Path, value: Value, best: BestValue): Value {
  if (isMapValue(value)) {
    return { map: value.map.map(([name, item]) => [name, withBest(schema, [...path, name], item, best)]) };
  }
  if (isListValue(value)) return { list: value.list.map((item) => withBest(schema, [...path, 0], item, best)) };
  const field = isOpen(value) ? fieldAt(schema, path) : undefined;
  const sample = field && best(field, path);
  return sample === undefined ? value : stop(sample);
}
