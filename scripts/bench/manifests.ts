/** The files that the benchmark types in. */

/** `governed`: owner and date are annotated. `bare`: nothing is written down, so every document has findings. */
export type Documents = 'governed' | 'bare';

const LINES = 13;

/** ClusterFederatedTrustDomain documents, 13 lines each. */
export function documents(kind: Documents, lines: number): string {
  return Array.from({ length: Math.max(1, Math.floor(lines / LINES)) }, (_, index) => document(kind, index)).join('');
}

/** The same in a single document, as the items of a List; what `kubectl get -o yaml` prints. */
export function singleDocument(kind: Documents, lines: number): string {
  const items = Array.from({ length: Math.max(1, Math.floor(lines / (LINES - 1))) }, (_, index) =>
    document(kind, index).replace('---\n', '').replace(/^/gm, '    ').replace('    ', '  - ').trimEnd(),
  );
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
}

/** One document that is none of our business: values for a chart, as it could be for any program. */
export function foreignDocument(lines: number): string {
  const blocks = Array.from(
    { length: Math.max(1, Math.floor(lines / 10)) },
    (_, n) => `  service-${n}:
    image: {repository: registry.corp.example/service-${n}, tag: "1.${n}.0"}
    # Set by the team that runs it.
    replicas: ${(n % 5) + 1}
    resources:
      limits: {cpu: 500m, memory: 256Mi}
      requests: {cpu: 100m, memory: 128Mi}
    env:
      - {name: LOG_LEVEL, value: info}
      - {name: UPSTREAM, value: "http://service-${n + 1}:8080"}
`,
  );
  return `services:\n${blocks.join('')}`;
}

function document(kind: Documents, index: number): string {
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
