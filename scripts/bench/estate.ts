/** A repository about partners as people have it: manifests of several kinds, a file each, mostly sound. */
import { partner, type Terms } from './partner.ts';

/** The day on which everything generated is judged. */
export const TODAY = '2026-11-21';

const USUAL: Terms = { until: '2027-01-31', reach: 'ns/orders/sa/checkout', owner: 'team-partners' };

/** What is wrong with some: the end has come, or anybody of the partner gets in. */
const FAULTS: readonly Partial<Terms>[] = [{ until: '2026-10-31' }, { reach: '*' }];
const FAULT_EVERY = 20;

const OWN_DOMAIN = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  operator: internal
  owner: team-identity
`;

/** Paths from the root of the repository, with their texts; the first `count` files of as many partners as it takes. */
export function estate(count: number): readonly (readonly [path: string, text: string])[] {
  const files: [string, string][] = [];
  for (let n = 0; files.length < count; n++) {
    const fault = n % FAULT_EVERY === FAULT_EVERY - 1 ? FAULTS[Math.floor(n / FAULT_EVERY) % FAULTS.length] : {};
    files.push(...Object.entries(partner(n, { ...USUAL, ...fault })), ...Object.entries(records(n)));
    if (n === 0) files.push(['domains/shop.yaml', OWN_DOMAIN]);
  }
  return files.slice(0, count);
}

/** What else is kept of a partner, beside the five manifests that a review looks at. */
function records(n: number): Readonly<Record<string, string>> {
  const name = `partner-${String(n).padStart(4, '0')}`;
  const domain = `${name}.partners.example`;
  return {
    [`domains/${name}.yaml`]: `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: ${name}
spec:
  trustDomain: ${domain}
  role: issuer
  operator: partner
  owner: team-partners
  bundle:
    endpoint:
      url: https://spire.${domain}:8443
      profile: https_spiffe
      endpointSPIFFEID: spiffe://${domain}/spire/server
    refreshHint: 5m
    rotation: 24h
  credentials: {x509TTL: 1h, jwtTTL: 5m}
`,
    [`entries/${name}.yaml`]: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: ${name}-mover
spec:
  className: spire-shop
  spiffeID: spiffe://shop.corp.example/orders/mover-${n}
  parentID: spiffe://shop.corp.example/spire/agent/x509pop/vm-${n}
  selectors: ["unix:uid:1001"]
  federatesWith: [${domain}]
  x509SVIDTTL: 1h
`,
    [`exceptions/${name}.yaml`]: `apiVersion: fedlint.dev/v1alpha1
kind: TrustException
metadata:
  name: ${name}-migration
spec:
  federation: ${name}
  reason: migration
  description: The old checkout moves to the new cluster.
  owner: team-partners
  approvedBy: team-identity
  change: CHG-${n}-M
  starts: 2026-11-01
  expires: 2027-01-15
`,
  };
}
