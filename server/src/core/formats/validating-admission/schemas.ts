import validatingadmissionpolicy from '../../../../../schemas/validatingadmissionpolicy.schema.json' with {
  type: 'json',
};
import validatingadmissionpolicybinding from '../../../../../schemas/validatingadmissionpolicybinding.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const validatingAdmissionKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('validatingadmissionpolicy', validatingadmissionpolicy, validators.validatingadmissionpolicy),
  kindSchema(
    'validatingadmissionpolicybinding',
    validatingadmissionpolicybinding,
    validators.validatingadmissionpolicybinding,
  ),
];
