import { map, type Value } from '../../fixes/operation.ts';
import type { AcmeTerms, BundleEndpointFact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { ACME_ENDPOINT, SPIFFE_ENDPOINT, unsoundConf } from '../conf-examples.ts';
import { type Offer, rule } from '../rule.ts';

const LEGACY_ENDPOINT = `port         = 443
      refresh_hint = "5m"
      acme {
        domain_name  = "spire.shop.corp.example"
        email        = "identity@shop.corp.example"
        tos_accepted = true
      }`;

export const legacyAcmePlacement = rule({
  id: 'legacy-acme-placement',
  severity: 'warning',
  title: 'An order for a certificate in its old place',
  what: '`acme` stands right under `bundle_endpoint`, as it did before SPIRE 1.1.',
  why: 'SPIRE still reads it there, warns, and will stop to. Beside a `profile` the server does not start.',
  how: 'Move it under `profile "https_web"`.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const { legacyAcme, profileForm } = endpoint;
    if (!legacyAcme) return;
    const isRefused = profileForm !== 'absent';
    yield {
      at: legacyAcme.span,
      severity: isRefused ? 'error' : 'warning',
      tag: 'deprecated',
      message: isRefused
        ? '`acme` stands here beside a `profile`, and the server does not start with both. Under `profile "https_web"` is the only place for it.'
        : '`acme` stands here as it did before SPIRE 1.1. It is still read, with a warning. Move it under `profile "https_web"`.',
      offers: () => (isRefused ? takeOut(legacyAcme) : move(endpoint, legacyAcme)),
    };
  },
  bad: unsoundConf('server.conf', SPIFFE_ENDPOINT, LEGACY_ENDPOINT),
  good: unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT),
});

function takeOut({ path }: AcmeTerms): Offer[] {
  return [{ title: 'Take out this `acme`', kind: 'suggest', operations: [{ op: 'remove', path }] }];
}

function move({ slots }: BundleEndpointFact, acme: AcmeTerms): Offer[] {
  const profile = slots['bundle.profile'];
  const { directoryUrl, domainName, email, tosAccepted, others } = acme;
  // What nobody knows cannot be written anew: whether a placeholder is a truth value, what other fields are.
  if (!profile || tosAccepted?.known === false || others.length > 0) return [];
  const settings = {
    directory_url: textIn(directoryUrl),
    domain_name: textIn(domainName),
    email: textIn(email),
    tos_accepted: tosAccepted?.value,
  };
  return [
    {
      title: 'Move it under `profile "https_web"`',
      // Comments inside it do not come along.
      kind: 'suggest',
      operations: [
        { op: 'remove', path: acme.path },
        { op: 'set', path: profile, value: map({ https_web: map({ acme: map(settings) }) }) },
      ],
    },
  ];
}

/** A placeholder stays what it is. */
function textIn(stated: Stated | undefined): Value | undefined {
  return stated?.known ? stated.value : stated?.text;
}
