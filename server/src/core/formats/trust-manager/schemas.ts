import trustManagerBundle from '../../../../../schemas/trust-manager-bundle.schema.json' with { type: 'json' };
import trustManagerClusterbundle from '../../../../../schemas/trust-manager-clusterbundle.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const trustManagerKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('trust-manager-bundle', trustManagerBundle, validators.trustManagerBundle),
  kindSchema('trust-manager-clusterbundle', trustManagerClusterbundle, validators.trustManagerClusterbundle),
];
