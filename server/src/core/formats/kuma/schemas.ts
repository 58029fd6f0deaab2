import kumaMeshidentity from '../../../../../schemas/kuma-meshidentity.schema.json' with { type: 'json' };
import kumaMeshtls from '../../../../../schemas/kuma-meshtls.schema.json' with { type: 'json' };
import kumaMeshtrafficpermission from '../../../../../schemas/kuma-meshtrafficpermission.schema.json' with {
  type: 'json',
};
import kumaMeshtrust from '../../../../../schemas/kuma-meshtrust.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const kumaKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('kuma-meshidentity', kumaMeshidentity, validators.kumaMeshidentity),
  kindSchema('kuma-meshtls', kumaMeshtls, validators.kumaMeshtls),
  kindSchema('kuma-meshtrafficpermission', kumaMeshtrafficpermission, validators.kumaMeshtrafficpermission),
  kindSchema('kuma-meshtrust', kumaMeshtrust, validators.kumaMeshtrust),
];
