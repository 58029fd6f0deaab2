import { blank } from '../../fixes/operation.ts';
import { endpointIdOf, profileOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { BundleTerms, ConfigurationForm, FederationFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { type Offer, rule } from '../rule.ts';
import { BOOTSTRAP_BUNDLE, SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const missingBootstrapBundle = rule({
  id: 'missing-bootstrap-bundle',
  severity: 'warning',
  title: 'No bundle for the first contact',
  what: 'A native configuration fetches the bundle of a trust domain with `https_spiffe` from a server of that same domain, and neither it nor anything else here brings a first copy of the bundle. Where the format has no field for one in every version, this is information only.',
  why: 'The server is recognised with the very bundle that is to be fetched. Until somebody sets it by hand, every fetch fails, and SPIRE refuses the entries of all workloads that are to trust this domain.',
  how: 'Put the bundle of the other side into the resource, compared over a second channel. Only the newest SPIRE servers read `bootstrap_bundle_path` in `server.conf`; an older one passes over it without a word. If the bundle is set by hand on purpose (`spire-server bundle set -format spiffe -id spiffe://<trust domain>`), suppress this with the place where that is written down.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2', 'spiffe:FED 5.2.2.4'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const isByHand = BY_HAND.includes(fact.form);
    const remote = knownValue(fact.remote);
    const endpoint = endpointIdOf(fact);
    if (fact.origin !== 'native' || remote === undefined || !endpoint) return;
    const domain = domainKey(remote);
    if (profileOf(fact) !== 'https_spiffe' || endpoint.id.trustDomain !== domain || isGiven(fact.bundle)) return;
    // A bundle in a file is one that somebody takes to the server; one inside a resource may be for another server.
    const others = context.workspace.lookup('bundle', domain);
    if (others.some(({ fact: { place } }) => isByHand || place !== 'manifest')) return;
    yield {
      at: fact.bundle.profile?.span ?? fact.remote.span,
      severity: isByHand ? 'info' : 'warning',
      message: `No first copy of the bundle of ${code(domain)} is given, and without it the server that serves the bundle cannot be recognised: every fetch fails until somebody runs \`spire-server bundle set -format spiffe -id spiffe://${domain}\`. ${isByHand ? 'Write' : 'Add the bundle here, or write'} down who sets it.`,
      offers: () => offersFor(fact, domain),
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', BOOTSTRAP_BUNDLE, ''),
  good: SOUND_SPIRE,
});

/** Released SPIRE servers have no field for it, and the operator of OpenShift has none at all: there it is set by hand. */
const BY_HAND: readonly ConfigurationForm[] = ['spire-conf', 'spire-server-resource'];

const KEY = '{"use": "x509-svid", "kty": "EC", "crv": "P-256", "x": "…", "y": "…", "x5c": ["…"]}';

function offersFor({ slots, form }: FederationFact, domain: string): Offer[] {
  const { 'bundle.bootstrap': text, 'bundle.bootstrap-file': file, 'bundle.bootstrap-format': format } = slots;
  if (file && format) {
    const value = { text: ['/opt/spire/conf/', blank(`${domain}.bundle.json`)] };
    return [
      {
        title: 'Name the file with the first bundle (newest SPIRE servers only)',
        kind: 'suggest',
        operations: [
          { op: 'set', path: file, value },
          { op: 'set', path: format, value: 'spiffe' },
        ],
      },
    ];
  }
  // For the command line a bundle is a map, and its format has to be said.
  if (!text || form === 'federation-data') return [];
  const value = { text: ['{\n  "keys": [\n    ', blank(KEY), '\n  ]\n}'] };
  return [{ title: 'Add the first bundle', kind: 'suggest', operations: [{ op: 'set', path: text, value }] }];
}

function isGiven({ bootstrap, bootstrapFile }: BundleTerms): boolean {
  if (bootstrapFile) return true;
  if (!bootstrap) return false;
  const { text } = bootstrap;
  return !text.known || text.value.trimStart().startsWith('{') || !isFillIn(text.value);
}
