/** What is written for a field when its key is accepted: a value with stops, made from the schema. */

import { isListValue, isMapValue, type MapValue, type Value } from '../fixes/operation.ts';
import { childrenOf, type Field, fieldAt } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import { PROFILES } from '../model/bundle-endpoint.ts';
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
  if (type === 'object') {
    return entryOfMap(schema, path, best) ?? profileAt(schema, path, best) ?? openMap(schema, path, best);
  }
  if (isNumber(field)) return bare(stop(/^\d+$/.test(String(sample)) ? String(sample) : '1'));
  return sample === undefined ? stop() : stop(String(sample));
}

/** Whether only a number will do, which has no quotes in any language. */
export function isNumber({ types }: Field): boolean {
  return types.length > 0 && types.every((type) => type === 'integer' || type === 'number');
}

/** Stands for the name of the other side until somebody fills it in. */
export const SAMPLE_DOMAIN = 'partner.example';

/** The fields that a map must have, and those that rules ask about of what goes by a name, such as a partner. */
function entryOfMap(schema: JsonSchema, path: Path, best: BestValue): MapValue | undefined {
  const required = requiredFields(schema, path, best);
  const isNamed = fieldAt(schema, path.slice(0, -1))?.open === true;
  return required && isNamed ? mapOf(completed(schema, path, required, best)) : required;
}

/** Of the profiles of an endpoint there is always one; some have nothing to set. */
function profileAt(schema: JsonSchema, path: Path, best: BestValue): MapValue | undefined {
  const field = fieldAt(schema, path);
  const names = childrenOf(schema, path).map(({ name }) => name);
  if (field && names.length > 0 && names.every(isProfile)) {
    const name = names.find((known) => known === best(field, path)) ?? names[0] ?? '';
    return { map: entry(schema, path, name, best) };
  }
  const parent = childrenOf(schema, path.slice(0, -1));
  if (!isProfile(path.at(-1)) || !parent.every(({ name }) => isProfile(name))) return undefined;
  const asked = completed(schema, path, { map: [] }, best);
  return names.length === 0 || (isMapValue(asked) && asked.map.length > 0) ? mapOf(asked) : undefined;
}

/** A map of things of one kind under names that are free. */
function openMap(schema: JsonSchema, path: Path, best: BestValue): MapValue {
  const field = fieldAt(schema, path);
  const isOfDomains = field?.open === true && field.hints.value === 'trust-domain';
  const below = isOfDomains ? templateAt(schema, [...path, SAMPLE_DOMAIN], best) : stop();
  return { map: [[stop(isOfDomains ? SAMPLE_DOMAIN : ''), below]] };
}

function mapOf(value: Value): MapValue | undefined {
  return isMapValue(value) ? value : undefined;
}

function isProfile(name: string | number | undefined): boolean {
  return PROFILES.some((profile) => profile === name);
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
