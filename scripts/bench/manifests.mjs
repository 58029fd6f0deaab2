/** ClusterFederatedTrustDomain documents, 13 lines each, as the benchmark types in them. */

/** `governed`: owner and date are annotated. `bare`: nothing is written down, so every document has findings. */
export function documents(kind, lines) {
  return Array.from({ length: Math.max(1, Math.floor(lines / 13)) }, (_, index) => document(kind, index)).join('');
}

function document(kind, index) {
  const name = `partner-${String(index).padStart(5, '0')}`;
  const note = kind === 'governed' ? 'fedlint.dev/owner: team-identity' : 'example.dev/note: none';
  return `---
apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: ${name}
  annotations:
    ${note}
spec:
  className: spire-mgmt-spire
  trustDomain: ${name}.partners.example
  bundleEndpointURL: https://spire.${name}.partners.example:8443
  bundleEndpointProfile: {type: https_spiffe, endpointSPIFFEID: spiffe://${name}.partners.example/spire/server}
  trustDomainBundle: '{"keys":[]}'
`;
}
