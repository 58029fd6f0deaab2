/** Commits that change what was agreed on: with whom, how far, until when, and who answers for it. */
import { type Commit, put, remove, replace } from './commit.ts';
import { KIOSK, KIOSK_BLOCK } from './kiosk.ts';

const ACME = 'federations/acme.yaml';
const FREIGHT = 'federations/freight.yaml';
const TILL = 'federations/till.yaml';
const SERVER = 'clusters/hq/spire/server.conf';
const EXCEPTIONS = 'enforcement/exceptions.yaml';
const POINTS = 'enforcement/points.yaml';

export const agreementCommits: readonly Commit[] = [
  {
    title: 'Agree on trust with the kiosks',
    edits: [put('federations/kiosk.yaml', KIOSK)],
    expects: [
      {
        kind: 'federation-added',
        direction: 'widens',
        file: 'federations/kiosk.yaml',
        at: 'remote: kiosk.corp.example',
      },
    ],
  },
  {
    title: 'Configure the kiosks on the server',
    edits: [replace(SERVER, '    # The tills of the stores', `${KIOSK_BLOCK}    # The tills of the stores`)],
    expects: [
      { kind: 'federation-added', direction: 'widens', file: SERVER, at: 'federates_with "kiosk.corp.example"' },
    ],
  },
  {
    title: 'Give up the agreement with the kiosks',
    edits: [remove('federations/kiosk.yaml')],
    expects: [
      {
        kind: 'documentation-dropped',
        direction: 'widens',
        file: 'federations/kiosk.yaml',
        at: 'remote: kiosk.corp.example',
      },
    ],
  },
  {
    title: 'Take the kiosks off the server',
    edits: [replace(SERVER, KIOSK_BLOCK, '')],
    expects: [
      { kind: 'federation-removed', direction: 'narrows', file: SERVER, at: 'federates_with "kiosk.corp.example"' },
    ],
  },
  {
    title: 'Let the tills accept us too',
    edits: [replace(TILL, 'direction: inbound', 'direction: mutual')],
    expects: [{ kind: 'direction-changed', direction: 'widens', file: TILL, at: 'direction: mutual' }],
  },
  {
    title: 'Fetch the keys of the carrier from its own server',
    edits: [
      replace(
        FREIGHT,
        'profile: https_web',
        'profile: https_spiffe\n    endpointSPIFFEID: spiffe://freight.partner.example/spire/server',
      ),
    ],
    expects: [{ kind: 'profile-changed', direction: 'moves', file: FREIGHT, at: 'profile: https_spiffe' }],
  },
  {
    title: 'Fetch the keys of the tills from a bucket',
    edits: [
      replace(
        SERVER,
        '"https_spiffe" {\n        endpoint_spiffe_id = "spiffe://till.corp.example/spire/server"\n      }',
        '"https_web" {}',
      ),
    ],
    expects: [
      {
        kind: 'profile-changed',
        direction: 'moves',
        file: SERVER,
        at: 'bundle_endpoint_profile "https_web" {}\n    }\n  }',
      },
    ],
  },
  {
    title: 'Follow ACME to its new endpoint',
    edits: [replace(ACME, 'https://spire.acme.partner.example:8443', 'https://bundle.acme.partner.example:8443')],
    expects: [
      {
        kind: 'endpoint-url-changed',
        direction: 'moves',
        file: ACME,
        at: 'endpointURL: https://bundle.acme.partner.example:8443',
      },
    ],
  },
  {
    title: 'Expect another identity on the endpoint of the tills',
    edits: [replace(TILL, 'spiffe://till.corp.example/spire/server', 'spiffe://till.corp.example/spire/bundle-server')],
    expects: [{ kind: 'endpoint-identity-changed', direction: 'moves', file: TILL, at: 'endpointSPIFFEID:' }],
  },
  {
    title: 'Let all order services of ACME in',
    edits: [
      replace(
        ACME,
        'subject: spiffe://acme.partner.example/orders/checkout',
        'subject: spiffe://acme.partner.example/orders/*',
      ),
    ],
    expects: [
      {
        kind: 'allow-list-changed',
        direction: 'widens',
        file: ACME,
        at: 'subject: spiffe://acme.partner.example/orders/*',
      },
    ],
  },
  {
    title: 'Let only the checkout of ACME in again',
    edits: [
      replace(
        ACME,
        `    - subject: spiffe://acme.partner.example/orders/*
      audiences: [payments]
      purpose: Places orders.
    - subject: spiffe://acme.partner.example/orders/returns
      audiences: [payments]
      purpose: Sends parcels back.
`,
        `    - subject: spiffe://acme.partner.example/orders/checkout
      audiences: [payments]
      purpose: Places orders.
`,
      ),
    ],
    expects: [
      {
        kind: 'allow-list-changed',
        direction: 'narrows',
        file: ACME,
        at: 'subject: spiffe://acme.partner.example/orders/checkout',
      },
    ],
  },
  {
    title: 'Leave it to the carrier what its services may do',
    edits: [replace(FREIGHT, 'authorization: local', 'authorization: delegated')],
    expects: [{ kind: 'authorization-moved', direction: 'moves', file: FREIGHT, at: 'authorization: delegated' }],
  },
  {
    title: 'End the trust in ACME next summer',
    edits: [replace(ACME, '    reviewBy: 2027-06-30\n', '    reviewBy: 2027-06-30\n    expires: 2027-08-31\n')],
    expects: [{ kind: 'time-box-added', direction: 'narrows', file: ACME, at: 'expires: 2027-08-31' }],
  },
  {
    title: 'Give the carrier two more months',
    edits: [replace(FREIGHT, 'expires: 2026-12-31', 'expires: 2027-02-28')],
    expects: [{ kind: 'time-box-extended', direction: 'widens', file: FREIGHT, at: 'expires: 2027-02-28' }],
  },
  {
    title: 'Give the carrier one month less',
    edits: [replace(FREIGHT, 'expires: 2027-02-28', 'expires: 2027-01-31')],
    expects: [{ kind: 'time-box-shortened', direction: 'narrows', file: FREIGHT, at: 'expires: 2027-01-31' }],
  },
  {
    title: 'Give the carrier time until summer',
    edits: [replace(FREIGHT, 'expires: 2027-01-31', 'expires: 2027-06-30')],
    expects: [{ kind: 'time-box-extended', direction: 'widens', file: FREIGHT, at: 'expires: 2027-06-30' }],
  },
  {
    title: 'Drop the end of the migration',
    edits: [replace(EXCEPTIONS, '  expires: 2027-01-31\n', '')],
    expects: [
      { kind: 'time-box-removed', direction: 'widens', file: EXCEPTIONS, at: 'spec:\n  federation: till-stores' },
    ],
  },
  {
    title: 'Hand ACME over to the payments team',
    edits: [replace(ACME, 'accountable: team-partners', 'accountable: team-payments')],
    expects: [{ kind: 'owner-changed', direction: 'moves', file: ACME, at: 'accountable: team-payments' }],
  },
  {
    title: 'Forget who owns the gateway',
    edits: [replace(POINTS, '  owner: team-payments\n', '')],
    expects: [
      {
        kind: 'owner-dropped',
        direction: 'widens',
        file: POINTS,
        at: 'spec:\n  accepts: [acme.partner.example, till.corp.example]',
      },
    ],
  },
  {
    title: 'Forget how the trust in the tills is ended',
    edits: [
      replace(
        TILL,
        `  revocation:
    path: Take the tills out of server.conf and reload the server.
    maxDelay: 15m
    contact: retail-oncall@corp.example
    lastTested: 2026-08-12
`,
        '',
      ),
    ],
    expects: [
      {
        kind: 'revocation-dropped',
        direction: 'widens',
        file: TILL,
        at: 'spec:\n  local: shop.corp.example\n  remote: till.corp.example',
      },
    ],
  },
  {
    title: 'Look for new keys of the carrier once a day',
    edits: [replace(FREIGHT, 'refreshHint: 10m', 'refreshHint: 24h')],
    expects: [{ kind: 'refresh-hint-changed', direction: 'widens', file: FREIGHT, at: 'refreshHint: 24h' }],
  },
];
