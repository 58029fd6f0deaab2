import clusterfederatedtrustdomain from '../../../../../schemas/clusterfederatedtrustdomain.schema.json' with {
  type: 'json',
};
import clusterspiffeid from '../../../../../schemas/clusterspiffeid.schema.json' with { type: 'json' };
import clusterstaticentry from '../../../../../schemas/clusterstaticentry.schema.json' with { type: 'json' };
import controllermanagerconfig from '../../../../../schemas/controllermanagerconfig.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const spireCrdKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('clusterfederatedtrustdomain', clusterfederatedtrustdomain, validators.clusterfederatedtrustdomain),
  kindSchema('clusterspiffeid', clusterspiffeid, validators.clusterspiffeid),
  kindSchema('clusterstaticentry', clusterstaticentry, validators.clusterstaticentry),
  kindSchema('controllermanagerconfig', controllermanagerconfig, validators.controllermanagerconfig),
];
