/** The kinds Fedlint knows by shape. `apiVersion` and `kind` together pick one schema; nothing is ever tried against all. */
import fedlintConfig from '../../../../schemas/fedlint-config.schema.json' with { type: 'json' };
import * as validators from '../../../generated/validators.js';
import { bundleFormatSchemas } from './bundle/schemas.ts';
import { ciliumFormatSchemas, ciliumKindSchemas } from './cilium/schemas.ts';
import { consulKindSchemas } from './consul/schemas.ts';
import { entriesFormatSchemas } from './entries/schemas.ts';
import { envoyFormatSchemas, envoyKindSchemas } from './envoy/schemas.ts';
import { federationDataFormatSchemas } from './federation-data/schemas.ts';
import { fedlintKindSchemas } from './fedlint/schemas.ts';
import { gatekeeperKindSchemas } from './gatekeeper/schemas.ts';
import { helmValuesFormatSchemas } from './helm-values/schemas.ts';
import { istioMeshFormatSchemas, istioMeshKindSchemas } from './istio-mesh/schemas.ts';
import { istioSecurityKindSchemas } from './istio-security/schemas.ts';
import { kumaKindSchemas } from './kuma/schemas.ts';
import { kyvernoKindSchemas } from './kyverno/schemas.ts';
import { linkerdFormatSchemas, linkerdKindSchemas } from './linkerd/schemas.ts';
import { opaFormatSchemas } from './opa/schemas.ts';
import type { FormatSchemaEntry, KindSchemaEntry, SchemaEntry } from './schema.ts';
import { spireConfFormatSchemas } from './spire-conf/schemas.ts';
import { spireCrdKindSchemas } from './spire-crd/schemas.ts';
import { teleportFormatSchemas } from './teleport/schemas.ts';
import { trustManagerKindSchemas } from './trust-manager/schemas.ts';
import { validatingAdmissionKindSchemas } from './validating-admission/schemas.ts';
import { ztwimKindSchemas } from './ztwim/schemas.ts';

export type { JsonSchema, KindSchemaEntry, SchemaEntry, SchemaHints } from './schema.ts';

export const kindSchemas: readonly KindSchemaEntry[] = [
  ...fedlintKindSchemas,
  ...spireCrdKindSchemas,
  ...ztwimKindSchemas,
  ...istioMeshKindSchemas,
  ...istioSecurityKindSchemas,
  ...envoyKindSchemas,
  ...consulKindSchemas,
  ...kumaKindSchemas,
  ...trustManagerKindSchemas,
  ...kyvernoKindSchemas,
  ...gatekeeperKindSchemas,
  ...validatingAdmissionKindSchemas,
  ...linkerdKindSchemas,
  ...ciliumKindSchemas,
];

export const formatSchemas: readonly FormatSchemaEntry[] = [
  ...istioMeshFormatSchemas,
  ...envoyFormatSchemas,
  ...linkerdFormatSchemas,
  ...ciliumFormatSchemas,
  ...spireConfFormatSchemas,
  ...helmValuesFormatSchemas,
  ...entriesFormatSchemas,
  ...federationDataFormatSchemas,
  ...teleportFormatSchemas,
  ...bundleFormatSchemas,
  ...opaFormatSchemas,
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
