import { knownValue } from '../../model/stated.ts';
import { ACME_ENDPOINT, SPIFFE_ENDPOINT, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { acmeOrder, spellingOf } from './serving.ts';

/** Which is also what is asked where nothing is said. An authority of one's own may have no terms. */
const LETS_ENCRYPT = /^https:\/\/[^/]*\.letsencrypt\.org(?:\/|$)/i;

export const acmeTermsNotAccepted = rule({
  id: 'acme-terms-not-accepted',
  severity: 'error',
  title: 'A certificate ordered without agreeing to the terms',
  what: 'The bundle endpoint is to get its certificate by ACME, and `tos_accepted` is left out or `false`.',
  why: 'Most certificate authorities issue nothing until somebody agrees to their terms, and so does the one that is asked where no other is named. SPIRE starts all the same, with one line in its log, and every partner that fetches the bundle fails. The operator of OpenShift refuses such a resource.',
  how: 'Read the terms of the certificate authority, and write `tos_accepted = true` when you may agree to them for your organization.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const acme = acmeOrder(endpoint);
    if (!acme || (acme.tosAccepted && (!acme.tosAccepted.known || acme.tosAccepted.value))) return;
    const name = spellingOf(endpoint.form).tosAccepted;
    const path = [...acme.path, name];
    const isRefused = endpoint.form === 'spire-server-resource';
    const hasTerms = !acme.directoryUrl || LETS_ENCRYPT.test(knownValue(acme.directoryUrl) ?? '');
    const loss = isRefused
      ? 'The operator refuses the resource without it'
      : `SPIRE starts, but ${hasTerms ? 'the certificate authority' : 'a certificate authority that has terms'} issues nothing, and nobody can fetch the bundle`;
    yield {
      at: acme.tosAccepted?.span ?? { missing: path, fallback: acme.span },
      severity: isRefused || hasTerms ? 'error' : 'warning',
      message: `\`${name}\` is not \`true\`. ${loss}. Read the terms, and say here that you agree to them.`,
      offers: () => [
        {
          title: 'Agree to the terms of the certificate authority',
          kind: 'suggest',
          operations: [{ op: 'set', path, value: isRefused ? 'true' : true }],
        },
      ],
    };
  },
  bad: unsoundConf(
    'server.conf',
    SPIFFE_ENDPOINT,
    changed(ACME_ENDPOINT, 'tos_accepted = true', 'tos_accepted = false'),
  ),
  good: unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT),
});
