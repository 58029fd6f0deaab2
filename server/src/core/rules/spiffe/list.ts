/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { bundleEndpointCredentials } from './bundle-endpoint-credentials.ts';
import { bundleEndpointPath } from './bundle-endpoint-path.ts';
import { endpointOnObjectStorage } from './endpoint-on-object-storage.ts';
import { endpointProfileAsText } from './endpoint-profile-as-text.ts';
import { endpointTrustChain } from './endpoint-trust-chain.ts';
import { endpointWithoutPublicCertificate } from './endpoint-without-public-certificate.ts';
import { federationWithItself } from './federation-with-itself.ts';
import { foreignEndpointSpiffeId } from './foreign-endpoint-spiffe-id.ts';
import { identifierTooLong } from './identifier-too-long.ts';
import { insecureBundleEndpoint } from './insecure-bundle-endpoint.ts';
import { invalidBundleEndpointUrl } from './invalid-bundle-endpoint-url.ts';
import { invalidSpiffeId } from './invalid-spiffe-id.ts';
import { invalidTrustDomain } from './invalid-trust-domain.ts';
import { missingBootstrapBundle } from './missing-bootstrap-bundle.ts';
import { missingEndpointProfile } from './missing-endpoint-profile.ts';
import { missingEndpointSpiffeId } from './missing-endpoint-spiffe-id.ts';
import { missingSpiffeIdPath } from './missing-spiffe-id-path.ts';
import { misspeltTrustDomain } from './misspelt-trust-domain.ts';
import { oneWayFederation } from './one-way-federation.ts';
import { repeatedFederation } from './repeated-federation.ts';
import { reservedSpiffeIdPath } from './reserved-spiffe-id-path.ts';
import { trustDomainAsUri } from './trust-domain-as-uri.ts';
import { twoEndpointProfiles } from './two-endpoint-profiles.ts';
import { unknownEndpointProfile } from './unknown-endpoint-profile.ts';
import { unusedEndpointSpiffeId } from './unused-endpoint-spiffe-id.ts';

export const spiffeRules: readonly Rule[] = [
  bundleEndpointCredentials,
  bundleEndpointPath,
  endpointOnObjectStorage,
  endpointProfileAsText,
  endpointTrustChain,
  endpointWithoutPublicCertificate,
  federationWithItself,
  foreignEndpointSpiffeId,
  identifierTooLong,
  insecureBundleEndpoint,
  invalidBundleEndpointUrl,
  invalidSpiffeId,
  invalidTrustDomain,
  missingBootstrapBundle,
  missingEndpointProfile,
  missingEndpointSpiffeId,
  missingSpiffeIdPath,
  oneWayFederation,
  repeatedFederation,
  reservedSpiffeIdPath,
  trustDomainAsUri,
  twoEndpointProfiles,
  unknownEndpointProfile,
  unusedEndpointSpiffeId,
  misspeltTrustDomain,
];
