/** Commits that change whose signatures count. */
import { BUNDLE, CERTIFICATE } from '../../../server/src/core/rules/bundle-examples.ts';
import { NOT_CRITICAL, WEAK } from '../../../server/src/core/rules/certificate-examples.ts';
import { type Commit, replace } from './commit.ts';
import { ACME_BUNDLE, ACME_RESOURCE } from './start.ts';

const DOMAINS = 'trust-domains.yaml';

/** The authority of ACME, and those that come after it; a key is shown where its first member stands. */
const [FIRST = ''] = /"use": "x509-svid",[^}]*/.exec(BUNDLE) ?? [];
const SECOND = FIRST.replace(CERTIFICATE, NOT_CRITICAL);
const THIRD = FIRST.replace(CERTIFICATE, WEAK);

export const anchorCommits: readonly Commit[] = [
  {
    title: 'Publish the next authority of ACME beside the old one',
    edits: [replace(ACME_BUNDLE, FIRST, `${FIRST}},\n    {\n      ${SECOND}`)],
    expects: [{ kind: 'anchor-added', direction: 'widens', file: ACME_BUNDLE, at: SECOND }],
  },
  {
    title: 'Retire the old authority of ACME',
    edits: [replace(ACME_BUNDLE, `${FIRST}},\n    {\n      ${SECOND}`, SECOND)],
    expects: [{ kind: 'anchor-removed', direction: 'narrows', file: ACME_BUNDLE, at: '"keys": [' }],
  },
  {
    title: 'Replace the authority of ACME',
    edits: [replace(ACME_BUNDLE, SECOND, THIRD)],
    expects: [{ kind: 'anchor-replaced', direction: 'moves', file: ACME_BUNDLE, at: THIRD }],
  },
  {
    title: 'Edit the keys with which the controller once began',
    edits: [replace(ACME_RESOURCE, CERTIFICATE, NOT_CRITICAL)],
    expects: [{ kind: 'bundle-edited-alone', direction: 'neutral', file: ACME_RESOURCE, at: '"keys": [' }],
  },
  {
    title: 'Give the tills another name',
    edits: [replace(DOMAINS, 'trustDomain: till.corp.example', 'trustDomain: stores.corp.example')],
    expects: [
      { kind: 'trust-domain-renamed', direction: 'moves', file: DOMAINS, at: 'trustDomain: stores.corp.example' },
    ],
  },
];
