/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { bundleSourceNotPem } from './bundle-source-not-pem.ts';
import { duplicateEnvoyDomain } from './duplicate-envoy-domain.ts';
import { envoyAcceptsEveryIdentity } from './envoy-accepts-every-identity.ts';
import { envoyBundleWithOtherKeys } from './envoy-bundle-with-other-keys.ts';
import { envoyDomainAsUri } from './envoy-domain-as-uri.ts';
import { envoyExpiredCertificates } from './envoy-expired-certificates.ts';
import { meshAliasAsFederation } from './mesh-alias-as-federation.ts';
import { meshAndSpireDiffer } from './mesh-and-spire-differ.ts';
import { meshBundleUrlScheme } from './mesh-bundle-url-scheme.ts';
import { meshDefaultTrustDomain } from './mesh-default-trust-domain.ts';
import { meshRootForEveryDomain } from './mesh-root-for-every-domain.ts';
import { meshRootsInOnePool } from './mesh-roots-in-one-pool.ts';
import { meshRootsUnread } from './mesh-roots-unread.ts';
import { meshTrustDomainName } from './mesh-trust-domain-name.ts';
import { meshTrustDomainUnchecked } from './mesh-trust-domain-unchecked.ts';
import { mixedTrustBundle } from './mixed-trust-bundle.ts';
import { redundantMeshAlias } from './redundant-mesh-alias.ts';
import { sharedAnchorWithoutOwner } from './shared-anchor-without-owner.ts';
import { trustedDomainWithoutPolicy } from './trusted-domain-without-policy.ts';

export const meshRules: readonly Rule[] = [
  bundleSourceNotPem,
  duplicateEnvoyDomain,
  envoyAcceptsEveryIdentity,
  envoyBundleWithOtherKeys,
  envoyDomainAsUri,
  envoyExpiredCertificates,
  meshAliasAsFederation,
  meshBundleUrlScheme,
  meshDefaultTrustDomain,
  meshRootForEveryDomain,
  meshRootsInOnePool,
  meshRootsUnread,
  meshTrustDomainName,
  meshTrustDomainUnchecked,
  mixedTrustBundle,
  redundantMeshAlias,
  meshAndSpireDiffer,
  sharedAnchorWithoutOwner,
  trustedDomainWithoutPolicy,
];
