import { endpointIdOf, profileOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { federationData, SOUND_DATA } from '../data-examples.ts';
import { changed, FEDERATION } from '../examples.ts';
import { type Example, rule } from '../rule.ts';

export const bundleForForeignEndpoint = rule({
  id: 'bundle-for-foreign-endpoint',
  severity: 'error',
  title: 'A bundle beside an endpoint of another trust domain',
  what: 'In a file for `spire-server federation`, the endpoint belongs to another trust domain than the one that is federated with, and a bundle is given beside it.',
  why: 'The command takes the bundle for that of the trust domain of the endpoint, and SPIRE takes only a bundle of the trust domain that is federated with. It refuses the relationship.',
  how: 'Leave the bundle out. The endpoint is recognised with the bundle of its own trust domain, which comes by a relationship of its own.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const { form, bundle, slots, resource } = fact;
    const path = slots['bundle.bootstrap'];
    const remote = knownValue(fact.remote);
    const endpoint = profileOf(fact) === 'https_spiffe' ? endpointIdOf(fact) : undefined;
    if (form !== 'federation-data' || !bundle.bootstrap || !path || remote === undefined || !endpoint) return;
    const domain = domainKey(remote);
    const { trustDomain } = endpoint.id;
    if (trustDomain === domain) return;
    const paths = [path, ...(bundle.bootstrapFormat ? [slots['bundle.bootstrap-format'] ?? path] : [])];
    yield {
      at: { missing: path, fallback: resource.kindSpan },
      message: `\`spire-server\` takes this bundle for that of ${code(trustDomain)}, to which the endpoint belongs, and SPIRE then refuses the relationship, because it is about ${code(domain)}. Leave the bundle out.`,
      offers: () => [
        {
          title: 'Leave the bundle out',
          kind: 'suggest',
          operations: paths.map((each) => ({ op: 'remove', path: each })),
        },
      ],
    };
  },
  bad: fetchedThroughUs({}),
  good: fetchedThroughUs({ trustDomainBundle: undefined, trustDomainBundleFormat: undefined }),
});

/** The endpoint belongs to our own trust domain, whose bundle the server has in any case. */
function fetchedThroughUs(fields: Readonly<Record<string, unknown>>): Example {
  const endpointSPIFFEID = 'spiffe://shop.corp.example/relay';
  return {
    ...SOUND_DATA,
    'federation.json': federationData({ endpointSPIFFEID, ...fields }),
    'acme-orders.yaml': changed(FEDERATION, 'spiffe://acme.partner.example/spire/server', endpointSPIFFEID),
    '.fedlint.yaml': 'localTrustDomains: [shop.corp.example]\n',
  };
}
