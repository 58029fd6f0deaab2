import linkerdAuthorizationpolicy from '../../../../../schemas/linkerd-authorizationpolicy.schema.json' with {
  type: 'json',
};
import linkerdHelmValues from '../../../../../schemas/linkerd-helm-values.schema.json' with { type: 'json' };
import linkerdLink from '../../../../../schemas/linkerd-link.schema.json' with { type: 'json' };
import linkerdMeshtlsauthentication from '../../../../../schemas/linkerd-meshtlsauthentication.schema.json' with {
  type: 'json',
};
import linkerdNetworkauthentication from '../../../../../schemas/linkerd-networkauthentication.schema.json' with {
  type: 'json',
};
import linkerdServer from '../../../../../schemas/linkerd-server.schema.json' with { type: 'json' };
import linkerdServerauthorization from '../../../../../schemas/linkerd-serverauthorization.schema.json' with {
  type: 'json',
};
import * as validators from '../../../../generated/validators.js';
import { type FormatSchemaEntry, type KindSchemaEntry, kindSchema } from '../schema.ts';

export const linkerdKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('linkerd-server', linkerdServer, validators.linkerdServer),
  kindSchema('linkerd-authorizationpolicy', linkerdAuthorizationpolicy, validators.linkerdAuthorizationpolicy),
  kindSchema('linkerd-meshtlsauthentication', linkerdMeshtlsauthentication, validators.linkerdMeshtlsauthentication),
  kindSchema('linkerd-networkauthentication', linkerdNetworkauthentication, validators.linkerdNetworkauthentication),
  kindSchema('linkerd-serverauthorization', linkerdServerauthorization, validators.linkerdServerauthorization),
  kindSchema('linkerd-link', linkerdLink, validators.linkerdLink),
];

export const linkerdFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'linkerd-helm-values',
    name: 'Linkerd Helm values',
    schema: linkerdHelmValues,
    validate: validators.linkerdHelmValues,
  },
];
