import spireEntries from '../../../../../schemas/spire-entries.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const entriesFormatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'spire-entries', name: 'SPIRE registration entries', schema: spireEntries, validate: validators.spireEntries },
];
