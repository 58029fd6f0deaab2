/** A federation that the test repository gets and gives up again. */
export const KIOSK = `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: kiosk-sales
spec:
  local: shop.corp.example
  remote: kiosk.corp.example
  direction: inbound
  purpose: Kiosks at the stations sell tickets.
  remoteOperator: business-unit
  owners:
    accountable: team-payments
    bundle: team-identity
    renewal: team-identity
    authorization: team-payments
  bundle:
    distribution: endpoint
    endpointURL: https://spire.kiosk.corp.example:8443
    profile: https_spiffe
    endpointSPIFFEID: spiffe://kiosk.corp.example/spire/server
    refreshHint: 5m
  trust:
    authentication: accepted
    authorization: local
  lifecycle: temporary
  timeBox:
    expires: 2027-02-28
    change: CHG-1388
`;

/** The same trust as the server has it. */
export const KIOSK_BLOCK = `    federates_with "kiosk.corp.example" {
      bundle_endpoint_url = "https://spire.kiosk.corp.example:8443"
      bundle_endpoint_profile "https_spiffe" {
        endpoint_spiffe_id = "spiffe://kiosk.corp.example/spire/server"
      }
    }

`;
