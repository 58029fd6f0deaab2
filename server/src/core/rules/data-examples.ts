/** Sound files for `spire-server -data` and for Teleport, with the manifests that document them, for the examples of rules. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';
import { BOOTSTRAP_BUNDLE } from './spire-examples.ts';

const BUNDLE: unknown = JSON.parse(BOOTSTRAP_BUNDLE.slice(BOOTSTRAP_BUNDLE.indexOf('{')));

const RELATIONSHIP = {
  trustDomain: 'acme.partner.example',
  bundleEndpointURL: 'https://spire.acme.partner.example:8443',
  bundleEndpointProfile: 'https_spiffe',
  endpointSPIFFEID: 'spiffe://acme.partner.example/spire/server',
  trustDomainBundle: BUNDLE,
  trustDomainBundleFormat: 'spiffe',
};

const ENTRY = {
  spiffe_id: 'spiffe://shop.corp.example/payments/ledger',
  parent_id: 'spiffe://shop.corp.example/spire/agent/x509pop/ledger',
  selectors: [{ type: 'unix', value: 'user:ledger' }],
  federates_with: ['acme.partner.example'],
  x509_svid_ttl: 3600,
};

export const TELEPORT_FEDERATION = `kind: spiffe_federation
version: v1
metadata:
  name: acme.partner.example
spec:
  bundle_source:
    https_web:
      bundle_endpoint_url: https://bundles.acme.partner.example/bundle.json
`;

/** The same with the bundle written down in it. */
export const TELEPORT_STATIC_FEDERATION = `kind: spiffe_federation
version: v1
metadata:
  name: acme.partner.example
spec:
  bundle_source:
    static:
      bundle: |-
${indented(JSON.stringify(BUNDLE, null, 2), 8)}
`;

export const TELEPORT_IDENTITY = `kind: workload_identity
version: v1
metadata:
  name: ledger
spec:
  spiffe:
    id: /payments/{{ workload.kubernetes.service_account }}
    x509:
      maximum_ttl: 3600s
    jwt:
      maximum_ttl: 900s
  rules:
    allow:
      - conditions:
          - attribute: workload.kubernetes.namespace
            eq:
              value: payments
`;

const MANIFESTS = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
};

const SPIRE_FILES = { ...MANIFESTS, 'federation.json': federationData({}), 'entries.json': entries({}) };
const TELEPORT_FILES = {
  ...MANIFESTS,
  'federation.yaml': TELEPORT_FEDERATION,
  'identity.yaml': TELEPORT_IDENTITY,
};

type Files = Readonly<Record<string, string>>;

/** The files of `spire-server` above, as a workspace. */
export const SOUND_DATA: Files = SPIRE_FILES;

/** Those of Teleport. */
export const SOUND_TELEPORT: Files = TELEPORT_FILES;

/** For `spire-server federation create -data`, with some fields of its relationship changed; `undefined` leaves one out. */
export function federationData(fields: Readonly<Record<string, unknown>>): string {
  return asText({ federationRelationships: [{ ...RELATIONSHIP, ...fields }] });
}

/** The same for `spire-server entry create -data`. */
export function entries(fields: Readonly<Record<string, unknown>>): string {
  return asText({ entries: [{ ...ENTRY, ...fields }] });
}

/** The sound set with one piece of one of its files changed. */
export function unsoundData(file: keyof typeof SPIRE_FILES, from: string, to: string): Files {
  return { ...SPIRE_FILES, [file]: changed(SPIRE_FILES[file], from, to) };
}

/** The sound set of Teleport with one piece of one of its files changed. */
export function unsoundTeleport(file: keyof typeof TELEPORT_FILES, from: string, to: string): Files {
  return { ...TELEPORT_FILES, [file]: changed(TELEPORT_FILES[file], from, to) };
}

function indented(text: string, columns: number): string {
  return text.replace(/^/gm, ' '.repeat(columns));
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
