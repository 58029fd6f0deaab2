import type { Kind } from '../kind.ts';
import { annotatedWorkloads } from './annotated.ts';
import { linkerdAuthorizationPolicy } from './authorization-policy.ts';
import { link } from './link.ts';
import { meshTlsAuthentication } from './mesh-tls-authentication.ts';
import { networkAuthentication } from './network-authentication.ts';
import { server } from './server.ts';
import { serverAuthorization } from './server-authorization.ts';

export const linkerdKinds: readonly Kind[] = [
  ...server,
  ...linkerdAuthorizationPolicy,
  ...meshTlsAuthentication,
  ...networkAuthentication,
  ...serverAuthorization,
  ...link,
  ...annotatedWorkloads,
];
