import spireAgent from '../../../../../schemas/spire-agent.schema.json' with { type: 'json' };
import spireServer from '../../../../../schemas/spire-server.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const spireConfFormatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'spire-server', name: 'SPIRE server.conf', schema: spireServer, validate: validators.spireServer },
  { id: 'spire-agent', name: 'SPIRE agent.conf', schema: spireAgent, validate: validators.spireAgent },
];
