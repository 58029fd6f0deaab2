/** What a schema says about the field at a path: the source of hover and completion. */
import type { Path } from '../syntax/tree.ts';
import type { JsonSchema, SchemaHints } from './schemas.ts';

/** What a value means beyond its type. Of a map that takes any key: what its keys are. */
export const VALUE_KINDS = [
  'bundle',
  'class-name',
  'date',
  'dns-name',
  'duration',
  'enforcement-point',
  'federation',
  'file',
  'glob',
  'go-duration',
  'go-template',
  'issuer',
  'name',
  'owner',
  'policy-ref',
  'rule-id',
  'selector',
  'spiffe-id',
  'subject',
  'trust-domain',
  'url',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** The `x-fedlint` keyword of a field. */
export interface Hints {
  readonly value: ValueKind | undefined;
  /** Families of the framework mapping that speak of this field. */
  readonly families: readonly string[];
  /** Governance rules that read this field. */
  readonly rules: readonly string[];
  /**
   * LSP snippet for the value. One that opens a block begins with a line break and indents by two spaces to a level,
   * counted from the key.
   */
  readonly snippet: string | undefined;
  /** Lower comes first; fields without one come last. */
  readonly order: number;
  /** Of a whole configuration in braces: who reads it and refuses to start with a fault in it, as in "SPIRE server". */
  readonly program: string | undefined;
  /** Of a map: what that program does with a field it does not know. `ignored` is without a word. */
  readonly unknown: 'fatal' | 'ignored' | undefined;
  /** The program takes these words in capitals as well. */
  readonly anyCase: boolean;
}

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

export interface Field {
  /** Undefined for the document itself and for items of a list. */
  readonly name: string | undefined;
  readonly description: string;
  /** Whether the map around it must have it. */
  readonly required: boolean;
  /** In the order of the schema; empty where anything goes. */
  readonly types: readonly JsonType[];
  /** The only texts allowed; empty where there is no such list. */
  readonly values: readonly string[];
  readonly examples: readonly string[];
  /** Still read, and not to be written any more. */
  readonly deprecated: boolean;
  readonly default: string | boolean | undefined;
  /** A map that takes keys of any name, or of any of `keys`. */
  readonly open: boolean;
  /** The only keys an open map takes; empty where any name will do. */
  readonly keys: readonly string[];
  readonly hints: Hints;
}

/** The field at a path, or undefined where the schema knows none. The empty path is the document itself. */
export function fieldAt(root: JsonSchema, path: Path): Field | undefined {
  const schema = schemaAt(root, path);
  if (!schema) return undefined;
  const name = path.at(-1);
  const parent = schemaAt(root, path.slice(0, -1));
  const required = typeof name === 'string' && parent !== undefined && isRequired(root, parent, name);
  return describe(root, schema, typeof name === 'string' ? name : undefined, required);
}

/** The named fields of the map at a path: required ones first, then by their order. Empty for anything but a map. */
export function childrenOf(root: JsonSchema, path: Path): readonly Field[] {
  const schema = schemaAt(root, path);
  if (!schema) return [];
  const known = children.get(schema) ?? listChildren(root, schema);
  children.set(schema, known);
  return known;
}

const children = new WeakMap<JsonSchema, readonly Field[]>();

function listChildren(root: JsonSchema, schema: JsonSchema): Field[] {
  const fields = new Map<string, Field>();
  for (const branch of branchesOf(root, schema)) {
    for (const [name, property] of Object.entries(branch.properties ?? {})) {
      if (!fields.has(name)) fields.set(name, describe(root, property, name, isRequired(root, schema, name)));
    }
  }
  return [...fields.values()].sort((a, b) => Number(b.required) - Number(a.required) || a.hints.order - b.hints.order);
}

/** The schema at a path: its own annotations, not those of what it refers to. */
function schemaAt(root: JsonSchema, path: Path): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const step of path) {
    if (!schema) return undefined;
    schema = stepInto(branchesOf(root, schema), step);
  }
  return schema;
}

