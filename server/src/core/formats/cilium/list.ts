import type { Kind } from '../kind.ts';
import { ciliumClusterwideNetworkPolicy, ciliumNetworkPolicy } from './network-policy.ts';

export const ciliumKinds: readonly Kind[] = [ciliumNetworkPolicy, ciliumClusterwideNetworkPolicy];
