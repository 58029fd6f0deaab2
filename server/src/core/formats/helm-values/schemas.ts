import spireHelmValues from '../../../../../schemas/spire-helm-values.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const helmValuesFormatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'spire-helm-values', name: 'SPIRE Helm values', schema: spireHelmValues, validate: validators.spireHelmValues },
];
