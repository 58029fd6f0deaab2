import enforcementpoint from '../../../../../schemas/enforcementpoint.schema.json' with { type: 'json' };
import federation from '../../../../../schemas/federation.schema.json' with { type: 'json' };
import trustdomain from '../../../../../schemas/trustdomain.schema.json' with { type: 'json' };
import trustexception from '../../../../../schemas/trustexception.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const fedlintKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('trustdomain', trustdomain, validators.trustdomain),
  kindSchema('federation', federation, validators.federation),
  kindSchema('enforcementpoint', enforcementpoint, validators.enforcementpoint),
  kindSchema('trustexception', trustexception, validators.trustexception),
];
