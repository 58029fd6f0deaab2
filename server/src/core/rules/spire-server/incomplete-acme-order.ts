import { blank } from '../../fixes/operation.ts';
import type { AcmeTerms, BundleEndpointFact } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isIpAddress } from '../../values/ip-address.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { ACME_ENDPOINT, SPIFFE_ENDPOINT, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { type Problem, rule } from '../rule.ts';
import { acmeOrder, spellingOf } from './serving.ts';

export const incompleteAcmeOrder = rule({
  id: 'incomplete-acme-order',
  severity: 'error',
  title: 'A certificate ordered for no name, or for nobody',
  what: 'The bundle endpoint is to get its certificate by ACME, and the order lacks `domain_name` or `email`, or names an IP address.',
  why: 'In the `https_web` profile SPIRE does not check them: it starts, and then no certificate is issued and no partner can fetch the bundle. Without an address to write to, nobody hears of a certificate that cannot be renewed. In the place before SPIRE 1.1, right under `bundle_endpoint`, the server does not start without either of them.',
  how: 'Write the host name at which partners fetch the bundle, and an address that a team reads.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const acme = acmeOrder(endpoint);
    if (!acme) return;
    yield* checkName(endpoint, acme);
    yield* checkEmail(endpoint, acme);
  },
  bad: unsoundConf(
    'server.conf',
    SPIFFE_ENDPOINT,
    changed(ACME_ENDPOINT, '          domain_name  = "spire.shop.corp.example"\n', ''),
  ),
  good: unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT),
});

function* checkName(endpoint: BundleEndpointFact, acme: AcmeTerms): Iterable<Problem> {
  const { domainName } = acme;
  const address = knownValue(domainName);
  const isAddress = address !== undefined && isIpAddress(address);
  if (!isMissing(domainName) && !isAddress) return;
  const name = spellingOf(endpoint.form).domainName;
  const path = [...acme.path, name];
  const loss =
    acme === endpoint.legacyAcme && !isAddress
      ? 'The server does not start without it'
      : 'SPIRE starts all the same, but no certificate is issued, and nobody can fetch the bundle';
  yield {
    at: domainName?.span ?? { missing: path, fallback: acme.span },
    message: isAddress
      ? `${code(address)} is an address, and certificates are ordered here for names. ${loss}. Write the host name at which partners fetch the bundle.`
      : `\`${name}\` is missing, so nobody knows what name the certificate is for. ${loss}. Write the host name at which partners fetch the bundle.`,
    offers: () => [
      {
        title: 'Name the public host',
        kind: 'suggest',
        operations: [{ op: 'set', path, value: blank(`spire.${knownValue(endpoint.trustDomain) ?? 'corp.example'}`) }],
      },
    ],
  };
}

function* checkEmail({ form, legacyAcme, trustDomain }: BundleEndpointFact, acme: AcmeTerms): Iterable<Problem> {
  if (form === 'spire-server-resource' || !isMissing(acme.email)) return;
  const path = [...acme.path, 'email'];
  const isFatal = acme === legacyAcme;
  const loss = isFatal
    ? 'The server does not start without it, in this place.'
    : 'SPIRE does not ask for it, but the certificate authority then has nobody to tell when something is wrong.';
  yield {
    at: acme.email?.span ?? { missing: path, fallback: acme.span },
    severity: isFatal ? 'error' : 'warning',
    message: `\`email\` is missing from this order of a certificate. ${loss} Write an address that a team reads.`,
    offers: () => [
      {
        title: 'Name an address to write to',
        kind: 'suggest',
        operations: [{ op: 'set', path, value: blank(`identity@${knownValue(trustDomain) ?? 'corp.example'}`) }],
      },
    ],
  };
}

function isMissing(stated: Stated | undefined): boolean {
  return stated === undefined || (stated.known && isFillIn(stated.value));
}
