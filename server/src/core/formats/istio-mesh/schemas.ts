import istio from '../../../../../schemas/istio.schema.json' with { type: 'json' };
import istioHelmValues from '../../../../../schemas/istio-helm-values.schema.json' with { type: 'json' };
import istioMeshConfig from '../../../../../schemas/istio-mesh-config.schema.json' with { type: 'json' };
import istiooperator from '../../../../../schemas/istiooperator.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type FormatSchemaEntry, type KindSchemaEntry, kindSchema } from '../schema.ts';

export const istioMeshKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('istiooperator', istiooperator, validators.istiooperator),
  kindSchema('istio', istio, validators.istio),
];

export const istioMeshFormatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'istio-helm-values', name: 'Istio Helm values', schema: istioHelmValues, validate: validators.istioHelmValues },
  { id: 'istio-mesh-config', name: 'Istio MeshConfig', schema: istioMeshConfig, validate: validators.istioMeshConfig },
];
