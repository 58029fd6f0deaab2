/** Schemas with what Fedlint reads out of them, and their compiled validators. */
import type { Validate } from '../../../generated/validators.js';

/** The part of JSON Schema draft-07 that the files in schemas/ use. */
export interface JsonSchema {
  readonly $ref?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  /** Still read, and not to be written any more. */
  readonly deprecated?: boolean | undefined;
  readonly default?: string | boolean | undefined;
  readonly examples?: readonly string[] | undefined;
  readonly minLength?: number | undefined;
  readonly minItems?: number | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly additionalProperties?: boolean | JsonSchema | undefined;
  readonly propertyNames?: JsonSchema | undefined;
  readonly items?: JsonSchema | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly oneOf?: readonly JsonSchema[] | undefined;
  readonly definitions?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly 'x-fedlint'?: SchemaHints | undefined;
}

/** The `x-fedlint` keyword as it stands in the files; field.ts gives it out as `Hints`. */
export interface SchemaHints {
  readonly value?: string | undefined;
  readonly families?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly snippet?: string | undefined;
  readonly program?: string | undefined;
  readonly unknown?: string | undefined;
  readonly anyCase?: boolean | undefined;
  readonly order?: number | undefined;
}

/** A schema and its compiled validator. `id` is the name of the file in schemas/. */
export interface SchemaEntry {
  readonly id: string;
  readonly schema: JsonSchema;
  readonly validate: Validate;
}

export interface KindSchemaEntry extends SchemaEntry {
  readonly apiVersion: string;
  /** All versions of which it is the schema. */
  readonly versions: readonly string[];
  /** `*` for every kind in the version. */
  readonly kind: string;
}

type KindSchemaFile = JsonSchema & {
  readonly properties: {
    readonly apiVersion: { readonly const: string } | { readonly enum: readonly string[] };
    /** Without a word of its own where users name the kinds. */
    readonly kind: JsonSchema;
  };
};

/** The newest version is the one that is offered, so it stands last. */
export function kindSchema(id: string, schema: KindSchemaFile, validate: Validate): KindSchemaEntry {
  const { apiVersion, kind } = schema.properties;
  const versions = 'const' in apiVersion ? [apiVersion.const] : apiVersion.enum;
  return { id, apiVersion: versions.at(-1) ?? '', versions, kind: kind.const ?? '*', schema, validate };
}

/** A format without `apiVersion` and `kind`, under its name. */
export interface FormatSchemaEntry extends SchemaEntry {
  readonly name: string;
}
