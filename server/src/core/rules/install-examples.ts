/** Sound settings of the programs that install SPIRE, each with the governance manifests that document them. */
import { SOUND_BUNDLE } from './bundle-examples.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';
import { BOOTSTRAP_BUNDLE } from './spire-examples.ts';

type Files = Readonly<Record<string, string>>;

const GOVERNANCE: Files = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
};

/** Values of the SPIRE Helm chart. */
const VALUES = `global:
  spire:
    clusterName: payments-eu
    trustDomain: shop.corp.example
spire-server:
  caTTL: 24h
  federation:
    enabled: true
    tls:
      spire:
        enabled: true
    ingress:
      enabled: true
      controllerType: ingress-nginx
  controllerManager:
    identities:
      clusterSPIFFEIDs:
        payments:
          spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
          podSelector:
            matchLabels:
              app: payments
          federatesWith: [acme.partner.example]
          jwtTTL: 5m
      clusterFederatedTrustDomains:
        acme:
          trustDomain: acme.partner.example
          bundleEndpointURL: https://spire.acme.partner.example:8443
          bundleEndpointProfile:
            type: https_spiffe
            endpointSPIFFEID: spiffe://acme.partner.example/spire/server
${BOOTSTRAP_BUNDLE.replaceAll(/^(?=.)/gm, '        ')}`;

/** Resources of the Zero Trust Workload Identity Manager. */
const SPIRE_SERVER = `apiVersion: operator.openshift.io/v1alpha1
kind: SpireServer
metadata:
  name: cluster
spec:
  jwtIssuer: https://oidc.shop.corp.example
  caValidity: 24h
  defaultX509Validity: 1h
  defaultJWTValidity: 5m
  federation:
    bundleEndpoint:
      profile: https_web
      refreshHint: 300
      httpsWeb:
        acme:
          directoryUrl: https://acme.ca.example/directory
          domainName: federation.shop.corp.example
          email: identity@shop.corp.example
          tosAccepted: "true"
    federatesWith:
      - trustDomain: acme.partner.example
        bundleEndpointUrl: https://spire.acme.partner.example:8443
        bundleEndpointProfile: https_spiffe
        endpointSpiffeId: spiffe://acme.partner.example/spire/server
`;

const MANAGER = `apiVersion: operator.openshift.io/v1alpha1
kind: ZeroTrustWorkloadIdentityManager
metadata:
  name: cluster
spec:
  trustDomain: shop.corp.example
  clusterName: payments-eu
`;

const CHART = { ...GOVERNANCE, 'values.yaml': VALUES };
/** The operator has no field for a first bundle, so that one is taken to the server by hand. */
const OPERATOR = { ...GOVERNANCE, ...SOUND_BUNDLE, 'manager.yaml': MANAGER, 'spire-server.yaml': SPIRE_SERVER };

export const SOUND_CHART: Files = CHART;
export const SOUND_OPERATOR: Files = OPERATOR;

/** The sound values with one piece changed. */
export function unsoundChart(from: string, to: string): Files {
  return { ...CHART, 'values.yaml': changed(VALUES, from, to) };
}

/** The sound resources of the operator with one piece of one of them changed. */
export function unsoundOperator(file: 'manager.yaml' | 'spire-server.yaml', from: string, to: string): Files {
  return { ...OPERATOR, [file]: changed(OPERATOR[file], from, to) };
}
