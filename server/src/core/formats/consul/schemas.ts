import consulExportedservices from '../../../../../schemas/consul-exportedservices.schema.json' with { type: 'json' };
import consulJwtprovider from '../../../../../schemas/consul-jwtprovider.schema.json' with { type: 'json' };
import consulMesh from '../../../../../schemas/consul-mesh.schema.json' with { type: 'json' };
import consulPeeringacceptor from '../../../../../schemas/consul-peeringacceptor.schema.json' with { type: 'json' };
import consulPeeringdialer from '../../../../../schemas/consul-peeringdialer.schema.json' with { type: 'json' };
import consulProxydefaults from '../../../../../schemas/consul-proxydefaults.schema.json' with { type: 'json' };
import consulSamenessgroup from '../../../../../schemas/consul-samenessgroup.schema.json' with { type: 'json' };
import consulServicedefaults from '../../../../../schemas/consul-servicedefaults.schema.json' with { type: 'json' };
import consulServiceintentions from '../../../../../schemas/consul-serviceintentions.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const consulKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('consul-exportedservices', consulExportedservices, validators.consulExportedservices),
  kindSchema('consul-jwtprovider', consulJwtprovider, validators.consulJwtprovider),
  kindSchema('consul-mesh', consulMesh, validators.consulMesh),
  kindSchema('consul-peeringacceptor', consulPeeringacceptor, validators.consulPeeringacceptor),
  kindSchema('consul-peeringdialer', consulPeeringdialer, validators.consulPeeringdialer),
  kindSchema('consul-proxydefaults', consulProxydefaults, validators.consulProxydefaults),
  kindSchema('consul-samenessgroup', consulSamenessgroup, validators.consulSamenessgroup),
  kindSchema('consul-servicedefaults', consulServicedefaults, validators.consulServicedefaults),
  kindSchema('consul-serviceintentions', consulServiceintentions, validators.consulServiceintentions),
];
