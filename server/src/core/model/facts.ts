/**
 * The facts: the one model into which every format is read (architecture, invariant 1). Rules look at these and never
 * at a format. Facts are plain data without references to the tree, so that two of them can be compared.
 */
import type {
  ConstraintFact,
  ConstraintTemplateFact,
  FailureActionsFact,
  GatekeeperConfigFact,
  PolicyExceptionFact,
  PolicyParametersFact,
  ValidationActionsFact,
} from './facts/admission.ts';
import type { BundleFact, BundleMapFact, CertificateFact } from './facts/bundle.ts';
import type { CedarPolicyFact } from './facts/cedar-policy.ts';
import type { CiliumPolicyFact, CiliumSettingsFact } from './facts/cilium.ts';
import type { ConsulExportsFact, ConsulIntentionsFact, ConsulMeshFact, SamenessGroupFact } from './facts/consul.ts';
import type { ControllerFact } from './facts/controller.ts';
import type { EnforcementPointFact } from './facts/enforcement-point.ts';
import type { EnvoyTrustFact } from './facts/envoy-trust.ts';
import type { ExceptionFact } from './facts/exception.ts';
import type { FederationFact } from './facts/federation.ts';
import type {
  ExternalAuthorizerFact,
  IstioAuthorizationFact,
  IstioPeerAuthenticationFact,
  IstioRequestAuthenticationFact,
} from './facts/istio.ts';
import type { MeshIdentityFact, MeshPermissionFact } from './facts/kuma.ts';
import type { LinkerdPolicyFact } from './facts/linkerd.ts';
import type { MeshFact } from './facts/mesh.ts';
import type { NamespaceFact } from './facts/namespace.ts';
import type { OwnershipFact } from './facts/ownership.ts';
import type { PeeringFact } from './facts/peering.ts';
import type { PolicyFact } from './facts/policy.ts';
import type { ChartTlsFact, EndpointIngressFact, ManagedRouteFact } from './facts/spire-install.ts';
import type { BundleEndpointFact, BundlePublisherFact, SpireAgentFact, SpireServerFact } from './facts/spire-server.ts';
import type { TeleportFederationFact, TeleportIdentityFact } from './facts/teleport.ts';
import type {
  FillInFact,
  LooseFieldFact,
  MisnamedResourceFact,
  ShapeFact,
  SuppressionFact,
  SyntaxFact,
} from './facts/text.ts';
import type { TokenTrustFact } from './facts/token-trust.ts';
import type { TrustBundleSourcesFact } from './facts/trust-bundle-sources.ts';
import type { TrustDomainFact } from './facts/trust-domain.ts';
import type { WorkloadIdentityFact } from './facts/workload-identity.ts';

export type * from './facts/admission.ts';
export type * from './facts/bundle.ts';
export type * from './facts/bundle-terms.ts';
export type * from './facts/cedar-policy.ts';
export type * from './facts/cilium.ts';
export type * from './facts/consul.ts';
export type * from './facts/controller.ts';
export type * from './facts/enforcement-point.ts';
export type * from './facts/envoy-trust.ts';
export type * from './facts/exception.ts';
export * from './facts/federation.ts';
export * from './facts/governance.ts';
export type * from './facts/istio.ts';
export type * from './facts/kuma.ts';
export type * from './facts/linkerd.ts';
export type * from './facts/mesh.ts';
export type * from './facts/namespace.ts';
export type * from './facts/ownership.ts';
export type * from './facts/peering.ts';
export type * from './facts/policy.ts';
export type * from './facts/resource.ts';
export type * from './facts/spire-install.ts';
export type * from './facts/spire-server.ts';
export type * from './facts/teleport.ts';
export type * from './facts/text.ts';
export type * from './facts/token-trust.ts';
export type * from './facts/trust-bundle-sources.ts';
export type * from './facts/trust-domain.ts';
export type * from './facts/workload-identity.ts';

export type Fact =
  | TrustDomainFact
  | FederationFact
  | EnforcementPointFact
  | PolicyFact
  | IstioAuthorizationFact
  | IstioPeerAuthenticationFact
  | IstioRequestAuthenticationFact
  | ExternalAuthorizerFact
  | LinkerdPolicyFact
  | CiliumPolicyFact
  | CiliumSettingsFact
  | CedarPolicyFact
  | TokenTrustFact
  | PeeringFact
  | ConsulIntentionsFact
  | ConsulExportsFact
  | SamenessGroupFact
  | ConsulMeshFact
  | MeshIdentityFact
  | MeshPermissionFact
  | NamespaceFact
  | FailureActionsFact
  | ValidationActionsFact
  | PolicyParametersFact
  | PolicyExceptionFact
  | ConstraintFact
  | ConstraintTemplateFact
  | GatekeeperConfigFact
  | ExceptionFact
  | WorkloadIdentityFact
  | ControllerFact
  | SpireServerFact
  | SpireAgentFact
  | BundleEndpointFact
  | BundlePublisherFact
  | ChartTlsFact
  | EndpointIngressFact
  | ManagedRouteFact
  | BundleFact
  | BundleMapFact
  | CertificateFact
  | TeleportFederationFact
  | TeleportIdentityFact
  | MeshFact
  | EnvoyTrustFact
  | TrustBundleSourcesFact
  | MisnamedResourceFact
  | LooseFieldFact
  | OwnershipFact
  | FillInFact
  | SuppressionFact
  | ShapeFact
  | SyntaxFact;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
