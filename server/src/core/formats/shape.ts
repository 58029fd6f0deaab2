/** Departures of a value from its schema: what the compiled validator finds, mapped to the node and worded for people. */
import type { SchemaError } from '../../../generated/validators.js';
import type { Path } from '../syntax/tree.ts';
import { hasPlaceholder } from '../values/placeholder.ts';
import { childrenOf, type Field, fieldAt, type Hints } from './field.ts';
import type { JsonSchema, SchemaEntry } from './schemas.ts';
import { advice, code, either, expectation, found, placeName, quotedBoolean } from './shape-words.ts';
import { meantField, meantValue, sameLetters } from './spelling.ts';

/**
 * Stands for a value that only a template engine knows. The validator takes it for a wrong value like any other; what it
 * says of such a node is dropped afterwards, as is what it says of a text with a placeholder in it. A key with a
 * placeholder may turn into any key: it is not unknown, and nothing is missing from its map.
 */
export const UNKNOWN: unique symbol = Symbol('unknown');

export interface ShapeProblem {
  readonly rule: 'unknown-field' | 'missing-field' | 'invalid-value';
  /** The offending node. Of an unknown or missing field: the map that has or lacks it. */
  readonly path: Path;
  /** The unknown or missing key. */
  readonly key?: string;
  readonly message: string;
  /** The key or the value that was most likely meant, to be written in place of what stands there. */
  readonly suggestion?: string | boolean;
  /** What the schema asks for, as in the message. */
  readonly expected?: string;
}

export function checkShape({ schema, validate }: SchemaEntry, value: unknown): ShapeProblem[] {
  if (value === UNKNOWN || isEmpty(value) || validate(value)) return [];
  const faults = (validate.errors ?? [])
    .map((error) => locate(value, error))
    .filter(({ pointer }) => !isOfName(pointer));
  const certain = settleAlternatives(faults).filter((fault) => isCertain(schema, fault));
  const problems = new Map<string, ShapeProblem>();
  const renamed = new Set<string>();
  for (const fault of certain.toSorted(unknownFirst)) {
    if (fault.keyword === 'required' && fault.keys.some((key) => renamed.has(placeOf(fault.path, key)))) continue;
    const problem = describe(schema, fault);
    const place = placeOf(problem.path, problem.key);
    if (typeof problem.suggestion === 'string') renamed.add(placeOf(problem.path, problem.suggestion));
    if (!problems.has(place)) problems.set(place, problem);
  }
  return [...problems.values()];
}

/** A misspelt key is unknown, and its right spelling is missing: one mistake, told once, as the unknown key. */
function unknownFirst(a: Fault, b: Fault): number {
  return Number(b.keyword === 'additionalProperties') - Number(a.keyword === 'additionalProperties');
}

function placeOf(path: Path, key: string | undefined): string {
  return JSON.stringify([path, key]);
}

/** One complaint of the validator, at its place in the value and in the schema. */
interface Fault {
  readonly keyword: string;
  readonly path: Path;
  readonly value: unknown;
  /** Where in the schema, its references followed, the complaint comes from; of alternatives, where their list is. */
  readonly pointer: string;
  /** Missing or unknown keys; of missing ones, any one of them is enough. */
  readonly keys: readonly string[];
}

function locate(root: unknown, { instancePath, schemaPath, keyword, params }: SchemaError): Fault {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of instancePath.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  const key = params.missingProperty ?? params.additionalProperty ?? params.propertyName;
  const pointer = isAlternatives(keyword) ? schemaPath : schemaPath.slice(0, schemaPath.lastIndexOf('/'));
  return { keyword, path, value, pointer, keys: typeof key === 'string' ? [key] : [] };
}

/** A key that a map does not take is told as an unknown key; why its name is none of those allowed adds nothing. */
function isOfName(pointer: string): boolean {
  return pointer.endsWith('/propertyNames');
}

/** Whether the fault stands whatever a template may fill in. What is empty and may be missing is no fault at all. */
function isCertain(schema: JsonSchema, { keyword, path, value, keys }: Fault): boolean {
  if (isUnknown(value) || keys.some(hasPlaceholder)) return false;
  if (keyword === 'required') return !hasUnknownKeys(value);
  return !isEmpty(value) || typeof path.at(-1) === 'number' || fieldAt(schema, path)?.required === true;
}

function isUnknown(value: unknown): boolean {
  return value === UNKNOWN || (typeof value === 'string' && hasPlaceholder(value));
}

function hasUnknownKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some(hasPlaceholder);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isAlternatives(keyword: string): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

/**
 * Where none of several alternatives fits, keeps only what is wrong with the one that was most likely meant. The
 * validator lists the faults of the alternatives right before the fault that none fits.
 */
function settleAlternatives(faults: readonly Fault[]): Fault[] {
  const settled: Fault[] = [];
  for (const fault of faults) {
    if (!isAlternatives(fault.keyword)) {
      settled.push(fault);
      continue;
    }
    const start = 1 + settled.findLastIndex(({ path }) => !fault.path.every((step, index) => path[index] === step));
    const branches = new Map<string, Fault[]>();
    for (const inner of settled.splice(start)) {
      const branch = branchOf(inner.pointer, fault.pointer);
      if (branch === undefined) settled.push(inner);
      else if (branches.get(branch)?.push(inner) === undefined) branches.set(branch, [inner]);
    }
    settled.push(...bestBranch(fault, [...branches.values()]));
  }
  return settled;
}

/** Which of the alternatives listed at `list` a place in the schema belongs to, by its number; undefined for none. */
function branchOf(pointer: string, list: string): string | undefined {
  return pointer.startsWith(`${list}/`) ? pointer.slice(list.length + 1).split('/')[0] : undefined;
}

