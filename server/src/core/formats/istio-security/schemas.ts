import istioAuthorizationpolicy from '../../../../../schemas/istio-authorizationpolicy.schema.json' with {
  type: 'json',
};
import istioPeerauthentication from '../../../../../schemas/istio-peerauthentication.schema.json' with { type: 'json' };
import istioRequestauthentication from '../../../../../schemas/istio-requestauthentication.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const istioSecurityKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('istio-authorizationpolicy', istioAuthorizationpolicy, validators.istioAuthorizationpolicy),
  kindSchema('istio-peerauthentication', istioPeerauthentication, validators.istioPeerauthentication),
  kindSchema('istio-requestauthentication', istioRequestauthentication, validators.istioRequestauthentication),
];
