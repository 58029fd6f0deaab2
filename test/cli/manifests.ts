/** Manifests that runs of the command line are pointed at. */

/** Nothing is found in it. */
export const CLEAN = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`;

/** One error with a safe fix, at line 9, column 3. */
export const MISSPELT = `${CLEAN}  opertor: internal
`;

/** One error without a safe fix, at line 7, column 9. */
export const WRONG_ROLE = CLEAN.replace('issuer', 'isuer');

/** One warning, at line 9, column 17. */
export const PLACEHOLDER = CLEAN.replace('team-identity', 'team-identity\n  policyEngine: TODO');

/** One warning, at line 6, column 16: trust that nothing documents. */
export const NAKED_LINK = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.partner.example
  bundleEndpointURL: https://spire.acme.partner.example:8443
  bundleEndpointProfile:
    type: https_web
`;
