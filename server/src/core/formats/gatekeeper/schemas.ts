import gatekeeperConstraint from '../../../../../schemas/gatekeeper-constraint.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const gatekeeperKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('gatekeeper-constraint', gatekeeperConstraint, validators.gatekeeperConstraint),
];
