import type { Kind } from '../kind.ts';
import { authorizationPolicy } from './authorization-policy.ts';

export const istioKinds: readonly Kind[] = [...authorizationPolicy];
