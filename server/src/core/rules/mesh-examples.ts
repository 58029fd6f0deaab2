/** A sound mesh, proxy and bundle of roots with the governance manifests that document their trust, to cut examples from. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** The mesh `shop.corp.example`, whose workloads get certificates and bundles from SPIRE. */
export const MESH = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata:
  name: shop
spec:
  meshConfig:
    trustDomain: shop.corp.example
    caCertificates:
      - spiffeBundleUrl: https://bundle.acme.partner.example
        trustDomains: [acme.partner.example]
  values:
    sidecarInjectorWebhook:
      templates:
        spire: |
          spec:
            volumes:
              - name: workload-socket
                csi:
                  driver: csi.spiffe.io
                  readOnly: true
`;

/** Where istiod itself hands out the roots, its own alone. */
export const MESH_WITHOUT_SPIRE = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata:
  name: shop
spec:
  meshConfig:
    trustDomain: shop.corp.example
    caCertificates:
      - spiffeBundleUrl: https://bundle.shop.corp.example
        trustDomains: [shop.corp.example]
  values:
    pilot:
      env:
        ISTIO_MULTIROOT_MESH: "true"
`;

/** An Envoy that lets in one service of the partner, and all of our own trust domain. */
export const PROXY = `static_resources:
  listeners:
    - name: payments
      filter_chains:
        - transport_socket:
            name: envoy.transport_sockets.tls
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
              require_client_certificate: true
              common_tls_context:
                validation_context:
                  match_typed_subject_alt_names:
                    - san_type: URI
                      matcher:
                        prefix: spiffe://shop.corp.example/
                    - san_type: URI
                      matcher:
                        exact: spiffe://acme.partner.example/orders/checkout
                  custom_validator_config:
                    name: envoy.tls.cert_validator.spiffe
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig
                      trust_domains:
                        - name: shop.corp.example
                          trust_bundle:
                            filename: /etc/envoy/shop-roots.pem
                        - name: acme.partner.example
                          trust_bundle:
                            filename: /etc/envoy/acme-roots.pem
`;

/** A key of the partner for JWTs, as it stands between two others in a list. */
export const JWT_KEY = `{"use": "jwt-svid", "kid": "acme-2026-1", "kty": "EC", "crv": "P-256",
                                 "x": "NOU4p7chdJapCCLx48PWdW6oi6aCIb2wxMhZMDJ0MJM",
                                 "y": "HtXbdLQ5pFHsS00oish1l1Uvk-mVTIgfkADQd0Dn2wA"},
                                `;

/** An Envoy that takes its bundles from one text in JSON. */
export const BUNDLE_MAP_PROXY = `static_resources:
  clusters:
    - name: orders
      transport_socket:
        name: envoy.transport_sockets.tls
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
          common_tls_context:
            validation_context:
              match_typed_subject_alt_names:
                - san_type: URI
                  matcher:
                    exact: spiffe://acme.partner.example/orders/api
              custom_validator_config:
                name: envoy.tls.cert_validator.spiffe
                typed_config:
                  "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig
                  trust_bundles:
                    inline_string: |
                      {
                        "trust_domains": {
                          "acme.partner.example": {
                            "keys": [
                                ${JWT_KEY}{"use": "x509-svid", "kty": "EC", "crv": "P-256",
                                 "x": "2Y2t2tzYdfo3yZHPZMCg9ZvOOJfFvZ4RNCr3HUyiorU",
                                 "y": "ZbF285HRBAuVZ-Ijof8G-3o3pNNCbnGlnCJZNG1w5JE",
                                 "x5c": ["MIIBYTCCAQegAwIBAgIIBkzVMQXON/EwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEQUNNRTAeFw0yNjAxMDEwMDAwMDBaFw0zNTEyMzEwMDAwMDBaMA8xDTALBgNVBAMMBEFDTUUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATZja3a3Nh1+jfJkc9kwKD1m844l8W9nhE0KvcdTKKitWWxdvOR0QQLlWfiI6H/Bvt6N6TTQm5xpZwiWTRtcOSRo00wSzAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAoBgNVHREEITAfhh1zcGlmZmU6Ly9hY21lLnBhcnRuZXIuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiEAtKZV729lj/myx4vufCx3gXxcQZIUd1DQg5gkHcZxykECIBO3lvzvpyXbjCkr0CNoOKkkuUzb7SXl1WXar9jnmZDc"]}
                            ]
                          }
                        }
                      }
`;

/** An anchor of the partner's trust domain: a real certificate, valid until the end of 2035. */
const PARTNER_ROOT = `-----BEGIN CERTIFICATE-----
      MIIBYTCCAQegAwIBAgIIBkzVMQXON/EwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwE
      QUNNRTAeFw0yNjAxMDEwMDAwMDBaFw0zNTEyMzEwMDAwMDBaMA8xDTALBgNVBAMM
      BEFDTUUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATZja3a3Nh1+jfJkc9kwKD1
      m844l8W9nhE0KvcdTKKitWWxdvOR0QQLlWfiI6H/Bvt6N6TTQm5xpZwiWTRtcOSR
      o00wSzAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAoBgNVHREEITAf
      hh1zcGlmZmU6Ly9hY21lLnBhcnRuZXIuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBF
      AiEAtKZV729lj/myx4vufCx3gXxcQZIUd1DQg5gkHcZxykECIBO3lvzvpyXbjCkr
      0CNoOKkkuUzb7SXl1WXar9jnmZDc
      -----END CERTIFICATE-----`;

/** The partner's roots for whoever verifies its identities, and nothing else in the same text. */
export const ROOTS = `apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata:
  name: acme-roots
spec:
  sources:
    - inLine: |
        ${PARTNER_ROOT.replaceAll('\n', '\n  ')}
  target:
    configMap:
      key: ca.crt
`;

/** The enforcement point that this proxy is. */
const PROXY_POINT = changed(
  ENFORCEMENT_POINT,
  '    cluster: payments-eu\n',
  '    cluster: payments-eu\n    policyRef: envoy.yaml\n',
);

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': PROXY_POINT,
  'acme-orders.yaml': FEDERATION,
  'mesh.yaml': MESH,
  'envoy.yaml': PROXY,
  'roots.yaml': ROOTS,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_MESH: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundMesh(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}
