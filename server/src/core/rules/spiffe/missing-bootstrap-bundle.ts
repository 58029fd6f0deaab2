import { blank } from '../../fixes/operation.ts';
import { endpointIdOf, profileOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { BundleTerms } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { rule } from '../rule.ts';
import { BOOTSTRAP_BUNDLE, SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const missingBootstrapBundle = rule({
  id: 'missing-bootstrap-bundle',
  severity: 'warning',
  title: 'No bundle for the first contact',
  what: 'A native resource fetches the bundle of a trust domain with `https_spiffe` from a server of that same domain, and brings no first copy of the bundle.',
  why: 'The server is recognised with the very bundle that is to be fetched. Until somebody sets it by hand, every fetch fails, and SPIRE refuses the entries of all workloads that are to trust this domain.',
  how: 'Put the bundle of the other side into the resource, compared over a second channel. If it is set by hand on purpose (`spire-server bundle set -format spiffe -id spiffe://<trust domain>`), suppress this with the place where that is written down.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2', 'spiffe:FED 5.2.2.4'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const path = fact.slots['bundle.bootstrap'];
    const remote = knownValue(fact.remote);
    const endpoint = endpointIdOf(fact);
    if (fact.origin !== 'native' || !path || remote === undefined || !endpoint) return;
    const domain = domainKey(remote);
    if (profileOf(fact) !== 'https_spiffe' || endpoint.id.trustDomain !== domain || isGiven(fact.bundle)) return;
    yield {
      at: fact.bundle.profile?.span ?? fact.remote.span,
      message: `No first copy of the bundle of ${code(domain)} is given, and without it the server that serves the bundle cannot be recognised: every fetch fails until somebody runs \`spire-server bundle set -format spiffe -id spiffe://${domain}\`. Add the bundle here, or write down who sets it.`,
      offers: () => [
        {
          title: 'Add the first bundle',
          kind: 'suggest',
          operations: [{ op: 'set', path, value: { text: ['{\n  "keys": [\n    ', blank(KEY), '\n  ]\n}'] } }],
        },
      ],
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', BOOTSTRAP_BUNDLE, ''),
  good: SOUND_SPIRE,
});

const KEY = '{"use": "x509-svid", "kty": "EC", "crv": "P-256", "x": "…", "y": "…", "x5c": ["…"]}';

function isGiven({ bootstrap }: BundleTerms): boolean {
  if (!bootstrap) return false;
  const { text } = bootstrap;
  return !text.known || text.value.trimStart().startsWith('{') || !isFillIn(text.value);
}
