import teleportSpiffeFederation from '../../../../../schemas/teleport-spiffe-federation.schema.json' with {
  type: 'json',
};
import teleportWorkloadIdentity from '../../../../../schemas/teleport-workload-identity.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const teleportFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'teleport-spiffe-federation',
    name: 'Teleport spiffe_federation',
    schema: teleportSpiffeFederation,
    validate: validators.teleportSpiffeFederation,
  },
  {
    id: 'teleport-workload-identity',
    name: 'Teleport workload_identity',
    schema: teleportWorkloadIdentity,
    validate: validators.teleportWorkloadIdentity,
  },
];
