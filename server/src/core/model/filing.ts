/** Under which keys each fact can be looked up. A rule that looks up a key runs again when that key's facts change. */

import { agreementKey } from './agreement-key.ts';
import { anchorOf } from './anchor.ts';
import { domainKey } from './domain-key.ts';
import type {
  BundleEndpointFact,
  BundleFact,
  CertificateFact,
  CiliumSettingsFact,
  ConsulIntentionsFact,
  ControllerFact,
  EnforcementPointFact,
  EnvoyTrustFact,
  ExceptionFact,
  ExternalAuthorizerFact,
  Fact,
  FederationFact,
  IstioAuthorizationFact,
  IstioPeerAuthenticationFact,
  LinkerdPolicyFact,
  MeshFact,
  MeshIdentityFact,
  NamespaceFact,
  OwnershipFact,
  PeeringFact,
  PolicyFact,
  PolicyParametersFact,
  SamenessGroupFact,
  SpireAgentFact,
  SpireServerFact,
  TrustDomainFact,
  WorkloadIdentityFact,
} from './facts.ts';
import { lastPart } from './folder.ts';
import { type MentioningFact, mentionsIn, nameKey } from './mentions.ts';
import { keysOfPolicy, keysOfReference, placeKeys } from './policy-reference.ts';
import { knownValue, type Stated } from './stated.ts';

/** Index name to the kind of fact filed in it. */
export interface Indexes {
  /** Trust domain documents by name. */
  'trust-domain': TrustDomainFact;
  /** Trust links, manifests and native ones, by the remote trust domain. */
  'federation-by-remote': FederationFact;
  /** Federation manifests by the remote trust domain. */
  'manifest-by-remote': FederationFact;
  /** Trust links by the local trust domain, where it is stated. */
  'federation-by-local': FederationFact;
  /** Native trust links by the remote trust domain, '' where only a template knows it. */
  'native-federation': FederationFact;
  /** All native trust links, under the one key ''. */
  'any-native-federation': FederationFact;
  /** Federation manifests by document name. */
  'federation-by-name': FederationFact;
  /** Federation manifests by what they agree on, names left out. */
  'federation-by-terms': FederationFact;
  /** Trust links by the enforcement points they name: manifests in their list, native ones in their annotation. */
  'federation-by-enforcement-point': FederationFact;
  /** Enforcement points by document name. */
  'enforcement-point': EnforcementPointFact;
  /** Enforcement points written inside a Federation manifest, by the name of that document, '' for none. */
  'enforcement-point-by-manifest': EnforcementPointFact;
  /** Enforcement points by a trust domain or issuer they accept. */
  'enforcement-point-by-accepted': EnforcementPointFact;
  /** Enforcement points by the native policy they name (`policyKeys` of a reference). */
  'enforcement-point-by-policy': EnforcementPointFact;
  /** Native policies by every way to refer to them (`policyKeys`). */
  'policy-by-reference': PolicyFact;
  /** Native policies by a trust domain, issuer or peer they name. */
  'policy-by-party': PolicyFact;
  /** Native policies by the enforcement point they are said to be. */
  'policy-by-point': PolicyFact;
  /** All native policies, by engine. */
  policy: PolicyFact;
  /** Native policies by the definition they put in force, in lower case. */
  'policy-by-applied': PolicyFact;
  /** Native policies that are put together from others, by every reference to one of these (`keysOfReference`). */
  'policy-by-part': PolicyFact;
  /** Settings of Cilium, under the one key ''. */
  'any-cilium-settings': CiliumSettingsFact;
  /** Policies of Linkerd, by `Kind/name` in lower case. */
  'linkerd-policy': LinkerdPolicyFact;
  /** ValidatingAdmissionPolicies that take parameters, by name. */
  'policy-parameters': PolicyParametersFact;
  /** Peerings by the name of the other side. */
  peering: PeeringFact;
  /** All intentions of Consul, under the one key ''. */
  'any-consul-intentions': ConsulIntentionsFact;
  /** Sameness groups of Consul by name. */
  'sameness-group': SamenessGroupFact;
  /** All identities that meshes of Kuma give, under the one key ''. */
  'any-mesh-identity': MeshIdentityFact;
  /** Namespaces by name. */
  namespace: NamespaceFact;
  /** Meshes by a trust domain they trust beside their own, aliases included. */
  'mesh-by-trusted': MeshFact;
  /** AuthorizationPolicies of Istio by namespace, '' where none is written or only a template knows it. */
  'istio-authorization': IstioAuthorizationFact;
  /** PeerAuthentications of Istio by namespace, likewise. */
  'istio-peer-authentication': IstioPeerAuthenticationFact;
  /** External authorizers of Istio meshes, under the one key ''. */
  'any-external-authorizer': ExternalAuthorizerFact;
  /** All meshes, under the one key ''. */
  'any-mesh': MeshFact;
  /** SPIFFE validators of Envoy by a trust domain they take. */
  'envoy-by-domain': EnvoyTrustFact;
  /** All SPIFFE validators of Envoy, under the one key ''. */
  'any-envoy': EnvoyTrustFact;
  /** Exceptions by the Federation they deviate from. */
  'exception-by-federation': ExceptionFact;
  /** Identities by a trust domain they federate with. */
  'workload-by-federates-with': WorkloadIdentityFact;
  /** Identities by the trust domain their SPIFFE ID names outright. */
  'workload-by-domain': WorkloadIdentityFact;
  /** Resources of a SPIRE controller manager by class name, '' for none. */
  'class-name': FederationFact | WorkloadIdentityFact | ControllerFact;
  /** Controller managers by trust domain. */
  controller: ControllerFact;
  /** All controller managers, under the one key ''. */
  'any-controller': ControllerFact;
  /** SPIRE servers by trust domain. */
  'spire-server': SpireServerFact;
  /** All SPIRE servers, under the one key ''. */
  'any-spire-server': SpireServerFact;
  /** Bundle endpoints that are served, by trust domain. */
  'bundle-endpoint': BundleEndpointFact;
  /** All bundle endpoints that are served, under the one key ''. */
  'any-bundle-endpoint': BundleEndpointFact;
  /** Bundles by the trust domain they are said to be for. */
  bundle: BundleFact;
  /** Bundles by each key in them, and certificates that stand by themselves by theirs. */
  'bundle-by-key': BundleFact | CertificateFact;
  /** Facts that name a file beside them, by the last part of its name. */
  'names-file': FederationFact | SpireAgentFact | BundleEndpointFact | EnvoyTrustFact;
  /** Facts by every name they write that leads elsewhere (`nameKey`). */
  mention: MentioningFact;
  /** Files that name owners, by folder. */
  ownership: OwnershipFact;
}

