import { type Blank, map, type Operation, type Value } from '../../fixes/operation.ts';
import type { FederationFact, LegacyEndpoint } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { likelyId } from '../spiffe/profile-offer.ts';

export const legacyFederationEndpoint = rule({
  id: 'legacy-federation-endpoint',
  severity: 'error',
  title: 'A bundle endpoint as SPIRE took it before 1.1',
  what: 'A `federates_with` of a SPIRE server describes the endpoint in a block `bundle_endpoint` with `address`, `port`, `spiffe_id` and `use_web_pki`.',
  why: 'SPIRE 1.1 replaced this block by `bundle_endpoint_url` and `bundle_endpoint_profile`, and passes over it without a word since. The server then misses the address and does not start; where the address is given as well, what the old block says has no effect.',
  how: 'Write the address as a URL, and the way the endpoint proves itself as a profile.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.1'],
  edit: 'fix',
  on: ['federation'],
  *check(fact) {
    const { legacyEndpoint, url } = fact.bundle;
    if (!legacyEndpoint) return;
    yield {
      at: legacyEndpoint.span,
      severity: url ? 'warning' : 'error',
      tag: 'deprecated',
      message: url
        ? 'SPIRE passes over this block without a word since version 1.1: only `bundle_endpoint_url` and the profile count. Delete it.'
        : 'SPIRE passes over this block without a word since version 1.1, misses the address, and does not start. Write `bundle_endpoint_url` and `bundle_endpoint_profile`.',
      offers: () => offersFor(fact, legacyEndpoint),
    };
  },
  bad: unsoundConf(
    'server.conf',
    `      bundle_endpoint_url   = "https://spire.acme.partner.example:8443"
      bootstrap_bundle_path = "/opt/spire/conf/acme.bundle.json"
      bootstrap_bundle_format = "spiffe"
      bundle_endpoint_profile "https_spiffe" {
        endpoint_spiffe_id = "spiffe://acme.partner.example/spire/server"
      }
`,
    `      bundle_endpoint {
        address   = "spire.acme.partner.example"
        port      = 8443
        spiffe_id = "spiffe://acme.partner.example/spire/server"
      }
`,
  ),
  good: SOUND_CONF,
});

function offersFor(fact: FederationFact, legacy: LegacyEndpoint): Offer[] {
  const url = fact.slots['bundle.url'];
  const profile = fact.slots['bundle.profile'];
  const removal: Operation = { op: 'remove', path: legacy.path };
  if (!url || !profile) return [];
  if (fact.bundle.url) return [{ title: 'Delete the old block', kind: 'fix', operations: [removal] }];
  const address = addressOf(legacy);
  if (address === undefined) return [];
  const isWeb = knownValue(legacy.usesWebPki) === true;
  const id = knownValue(legacy.spiffeId);
  const isSettled = isWeb || (id !== undefined && legacy.usesWebPki?.known !== false);
  const value = isWeb ? map({ https_web: map({}) }) : spiffeProfile(id ?? likelyId(fact));
  const writeProfile: Operation[] = fact.bundle.profile ? [] : [{ op: 'set', path: profile, value }];
  return [
    {
      title: 'Write it as SPIRE takes it today',
      kind: isSettled ? 'fix' : 'suggest',
      operations: [{ op: 'set', path: url, value: address }, ...writeProfile, removal],
    },
  ];
}

function spiffeProfile(id: string | Blank): Value {
  return map({ https_spiffe: map({ endpoint_spiffe_id: id }) });
}

function addressOf({ address, port }: LegacyEndpoint): string | undefined {
  if (!address?.known || port?.known === false) return undefined;
  const host = address.value.includes(':') ? `[${address.value}]` : address.value;
  return port ? `https://${host}:${port.value}` : `https://${host}`;
}
