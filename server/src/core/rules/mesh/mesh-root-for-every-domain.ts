import { blank, list } from '../../fixes/operation.ts';
import type { MeshAuthority, MeshFact } from '../../model/facts.ts';
import { fetchesFor, isForEveryDomain, trustsOthers } from '../../model/mesh-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { parseEndpointUrl } from '../../values/bundle-endpoint-url.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const meshRootForEveryDomain = rule({
  id: 'mesh-root-for-every-domain',
  severity: 'warning',
  title: 'A root that may sign for every trust domain',
  what: 'An item of `caCertificates` in MeshConfig names neither `trustDomains` nor `certSigners`, in a mesh that trusts more than one trust domain.',
  why: 'Istio then takes the root for every trust domain, the own one included: whoever holds its key can make identities of your mesh. And the domain it really belongs to is not among those whose identities are accepted, unless it is named elsewhere.',
  how: 'Name the trust domain that the root is for under `trustDomains`.',
  families: ['trust-anchor', 'overly-broad-trust'],
  references: ['spiffe:FED 4.2'],
  edit: 'suggest',
  on: ['mesh'],
  *check(fact, context) {
    const open = fact.authorities.filter(isForEveryDomain);
    const hosts = new Set(open.flatMap((authority) => hostOf(authority) ?? []));
    // One server may be that of the mesh's own domain; of two, one is another's.
    if (!trustsOthers(fact, context) && hosts.size < 2) return;
    const own = knownValue(fact.trustDomain);
    for (const authority of open) {
      yield {
        at: authority.span,
        message: `Nothing says which trust domain this root is for, so it counts for every one${own === undefined ? '' : `, ${code(own)} included`}: whoever holds its key can sign identities of this mesh. Name its domain under \`trustDomains\`.`,
        offers: () => [
          {
            title: 'Name its trust domain',
            kind: 'suggest',
            operations: [
              {
                op: 'set',
                path: [...authority.path, 'trustDomains'],
                value: list(blank(likelyDomain(fact, authority))),
              },
            ],
          },
        ],
      };
    }
  },
  bad: unsoundMesh(
    'mesh.yaml',
    '        trustDomains: [acme.partner.example]\n',
    '        trustDomains: [acme.partner.example]\n      - spiffeBundleUrl: https://bundle.logistics.example\n',
  ),
  good: SOUND_MESH,
});

function hostOf({ bundleUrl }: MeshAuthority): string | undefined {
  return bundleUrl?.known ? parseEndpointUrl(bundleUrl.value).host : undefined;
}

/** A domain named here under which the address lies; else what follows the first label of its host. */
function likelyDomain({ aliases }: MeshFact, authority: MeshAuthority): string {
  const named = aliases.find((alias) => alias.known && fetchesFor(authority, alias.value));
  const [, ...rest] = hostOf(authority)?.split('.') ?? [];
  return (named && knownValue(named)) ?? (rest.length > 1 ? rest.join('.') : 'partner.example');
}
