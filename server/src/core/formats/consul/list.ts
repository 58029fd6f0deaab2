import type { Kind } from '../kind.ts';
import { exportedServices } from './exported-services.ts';
import { jwtProvider } from './jwt-provider.ts';
import { consulMesh } from './mesh.ts';
import { proxyDefaults, serviceDefaults } from './mutual-tls.ts';
import { peeringAcceptor, peeringDialer } from './peering.ts';
import { samenessGroup } from './sameness-group.ts';
import { serviceIntentions } from './service-intentions.ts';

export const consulKinds: readonly Kind[] = [
  serviceIntentions,
  exportedServices,
  peeringAcceptor,
  peeringDialer,
  consulMesh,
  proxyDefaults,
  serviceDefaults,
  jwtProvider,
  samenessGroup,
];