function stepInto(branches: readonly JsonSchema[], step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return branches.find((branch) => branch.items)?.items;
  for (const { properties } of branches) {
    if (properties && Object.hasOwn(properties, step)) return properties[step];
  }
  for (const { patternProperties = {}, additionalProperties } of branches) {
    const pattern = Object.keys(patternProperties).find((source) => new RegExp(source, 'u').test(step));
    if (pattern !== undefined) return patternProperties[pattern];
    if (typeof additionalProperties === 'object') return additionalProperties;
  }
  return undefined;
}

const branches = new WeakMap<JsonSchema, readonly JsonSchema[]>();

/** A schema, what it refers to, and its alternatives, as one flat list. */
function branchesOf(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const known = branches.get(schema);
  if (known) return known;
  const target = schema.$ref === undefined ? undefined : definitionOf(root, schema.$ref);
  const parts = [...(target ? [target] : []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const flat = [schema, ...parts.flatMap((part) => branchesOf(root, part))];
  branches.set(schema, flat);
  return flat;
}

/** What a reference such as `#/definitions/owner` leads to. Files refer to nothing but their own definitions. */
function definitionOf(root: JsonSchema, reference: string): JsonSchema | undefined {
  return root.definitions?.[reference.replace('#/definitions/', '')];
}

function isRequired(root: JsonSchema, parent: JsonSchema, name: string): boolean {
  return branchesOf(root, parent).some(
    ({ properties, required }) =>
      properties !== undefined && Object.hasOwn(properties, name) && required?.includes(name),
  );
}

function describe(root: JsonSchema, schema: JsonSchema, name: string | undefined, required: boolean): Field {
  const known = traits.get(schema) ?? traitsOf(root, schema);
  traits.set(schema, known);
  return { name, required, ...known };
}

type Traits = Omit<Field, 'name' | 'required'>;

const traits = new WeakMap<JsonSchema, Traits>();

function traitsOf(root: JsonSchema, schema: JsonSchema): Traits {
  const all = branchesOf(root, schema);
  return {
    description: all.find((branch) => branch.description !== undefined)?.description ?? '',
    types: unique(all.flatMap((branch) => [branch.type ?? []].flat())).filter(isJsonType),
    values: unique(all.flatMap((branch) => branch.enum ?? branch.const ?? [])),
    deprecated: all.some((branch) => branch.deprecated === true),
    examples: unique(all.flatMap((branch) => branch.examples ?? [])),
    default: all.find((branch) => branch.default !== undefined)?.default,
    open: all.some((branch) => typeof branch.additionalProperties === 'object'),
    keys: all.flatMap(({ propertyNames }) =>
      propertyNames ? branchesOf(root, propertyNames).flatMap((branch) => branch.enum ?? []) : [],
    ),
    hints: hintsOf(all),
  };
}

const LAST = 1000;

/** The hints nearest to the field win; alternatives add what it does not say itself. */
function hintsOf(all: readonly JsonSchema[]): Hints {
  const stated = all.flatMap((branch) => branch['x-fedlint'] ?? []);
  const first = <K extends keyof SchemaHints>(key: K) => stated.find((hints) => hints[key] !== undefined)?.[key];
  const value = first('value');
  const unknown = first('unknown');
  return {
    value: VALUE_KINDS.find((kind) => kind === value),
    families: first('families') ?? [],
    rules: first('rules') ?? [],
    snippet: first('snippet'),
    order: first('order') ?? LAST,
    program: first('program'),
    unknown: unknown === 'fatal' || unknown === 'ignored' ? unknown : undefined,
    anyCase: first('anyCase') ?? false,
  };
}

const JSON_TYPES: readonly JsonType[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

function isJsonType(type: string): type is JsonType {
  return JSON_TYPES.some((known) => known === type);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
