/** The kinds Fedlint knows by shape. `apiVersion` and `kind` together pick one schema; nothing is ever tried against all. */
import clusterfederatedtrustdomain from '../../../../schemas/clusterfederatedtrustdomain.schema.json' with {
  type: 'json',
};
import clusterspiffeid from '../../../../schemas/clusterspiffeid.schema.json' with { type: 'json' };
import clusterstaticentry from '../../../../schemas/clusterstaticentry.schema.json' with { type: 'json' };
import controllermanagerconfig from '../../../../schemas/controllermanagerconfig.schema.json' with { type: 'json' };
import enforcementpoint from '../../../../schemas/enforcementpoint.schema.json' with { type: 'json' };
import envoySpiffeValidator from '../../../../schemas/envoy-spiffe-validator.schema.json' with { type: 'json' };
import envoyfilter from '../../../../schemas/envoyfilter.schema.json' with { type: 'json' };
import federation from '../../../../schemas/federation.schema.json' with { type: 'json' };
import fedlintConfig from '../../../../schemas/fedlint-config.schema.json' with { type: 'json' };
import istio from '../../../../schemas/istio.schema.json' with { type: 'json' };
import istioHelmValues from '../../../../schemas/istio-helm-values.schema.json' with { type: 'json' };
import istioMeshConfig from '../../../../schemas/istio-mesh-config.schema.json' with { type: 'json' };
import istiooperator from '../../../../schemas/istiooperator.schema.json' with { type: 'json' };
import spiffeBundle from '../../../../schemas/spiffe-bundle.schema.json' with { type: 'json' };
import spiffeBundleMap from '../../../../schemas/spiffe-bundle-map.schema.json' with { type: 'json' };
import spireAgent from '../../../../schemas/spire-agent.schema.json' with { type: 'json' };
import spireEntries from '../../../../schemas/spire-entries.schema.json' with { type: 'json' };
import spireFederationData from '../../../../schemas/spire-federation-data.schema.json' with { type: 'json' };
import spireHelmValues from '../../../../schemas/spire-helm-values.schema.json' with { type: 'json' };
import spireServer from '../../../../schemas/spire-server.schema.json' with { type: 'json' };
import spireServerResource from '../../../../schemas/spireserver.schema.json' with { type: 'json' };
import teleportSpiffeFederation from '../../../../schemas/teleport-spiffe-federation.schema.json' with { type: 'json' };
import teleportWorkloadIdentity from '../../../../schemas/teleport-workload-identity.schema.json' with { type: 'json' };
import trustManagerBundle from '../../../../schemas/trust-manager-bundle.schema.json' with { type: 'json' };
import trustManagerClusterbundle from '../../../../schemas/trust-manager-clusterbundle.schema.json' with {
  type: 'json',
};
import trustdomain from '../../../../schemas/trustdomain.schema.json' with { type: 'json' };
import trustexception from '../../../../schemas/trustexception.schema.json' with { type: 'json' };
import zerotrustworkloadidentitymanager from '../../../../schemas/zerotrustworkloadidentitymanager.schema.json' with {
  type: 'json',
};
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
    readonly kind: { readonly const?: string };
  };
};

/** The newest version is the one that is offered, so it stands last. */
function kindSchema(id: string, schema: KindSchemaFile, validate: Validate): KindSchemaEntry {
  const { apiVersion, kind } = schema.properties;
  const versions = 'const' in apiVersion ? [apiVersion.const] : apiVersion.enum;
  return { id, apiVersion: versions.at(-1) ?? '', versions, kind: kind.const ?? '*', schema, validate };
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
  kindSchema('spireserver', spireServerResource, validators.spireserver),
  kindSchema(
    'zerotrustworkloadidentitymanager',
    zerotrustworkloadidentitymanager,
    validators.zerotrustworkloadidentitymanager,
  ),
  kindSchema('istiooperator', istiooperator, validators.istiooperator),
  kindSchema('istio', istio, validators.istio),
  kindSchema('envoyfilter', envoyfilter, validators.envoyfilter),
  kindSchema('trust-manager-bundle', trustManagerBundle, validators.trustManagerBundle),
  kindSchema('trust-manager-clusterbundle', trustManagerClusterbundle, validators.trustManagerClusterbundle),
];

/** A format without `apiVersion` and `kind`, under its name. */
export interface FormatSchemaEntry extends SchemaEntry {
  readonly name: string;
}

export const formatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'spire-server', name: 'SPIRE server.conf', schema: spireServer, validate: validators.spireServer },
  { id: 'spire-agent', name: 'SPIRE agent.conf', schema: spireAgent, validate: validators.spireAgent },
  {
    id: 'spire-helm-values',
    name: 'SPIRE Helm values',
    schema: spireHelmValues,
    validate: validators.spireHelmValues,
  },
  { name: 'SPIRE registration entries', id: 'spire-entries', schema: spireEntries, validate: validators.spireEntries },
  {
    name: 'SPIRE federation data',
    id: 'spire-federation-data',
    schema: spireFederationData,
    validate: validators.spireFederationData,
  },
  {
    name: 'Teleport spiffe_federation',
    id: 'teleport-spiffe-federation',
    schema: teleportSpiffeFederation,
    validate: validators.teleportSpiffeFederation,
  },
  {
    name: 'Teleport workload_identity',
    id: 'teleport-workload-identity',
    schema: teleportWorkloadIdentity,
    validate: validators.teleportWorkloadIdentity,
  },
  { name: 'SPIFFE bundle', id: 'spiffe-bundle', schema: spiffeBundle, validate: validators.spiffeBundle },
  {
    name: 'SPIFFE bundle map',
    id: 'spiffe-bundle-map',
    schema: spiffeBundleMap,
    validate: validators.spiffeBundleMap,
  },
  {
    name: 'Envoy SPIFFE validator',
    id: 'envoy-spiffe-validator',
    schema: envoySpiffeValidator,
    validate: validators.envoySpiffeValidator,
  },
  {
    name: 'Istio Helm values',
    id: 'istio-helm-values',
    schema: istioHelmValues,
    validate: validators.istioHelmValues,
  },
  {
    name: 'Istio MeshConfig',
    id: 'istio-mesh-config',
    schema: istioMeshConfig,
    validate: validators.istioMeshConfig,
  },
];

/** The schema of the configuration file `.fedlint.yaml`. */
export const configSchema: SchemaEntry = {
  id: 'fedlint-config',
  schema: fedlintConfig,
  validate: validators.fedlintConfig,
};

const byKind = new Map<string, SchemaEntry>([
  ...kindSchemas.flatMap((entry) => entry.versions.map((version) => [`${version} ${entry.kind}`, entry] as const)),
  ...formatSchemas.map((entry) => [` ${entry.name}`, entry] as const),
]);

/** A format without `apiVersion` goes by its name in place of a kind. */
export function schemaFor(apiVersion: string, kind: string): SchemaEntry | undefined {
  return byKind.get(`${apiVersion} ${kind}`) ?? byKind.get(`${apiVersion} *`);
}
