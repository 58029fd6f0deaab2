/** The kinds Fedlint knows by shape. `apiVersion` and `kind` together pick one schema; nothing is ever tried against all. */
import clusterfederatedtrustdomain from '../../../../schemas/clusterfederatedtrustdomain.schema.json' with {
  type: 'json',
};
import clusterspiffeid from '../../../../schemas/clusterspiffeid.schema.json' with { type: 'json' };
import clusterstaticentry from '../../../../schemas/clusterstaticentry.schema.json' with { type: 'json' };
import controllermanagerconfig from '../../../../schemas/controllermanagerconfig.schema.json' with { type: 'json' };
import enforcementpoint from '../../../../schemas/enforcementpoint.schema.json' with { type: 'json' };
import federation from '../../../../schemas/federation.schema.json' with { type: 'json' };
import fedlintConfig from '../../../../schemas/fedlint-config.schema.json' with { type: 'json' };
import trustdomain from '../../../../schemas/trustdomain.schema.json' with { type: 'json' };
import trustexception from '../../../../schemas/trustexception.schema.json' with { type: 'json' };
import type { Validate } from '../../../generated/validators.js';
import * as validators from '../../../generated/validators.js';

/** The part of JSON Schema draft-07 that the files in schemas/ use. */
export interface JsonSchema {
  readonly $ref?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: string | undefined;
  readonly enum?: readonly string[] | undefined;
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
  readonly kind: string;
}

type KindSchemaFile = JsonSchema & {
  readonly properties: { readonly apiVersion: { readonly const: string }; readonly kind: { readonly const: string } };
};

function kindSchema(id: string, schema: KindSchemaFile, validate: Validate): KindSchemaEntry {
  return { id, apiVersion: schema.properties.apiVersion.const, kind: schema.properties.kind.const, schema, validate };
}

export const kindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('trustdomain', trustdomain, validators.trustdomain),
  kindSchema('federation', federation, validators.federation),
  kindSchema('enforcementpoint', enforcementpoint, validators.enforcementpoint),
  kindSchema('trustexception', trustexception, validators.trustexception),
  kindSchema('clusterfederatedtrustdomain', clusterfederatedtrustdomain, validators.clusterfederatedtrustdomain),
  kindSchema('clusterspiffeid', clusterspiffeid, validators.clusterspiffeid),
  kindSchema('clusterstaticentry', clusterstaticentry, validators.clusterstaticentry),
  kindSchema('controllermanagerconfig', controllermanagerconfig, validators.controllermanagerconfig),
];

/** The schema of the configuration file `.fedlint.yaml`. */
export const configSchema: SchemaEntry = {
  id: 'fedlint-config',
  schema: fedlintConfig,
  validate: validators.fedlintConfig,
};

const byKind = new Map(kindSchemas.map((entry) => [`${entry.apiVersion} ${entry.kind}`, entry]));

export function schemaFor(apiVersion: string, kind: string): KindSchemaEntry | undefined {
  return byKind.get(`${apiVersion} ${kind}`);
}
