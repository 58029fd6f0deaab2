import spireFederationData from '../../../../../schemas/spire-federation-data.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const federationDataFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'spire-federation-data',
    name: 'SPIRE federation data',
    schema: spireFederationData,
    validate: validators.spireFederationData,
  },
];
