import spireServerResource from '../../../../../schemas/spireserver.schema.json' with { type: 'json' };
import zerotrustworkloadidentitymanager from '../../../../../schemas/zerotrustworkloadidentitymanager.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const ztwimKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('spireserver', spireServerResource, validators.spireserver),
  kindSchema(
    'zerotrustworkloadidentitymanager',
    zerotrustworkloadidentitymanager,
    validators.zerotrustworkloadidentitymanager,
  ),
];
