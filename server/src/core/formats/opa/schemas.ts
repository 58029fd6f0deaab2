import opaConfiguration from '../../../../../schemas/opa-configuration.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const opaFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'opa-configuration',
    name: 'OPA configuration',
    schema: opaConfiguration,
    validate: validators.opaConfiguration,
  },
];
