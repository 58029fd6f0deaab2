import { domainKey } from '../../../model/domain-key.ts';
import type { EnvoyTrustFact, MeshFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { changed } from '../../../rules/examples.ts';
import { MESH_WITHOUT_SPIRE, SOUND_MESH, unsoundMesh } from '../../../rules/mesh-examples.ts';
import { listed } from '../../admission/words.ts';
import { changeKind, type Difference, type ReviewContext } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { directionOf, setDifference } from '../../set-difference.ts';
import type { Pair } from '../../subject.ts';
import { type TrustTerm, termsOf } from './mesh-trust.ts';

const ALIASES = '    trustDomain: shop.corp.example\n';
const PARTNER = `                        - name: acme.partner.example
                          trust_bundle:
                            filename: /etc/envoy/acme-roots.pem
`;
const SKIPPED = changed(
  MESH_WITHOUT_SPIRE,
  'ISTIO_MULTIROOT_MESH: "true"\n',
  'ISTIO_MULTIROOT_MESH: "true"\n        PILOT_SKIP_VALIDATE_TRUST_DOMAIN: "true"\n',
);

export const meshTrustChanged = changeKind({
  id: 'mesh-trust-changed',
  title: 'A mesh or a proxy takes identities of others',
  what: 'The trust domains whose identities an Istio mesh or an Envoy takes: aliases that count as its own, roots with or without a trust domain, domains of a SPIFFE validator, and the switches by which nobody asks for the trust domain or for the end of a certificate. Where the same resource makes a trust link, that is told as such.',
  families: ['trust-anchor', 'overly-broad-trust'],
  on: ['mesh', 'envoy-trust'],
  *compare(pair, context) {
    if (pair.is !== 'kept') return;
    yield* taken(pair, context);
  },
  examples: [
    ...bothWays(
      SOUND_MESH,
      unsoundMesh('mesh.yaml', ALIASES, `${ALIASES}    trustDomainAliases: [store.corp.example]\n`),
      'widens',
      'narrows',
    ),
    ...bothWays(unsoundMesh('envoy.yaml', PARTNER, ''), SOUND_MESH, 'widens', 'narrows'),
    ...bothWays({ 'mesh.yaml': MESH_WITHOUT_SPIRE }, { 'mesh.yaml': SKIPPED }, 'widens', 'narrows'),
  ],
});

type Trusting = Pair<MeshFact | EnvoyTrustFact>;

function taken({ before, after }: Trusting, context: ReviewContext): Difference[] {
  const [old, fresh] = [before && termsOf(before.fact), after && termsOf(after.fact)];
  const all = old && fresh && setDifference(old, fresh, ({ key }) => key);
  if (!before || !after || !all) return [];
  const difference = {
    added: all.added.filter((term) => !isLink(term, after.fact, context)),
    removed: all.removed.filter((term) => !isLink(term, before.fact, context)),
  };
  const { added, removed } = difference;
  if (added.length + removed.length === 0) return [];
  const direction = directionOf(difference);
  const named = (terms: readonly TrustTerm[]) => listed(terms.map(({ words }) => words));
  const parts = [
    ...(added.length > 0 ? [`Takes ${named(added)}`] : []),
    ...(removed.length > 0 ? [`${added.length > 0 ? 'no' : 'No'} longer takes ${named(removed)}`] : []),
  ];
  const says = (terms: readonly TrustTerm[]) =>
    (listed(terms.map(({ domain, words }) => domain ?? words)) || 'nobody else').replaceAll('`', '');
  return [
    {
      direction,
      title: parts.join(', and '),
      message:
        direction === 'narrows'
          ? 'They are no longer recognised. Policies that name them are left over.'
          : [...new Set(added.map(({ means }) => means))].join(' '),
      before: { span: removed[0]?.span, says: says(old) },
      after: { span: added[0]?.span, says: says(fresh) },
    },
  ];
}

/** Whether a trust link that comes or goes in the same resource tells it. */
function isLink({ domain }: TrustTerm, { resource }: MeshFact | EnvoyTrustFact, { pairs }: ReviewContext): boolean {
  return pairs.some((pair) => {
    const { fact } = pair.after ?? pair.before;
    if (pair.is === 'kept' || fact.type !== 'federation' || fact.resource !== resource) return false;
    return domain !== undefined && domainKey(knownValue(fact.remote) ?? '') === domain;
  });
}
