/** What Fedlint reads. A new format adds its kinds, or itself, here. */

import { spiffeBundleMap } from './bundle/bundle-map.ts';
import { pemCertificates } from './bundle/pem-certificates.ts';
import { spiffeBundle } from './bundle/spiffe-bundle.ts';
import { configMap } from './carriers/config-map.ts';
import { secret } from './carriers/secret.ts';
import { cedarPolicies } from './cedar/cedar.ts';
import { ciliumHelmValues } from './cilium/helm-values.ts';
import { ciliumKinds } from './cilium/list.ts';
import { consulKinds } from './consul/list.ts';
import { entries } from './entries/entries.ts';
import { envoyConfiguration } from './envoy/envoy-configuration.ts';
import { envoyFilter } from './envoy/envoy-filter.ts';
import { federationData } from './federation-data/federation-data.ts';
import { enforcementPoint } from './fedlint/enforcement-point.ts';
import { federation } from './fedlint/federation.ts';
import { trustDomain } from './fedlint/trust-domain.ts';
import { trustException } from './fedlint/trust-exception.ts';
import { gatekeeperKinds } from './gatekeeper/list.ts';
import { helmValues } from './helm-values/helm-values.ts';
import { ingress } from './ingress/ingress.ts';
import { route } from './ingress/route.ts';
import { istioHelmValues } from './istio-mesh/helm-values.ts';
import { istio } from './istio-mesh/istio.ts';
import { istioOperator } from './istio-mesh/istio-operator.ts';
import { istiodDeployment } from './istio-mesh/istiod-deployment.ts';
import { meshConfigText } from './istio-mesh/mesh-config-text.ts';
import { istioKinds } from './istio-security/list.ts';
import type { Format, Kind } from './kind.ts';
import { kumaFormats, kumaKinds } from './kuma/list.ts';
import { kyvernoKinds } from './kyverno/list.ts';
import { linkerdHelmValues } from './linkerd/helm-values.ts';
import { linkerdKinds } from './linkerd/list.ts';
import { opaConfiguration } from './opa/opa-configuration.ts';
import { catalogInfo } from './ownership/catalog-info.ts';
import { namespace } from './ownership/namespace.ts';
import { spireAgentConf } from './spire-conf/agent.ts';
import { spireServerConf } from './spire-conf/server.ts';
import { clusterFederatedTrustDomain } from './spire-crd/cluster-federated-trust-domain.ts';
import { clusterSpiffeId } from './spire-crd/cluster-spiffe-id.ts';
import { clusterStaticEntry } from './spire-crd/cluster-static-entry.ts';
import { controllerManagerConfig } from './spire-crd/controller-manager-config.ts';
import { spiffeFederation } from './teleport/spiffe-federation.ts';
import { workloadIdentity } from './teleport/workload-identity.ts';
import { trustManagerBundle } from './trust-manager/bundle.ts';
import { clusterBundle } from './trust-manager/cluster-bundle.ts';
import { validatingAdmissionKinds } from './validating-admission/list.ts';
import { spireServerResource } from './ztwim/spire-server.ts';
import { zeroTrustWorkloadIdentityManager } from './ztwim/zero-trust-workload-identity-manager.ts';

export const kinds: readonly Kind[] = [
  trustDomain,
  federation,
  enforcementPoint,
  trustException,
  clusterFederatedTrustDomain,
  clusterSpiffeId,
  clusterStaticEntry,
  controllerManagerConfig,
  spireServerResource,
  zeroTrustWorkloadIdentityManager,
  ingress,
  route,
  istioOperator,
  istio,
  istiodDeployment,
  envoyFilter,
  trustManagerBundle,
  clusterBundle,
  ...istioKinds,
  ...linkerdKinds,
  ...ciliumKinds,
  ...consulKinds,
  ...kumaKinds,
  ...kyvernoKinds,
  ...gatekeeperKinds,
  ...validatingAdmissionKinds,
  namespace,
  catalogInfo,
  configMap,
  secret,
];

/** Formats known by their contents, the more telling first. */
export const formats: readonly Format[] = [
  spireServerConf,
  spireAgentConf,
  helmValues,
  federationData,
  entries,
  spiffeFederation,
  workloadIdentity,
  spiffeBundleMap,
  spiffeBundle,
  ...kumaFormats,
  envoyConfiguration,
  opaConfiguration,
  cedarPolicies,
  istioHelmValues,
  linkerdHelmValues,
  ciliumHelmValues,
  meshConfigText,
  pemCertificates,
];
