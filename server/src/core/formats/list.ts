/** The kinds Fedlint reads. A new format adds its kinds here. */
import { enforcementPoint } from './fedlint/enforcement-point.ts';
import { federation } from './fedlint/federation.ts';
import { trustDomain } from './fedlint/trust-domain.ts';
import { trustException } from './fedlint/trust-exception.ts';
import type { Kind } from './kind.ts';
import { catalogInfo } from './ownership/catalog-info.ts';
import { clusterFederatedTrustDomain } from './spire-crd/cluster-federated-trust-domain.ts';
import { clusterSpiffeId } from './spire-crd/cluster-spiffe-id.ts';
import { clusterStaticEntry } from './spire-crd/cluster-static-entry.ts';
import { controllerManagerConfig } from './spire-crd/controller-manager-config.ts';

export const kinds: readonly Kind[] = [
  trustDomain,
  federation,
  enforcementPoint,
  trustException,
  clusterFederatedTrustDomain,
  clusterSpiffeId,
  clusterStaticEntry,
  controllerManagerConfig,
  catalogInfo,
];
