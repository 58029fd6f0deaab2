import type { BundleMapFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { parseTrustDomain, repairTrustDomain, trustDomainName } from '../../values/spiffe-id.ts';
import { SOUND_BUNDLE_MAP, unsoundBundleMap } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';

export const bundleMapInvalidDomain = rule({
  id: 'bundle-map-invalid-domain',
  severity: 'error',
  title: 'A bundle map with a name that is no trust domain',
  what: 'A key of `trust_domains` is not the bare name of a trust domain: it is written as a SPIFFE ID, has capitals, or another character that SPIFFE does not allow.',
  why: 'Programs look the bundle up by the bare name. They refuse the map, or never find this bundle, and every identity of the trust domain is refused.',
  how: 'Write the bare name, such as `partner.example`, exactly as the other side has it.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 5.1.1', 'spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['bundle-map'],
  *check({ domains }) {
    for (const domain of domains) {
      const parsed = domain.name.known ? parseTrustDomain(domain.name.value) : undefined;
      if (!domain.name.known || !parsed || parsed.ok) continue;
      yield {
        at: domain.span,
        message: `${code(domain.name.value)} is not the name of a trust domain. ${parsed.problems[0]?.message ?? ''} No identity ever comes to this bundle, or the whole map is refused.`,
        offers: () => offersFor(domain, domains),
      };
    }
  },
  bad: unsoundBundleMap('"bank.partner.example"', '"spiffe://bank.partner.example"'),
  good: SOUND_BUNDLE_MAP,
});

type Domain = BundleMapFact['domains'][number];

function offersFor({ name, path }: Domain, all: readonly Domain[]): Offer[] {
  const right = name.known ? (trustDomainName(name.value) ?? repairTrustDomain(name.value)) : undefined;
  const isTaken = all.some((other) => other.name.known && other.name.value === right);
  if (right === undefined || isTaken) return [];
  return [{ title: `Rename to ${code(right)}`, kind: 'suggest', operations: [{ op: 'rename-key', path, to: right }] }];
}
