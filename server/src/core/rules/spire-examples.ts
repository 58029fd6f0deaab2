/** A sound set of SPIRE resources with the governance manifests that document them, from which native rules cut their examples. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** Of the trust domain `shop.corp.example`. */
export const CONTROLLER = `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: payments-eu
trustDomain: shop.corp.example
className: spire-shop
`;

/** A whole bundle: its certificate is a real one, valid until the end of 2035. */
export const BOOTSTRAP_BUNDLE = `  trustDomainBundle: |-
    {
      "keys": [
        {
          "use": "x509-svid",
          "kty": "EC",
          "crv": "P-256",
          "x": "2Y2t2tzYdfo3yZHPZMCg9ZvOOJfFvZ4RNCr3HUyiorU",
          "y": "ZbF285HRBAuVZ-Ijof8G-3o3pNNCbnGlnCJZNG1w5JE",
          "x5c": ["MIIBYTCCAQegAwIBAgIIBkzVMQXON/EwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEQUNNRTAeFw0yNjAxMDEwMDAwMDBaFw0zNTEyMzEwMDAwMDBaMA8xDTALBgNVBAMMBEFDTUUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATZja3a3Nh1+jfJkc9kwKD1m844l8W9nhE0KvcdTKKitWWxdvOR0QQLlWfiI6H/Bvt6N6TTQm5xpZwiWTRtcOSRo00wSzAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAoBgNVHREEITAfhh1zcGlmZmU6Ly9hY21lLnBhcnRuZXIuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiEAtKZV729lj/myx4vufCx3gXxcQZIUd1DQg5gkHcZxykECIBO3lvzvpyXbjCkr0CNoOKkkuUzb7SXl1WXar9jnmZDc"]
        },
        {
          "use": "jwt-svid",
          "kid": "acme-2026-1",
          "kty": "EC",
          "crv": "P-256",
          "x": "NOU4p7chdJapCCLx48PWdW6oi6aCIb2wxMhZMDJ0MJM",
          "y": "HtXbdLQ5pFHsS00oish1l1Uvk-mVTIgfkADQd0Dn2wA"
        }
      ],
      "spiffe_sequence": 7,
      "spiffe_refresh_hint": 300
    }
`;

export const FEDERATED_TRUST_DOMAIN = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  className: spire-shop
  trustDomain: acme.partner.example
  bundleEndpointURL: https://spire.acme.partner.example:8443
  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
${BOOTSTRAP_BUNDLE}`;

export const SPIFFE_ID_TEMPLATE = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: payments
spec:
  className: spire-shop
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: payments
  federatesWith: [acme.partner.example]
  ttl: 1h
`;

export const STATIC_ENTRY = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: ledger
spec:
  className: spire-shop
  spiffeID: spiffe://shop.corp.example/payments/ledger
  parentID: spiffe://shop.corp.example/spire/agent/x509pop/ledger
  selectors: ["unix:user:ledger"]
  x509SVIDTTL: 1h
`;

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
  'controller-manager-config.yaml': CONTROLLER,
  'federated-trust-domain.yaml': FEDERATED_TRUST_DOMAIN,
  'spiffe-id.yaml': SPIFFE_ID_TEMPLATE,
  'static-entry.yaml': STATIC_ENTRY,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_SPIRE: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundSpire(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
