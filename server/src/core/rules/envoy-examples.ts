/** A sound Envoy in front of the payments, which decides about the partner's identities and tokens, to cut examples from. */
import { changed } from './examples.ts';
import { SOUND_MESH } from './mesh-examples.ts';

/** Mutual TLS with both trust domains, tokens of the partner, a question to another program, and roles. */
export const GATEWAY = `static_resources:
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
          filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                route_config:
                  virtual_hosts:
                    - name: payments
                      domains: ["*"]
                      routes:
                        - match:
                            prefix: /v1/reports
                          route:
                            cluster: reports
                          typed_per_filter_config:
                            envoy.filters.http.rbac:
                              "@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBACPerRoute
                              rbac:
                                rules:
                                  action: ALLOW
                                  policies:
                                    reports:
                                      permissions:
                                        - any: true
                                      principals:
                                        - authenticated:
                                            principal_name:
                                              exact: spiffe://shop.corp.example/reports
                http_filters:
                  - name: envoy.filters.http.jwt_authn
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
                      providers:
                        acme-svids:
                          issuer: https://spire-oidc.acme.partner.example
                          audiences: [payments]
                          subjects:
                            prefix: spiffe://acme.partner.example/orders/
                          require_expiration: true
                          remote_jwks:
                            http_uri:
                              uri: https://spire-oidc.acme.partner.example/keys
                              cluster: acme-keys
                              timeout: 1s
                      rules:
                        - match:
                            prefix: /v1/orders
                          requires:
                            provider_name: acme-svids
                  - name: envoy.filters.http.ext_authz
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
                      transport_api_version: V3
                      failure_mode_allow: false
                      grpc_service:
                        envoy_grpc:
                          cluster_name: opa
                  - name: envoy.filters.http.rbac
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC
                      rules:
                        action: ALLOW
                        policies:
                          orders:
                            permissions:
                              - any: true
                            principals:
                              - authenticated:
                                  principal_name:
                                    exact: spiffe://acme.partner.example/orders/checkout
`;

/** The OPA that it asks. */
export const OPA = `decision_logs:
  console: true
plugins:
  envoy_ext_authz_grpc:
    addr: :9191
    path: envoy/authz/allow
    dry-run: false
`;

type Files = Readonly<Record<string, string>>;

/** Both, documented, with the mesh and the agreement around them. */
export const SOUND_ENVOY: Files = { ...SOUND_MESH, 'envoy.yaml': GATEWAY, 'opa.yaml': OPA };

/** The sound set with one piece of the Envoy changed. */
export function unsoundEnvoy(from: string, to: string): Files {
  return { ...SOUND_ENVOY, 'envoy.yaml': changed(GATEWAY, from, to) };
}
