/** Commits that change who gets an identity, for how long, and what Fedlint is told to overlook. */
import { type Commit, replace } from './commit.ts';
import { ACME_RESOURCE } from './start.ts';

const IDENTITIES = 'clusters/eu/spire/identities.yaml';
const SERVER = 'clusters/hq/spire/server.conf';
const TILL = 'federations/till.yaml';
const CONFIGURATION = '.fedlint.yaml';

const IGNORE = '# fedlint-ignore missing-revocation-path until=2026-12-31 -- retail writes it down, CHG-1391';

export const identityCommits: readonly Commit[] = [
  {
    title: 'Let identities of payments last for a day',
    edits: [replace(IDENTITIES, '  ttl: 1h\n', '  ttl: 24h\n')],
    expects: [{ kind: 'credential-lifetime-changed', direction: 'widens', file: IDENTITIES, at: 'ttl: 24h' }],
  },
  {
    title: 'Let identities of the server last half an hour',
    edits: [replace(SERVER, 'default_x509_svid_ttl = "1h"', 'default_x509_svid_ttl = "30m"')],
    expects: [
      { kind: 'credential-lifetime-changed', direction: 'narrows', file: SERVER, at: 'default_x509_svid_ttl = "30m"' },
    ],
  },
  {
    title: 'Leave ACME to another controller',
    edits: [replace(ACME_RESOURCE, 'className: spire-shop', 'className: spire-partners')],
    expects: [{ kind: 'class-name-changed', direction: 'moves', file: ACME_RESOURCE, at: 'className: spire-partners' }],
  },
  {
    title: 'Let payments administer the server',
    edits: [replace(IDENTITIES, '  ttl: 24h\n', '  ttl: 24h\n  admin: true\n')],
    expects: [{ kind: 'admin-changed', direction: 'widens', file: IDENTITIES, at: 'admin: true' }],
  },
  {
    title: 'Let the ledger sign for others',
    edits: [replace(IDENTITIES, '  x509SVIDTTL: 1h\n', '  x509SVIDTTL: 1h\n  downstream: true\n')],
    expects: [{ kind: 'downstream-changed', direction: 'widens', file: IDENTITIES, at: 'downstream: true' }],
  },
  {
    title: 'Overlook for a while how the tills are revoked',
    edits: [replace(TILL, 'spec:\n', `${IGNORE}\nspec:\n`)],
    expects: [{ kind: 'suppression-added', direction: 'widens', file: TILL, at: IGNORE }],
  },
  {
    title: 'Overlook it for longer',
    edits: [replace(TILL, 'until=2026-12-31', 'until=2027-03-31')],
    expects: [
      {
        kind: 'suppression-extended',
        direction: 'widens',
        file: TILL,
        at: IGNORE.replace('2026-12-31', '2027-03-31'),
      },
    ],
  },
  {
    title: 'Ask nobody for owners any more',
    edits: [replace(CONFIGURATION, 'rules:\n', 'rules:\n  missing-owner: off\n')],
    expects: [{ kind: 'rule-silenced', direction: 'widens', file: CONFIGURATION, at: 'missing-owner: off' }],
  },
];
