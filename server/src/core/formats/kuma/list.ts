import type { Kind } from '../kind.ts';
import { meshIdentity } from './mesh-identity.ts';
import { meshTls } from './mesh-tls.ts';
import { meshTrafficPermission } from './mesh-traffic-permission.ts';
import { meshTrust } from './mesh-trust.ts';

export { kumaFormats } from './universal.ts';

export const kumaKinds: readonly Kind[] = [meshTrust, meshIdentity, meshTrafficPermission, meshTls];
