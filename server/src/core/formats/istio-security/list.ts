import type { Kind } from '../kind.ts';
import { authorizationPolicy } from './authorization-policy.ts';
import { peerAuthentication } from './peer-authentication.ts';
import { requestAuthentication } from './request-authentication.ts';

export const istioKinds: readonly Kind[] = [...authorizationPolicy, ...peerAuthentication, ...requestAuthentication];
