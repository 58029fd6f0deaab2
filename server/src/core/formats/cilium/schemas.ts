import ciliumClusterwidenetworkpolicy from '../../../../../schemas/cilium-clusterwidenetworkpolicy.schema.json' with {
  type: 'json',
};
import ciliumHelmValues from '../../../../../schemas/cilium-helm-values.schema.json' with { type: 'json' };
import ciliumNetworkpolicy from '../../../../../schemas/cilium-networkpolicy.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type FormatSchemaEntry, type KindSchemaEntry, kindSchema } from '../schema.ts';

export const ciliumKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('cilium-networkpolicy', ciliumNetworkpolicy, validators.ciliumNetworkpolicy),
  kindSchema(
    'cilium-clusterwidenetworkpolicy',
    ciliumClusterwidenetworkpolicy,
    validators.ciliumClusterwidenetworkpolicy,
  ),
];

export const ciliumFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'cilium-helm-values',
    name: 'Cilium Helm values',
    schema: ciliumHelmValues,
    validate: validators.ciliumHelmValues,
  },
];