export type IndexName = keyof Indexes;

export interface Filing {
  readonly index: IndexName;
  readonly key: string;
}

export function filingsOf(fact: Fact): Filing[] {
  const filings: Filing[] = [];
  const add = (index: IndexName, key: string | undefined): void => {
    if (key !== undefined) filings.push({ index, key });
  };
  const domain = (stated: Stated | undefined): string | undefined => {
    const name = knownValue(stated);
    return name === undefined ? undefined : domainKey(name);
  };
  switch (fact.type) {
    case 'trust-domain':
      add('trust-domain', domain(fact.name));
      break;
    case 'federation':
      add('federation-by-remote', domain(fact.remote));
      add('federation-by-local', domain(fact.local));
      add('names-file', baseName(fact.bundle.bootstrapFile));
      for (const name of new Set(fact.enforcementPoints.flatMap((point) => placeKeys(knownValue(point)))))
        add('federation-by-enforcement-point', name);
      if (fact.origin === 'manifest') {
        add('manifest-by-remote', domain(fact.remote));
        add('federation-by-name', knownValue(fact.resource.name));
        add('federation-by-terms', agreementKey(fact));
      } else {
        add('native-federation', domain(fact.remote) ?? '');
        add('any-native-federation', '');
        add('class-name', classKey(fact.className));
      }
      break;
    case 'enforcement-point':
      if (fact.inlineOf === undefined) add('enforcement-point', knownValue(fact.name));
      else add('enforcement-point-by-manifest', fact.inlineOf);
      for (const accepted of fact.accepts) add('enforcement-point-by-accepted', domain(accepted));
      for (const key of keysOfReference(knownValue(fact.location.policyRef))) add('enforcement-point-by-policy', key);
      break;
    case 'policy':
      for (const key of keysOfPolicy(fact)) add('policy-by-reference', key);
      for (const name of new Set(fact.parties.map((party) => domain(party.domain)))) add('policy-by-party', name);
      for (const point of fact.enforces) add('policy-by-point', knownValue(point));
      add('policy-by-applied', knownValue(fact.applies)?.toLowerCase());
      for (const key of new Set(fact.parts.flatMap(keysOfReference))) add('policy-by-part', key);
      add('policy', fact.engine);
      break;
    case 'cilium-settings':
      add('any-cilium-settings', '');
      break;
    case 'linkerd-policy':
      add('linkerd-policy', `${fact.resource.kind}/${knownValue(fact.resource.name) ?? ''}`.toLowerCase());
      break;
    case 'policy-parameters':
      add('policy-parameters', knownValue(fact.resource.name));
      break;
    case 'peering':
      add('peering', domain(fact.remote));
      break;
    case 'consul-intentions':
      add('any-consul-intentions', '');
      break;
    case 'sameness-group':
      add('sameness-group', knownValue(fact.name));
      break;
    case 'mesh-identity':
      add('any-mesh-identity', '');
      break;
    case 'namespace':
      add('namespace', knownValue(fact.name));
      break;
    case 'istio-authorization':
    case 'istio-peer-authentication':
      add(fact.type, knownValue(fact.resource.namespace) ?? '');
      break;
    case 'external-authorizer':
      add('any-external-authorizer', '');
      break;
    case 'mesh':
      add('any-mesh', '');
      for (const name of new Set(trustedNames(fact).map(domain))) add('mesh-by-trusted', name);
      break;
    case 'exception':
      add('exception-by-federation', knownValue(fact.federation));
      break;
    case 'workload-identity':
      for (const remote of fact.federatesWith) add('workload-by-federates-with', domain(remote));
      add('workload-by-domain', domainOfIdentity(fact.spiffeId));
      add('class-name', classKey(fact.className));
      break;
    case 'controller':
      add('controller', domain(fact.trustDomain));
      add('any-controller', '');
      add('class-name', classKey(fact.className));
      break;
    case 'spire-server':
      add('spire-server', domain(fact.trustDomain));
      add('any-spire-server', '');
      break;
    case 'bundle-endpoint':
      add('bundle-endpoint', domain(fact.trustDomain));
      add('any-bundle-endpoint', '');
      for (const { servingCert } of fact.profiles) add('names-file', baseName(servingCert?.certFile));
      break;
    case 'spire-agent':
      add('names-file', baseName(fact.trustBundleFile));
      break;
    case 'envoy-trust':
      add('any-envoy', '');
      for (const { bundle } of fact.domains)
        if (bundle?.kind === 'filename') add('names-file', baseName(bundle.stated));
      for (const name of new Set(fact.domains.map(({ name }) => domain(name)))) add('envoy-by-domain', name);
      break;
    case 'bundle':
      add('bundle', domain(fact.domain));
      for (const key of new Set(fact.keys.map(anchorOf))) add('bundle-by-key', key);
      break;
    case 'certificate':
      if (fact.form !== 'x5c' && fact.reading.ok) add('bundle-by-key', fact.reading.certificate.keyFingerprint);
      break;
    case 'ownership':
      add('ownership', fact.folder);
      break;
    default:
      break;
  }
  for (const name of new Set(mentionsIn(fact).map(nameKey))) add('mention', name);
  return filings;
}

function trustedNames({ aliases, authorities }: MeshFact): Stated[] {
  return [...aliases, ...authorities.flatMap(({ trustDomains }) => trustDomains)];
}

function baseName(file: Stated | undefined): string | undefined {
  const path = knownValue(file);
  return path === undefined ? undefined : lastPart(path);
}

function classKey(className: Stated | undefined): string | undefined {
  return className === undefined ? '' : knownValue(className);
}

function domainOfIdentity(spiffeId: Stated | undefined): string | undefined {
  const host = knownValue(spiffeId)?.match(/^spiffe:\/\/([^/{}]+)(?:\/|$)/)?.[1];
  return host === undefined ? undefined : domainKey(host);
}