/** An alternative of the right type with the fewest faults. Where each lacks a field, any one of these fields will do. */
function bestBranch(fault: Fault, branches: readonly (readonly Fault[])[]): readonly Fault[] {
  const here = (other: Fault) => other.path.length === fault.path.length;
  const fitting = branches.filter((faults) => !faults.some((other) => here(other) && other.keyword === 'type'));
  if (fitting.length === 0) return [{ ...fault, keyword: 'type' }];
  const fewest = Math.min(...fitting.map((faults) => faults.length));
  const best = fitting.filter((faults) => faults.length === fewest);
  const alike = best.flat().every((other) => here(other) && other.keyword === 'required');
  if (fewest !== 1 || !alike) return best[0] ?? [];
  return [{ ...fault, keyword: 'required', keys: best.flat().flatMap(({ keys }) => keys) }];
}

function describe(schema: JsonSchema, fault: Fault): ShapeProblem {
  if (fault.keyword === 'required') return missingField(schema, fault.path, fault.keys);
  if (fault.keyword === 'additionalProperties' || fault.keyword === 'propertyNames') return unknownField(schema, fault);
  const key = fault.path.at(-1);
  if (isEmpty(fault.value) && typeof key === 'string') return emptyField(schema, fault.path.slice(0, -1), key);
  return invalidValue(schema, fault);
}

function missingField(schema: JsonSchema, path: Path, keys: readonly string[]): ShapeProblem {
  const expected = expectedAt(schema, [...path, keys[0] ?? ''], undefined);
  const what = `${either(keys.map(code))} is missing from ${placeName(path) ?? schema.title}`;
  const message = `${what}: ${expected} is expected.${refusal(schema, 'without')}`;
  return { rule: 'missing-field', path, key: keys[0] ?? '', message, expected };
}

function emptyField(schema: JsonSchema, path: Path, key: string): ShapeProblem {
  const expected = expectedAt(schema, [...path, key], undefined);
  return {
    rule: 'missing-field',
    path,
    key,
    message: `${code(key)} is still empty: ${expected} is expected.`,
    expected,
  };
}

function unknownField(schema: JsonSchema, { path, value, keys }: Fault): ShapeProblem {
  const key = keys[0] ?? '';
  const field = fieldAt(schema, path);
  const names = [...namesOf(childrenOf(schema, path)), ...(field?.keys ?? [])];
  const candidates = names.filter((name) => !hasKey(value, name));
  const suggestion = meantField(key, candidates);
  const place = placeName(path);
  const where = place === undefined ? schema.title : `${place} in ${schema.title}`;
  const hint = suggestion === undefined ? otherPlace(schema, path, key) : ` Did you mean ${code(suggestion)}?`;
  const what = field?.hints.value === 'rule-id' ? 'a rule' : `a field of ${where}`;
  const loss = lossOfUnknown(field?.hints.unknown, programOf(schema));
  const message = `${code(key)} is not ${what}${loss}${hint}`;
  return { rule: 'unknown-field', path, key, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** What comes of a field that the program does not know: as far as it is known, what the program itself does. */
function lossOfUnknown(unknown: Hints['unknown'], program: string | undefined): string {
  if (unknown === undefined || program === undefined) return ', so nothing reads it.';
  return unknown === 'fatal'
    ? `, and the ${program} does not start with it.`
    : `. The ${program} reads past it without a word, so what it says has no effect.`;
}

/** Names another map of the kind that has a field of this name: a map right inside this one, or one around it. */
function otherPlace(schema: JsonSchema, path: Path, key: string): string {
  for (let length = path.length; length >= 0; length--) {
    const around = path.slice(0, length);
    const siblings = namesOf(childrenOf(schema, around));
    for (const place of [...(length < path.length ? [around] : []), ...siblings.map((name) => [...around, name])]) {
      const name = sameLetters(key, namesOf(childrenOf(schema, place)));
      if (name !== undefined) return ` ${code(name)} is a field of ${placeName(place) ?? schema.title}.`;
    }
  }
  return '';
}

function invalidValue(schema: JsonSchema, { path, value }: Fault): ShapeProblem {
  const field = fieldAt(schema, path);
  const expected = expectedAt(schema, path, value);
  const meant = typeof value === 'string' && field ? meantValue(value, field.values) : undefined;
  const lists = programOf(schema) === undefined ? 'in lines' : 'in brackets';
  const hint = meant === undefined ? (field ? advice(field, value, lists) : '') : ` Did you mean ${code(meant)}?`;
  const state = isEmpty(value) ? `is still empty: ${expected}` : `is ${found(value)}, but ${expected}`;
  const what = capitalised(`${placeName(path) ?? 'the document'} ${state} is expected.`);
  const message = `${what}${refusal(schema, 'with')}${hint}`;
  const suggestion = meant ?? (field && quotedBoolean(field, value));
  return { rule: 'invalid-value', path, message, expected, ...(suggestion === undefined ? {} : { suggestion }) };
}

function programOf(schema: JsonSchema): string | undefined {
  return fieldAt(schema, [])?.hints.program;
}

/** What a program does that reads its configuration all at once. */
function refusal(schema: JsonSchema, how: 'with' | 'without'): string {
  const program = programOf(schema);
  return program === undefined ? '' : ` The ${program} does not start ${how} it.`;
}

function expectedAt(schema: JsonSchema, path: Path, value: unknown): string {
  const field = fieldAt(schema, path);
  return field ? expectation(field, childrenOf(schema, path), value) : 'a value';
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function namesOf(fields: readonly Field[]): string[] {
  return fields.flatMap(({ name }) => name ?? []);
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
