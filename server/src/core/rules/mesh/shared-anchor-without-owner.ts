import { blank } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { OwnerRole, PeeringFact, Term } from '../../model/facts.ts';
import { isNamed } from '../../model/ownership.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

const LINK = (annotations: string) => `apiVersion: multicluster.linkerd.io/v1alpha3
kind: Link
metadata:
  name: west
  namespace: linkerd-multicluster
  annotations:
    fedlint.dev/owner: team-mesh
    fedlint.dev/review-by: 2027-06-30
${annotations}spec:
  targetClusterName: west
  targetClusterDomain: cluster.local
  targetClusterLinkerdNamespace: linkerd
  clusterCredentialsSecret: cluster-credentials-west
  gatewayAddress: gateway.west.corp.example
  gatewayPort: "4143"
  gatewayIdentity: linkerd-gateway.linkerd-multicluster.serviceaccount.identity.linkerd.cluster.local
  probeSpec:
    path: /ready
    period: 3s
    port: "4191"
`;

export const sharedAnchorWithoutOwner = rule({
  id: 'shared-anchor-without-owner',
  severity: 'warning',
  title: 'A trust anchor of several clusters that nobody renews',
  what: 'A link to another cluster says something about its governance, and does not say who owns the trust anchor that the clusters share, or who renews it.',
  why: 'Clusters that are linked like this verify each other by one and the same root. When it ends, all of them stop talking at once, and renewing it takes steps in each cluster that somebody has to lead.',
  how: 'Name a team with `fedlint.dev/owner.bundle` for the anchor and with `fedlint.dev/owner.renewal` for its renewal.',
  families: ['trust-anchor', 'missing-owner'],
  edit: 'suggest',
  on: ['peering'],
  *check(peering, context) {
    // What nobody governs at all is said once, by another rule.
    if (peering.remoteKind !== 'cluster' || !peering.annotated || !peering.remote.known) return;
    const manifests = context.workspace.lookup('manifest-by-remote', domainKey(peering.remote.value));
    const missing = ROLES.filter(
      ({ role }) => !isNamed(peering.owners[role]) && !manifests.some(({ fact }) => isNamed(fact.owners[role])),
    );
    if (missing.length === 0) return;
    yield {
      at: { missing: peering.slots[missing[0]?.term ?? 'owner.bundle'] ?? [], fallback: peering.span },
      message: `Nobody is named for ${enumerate(missing.map(({ duty }) => duty))} that this cluster shares with ${code(peering.remote.value)}. When that root ends, all of the linked clusters stop talking at once. Name a team.`,
      offers: () => [
        {
          title: 'Name the owners of the trust anchor',
          kind: 'suggest',
          operations: missing.flatMap(({ term }) => writing(peering, term)),
        },
      ],
    };
  },
  bad: LINK(''),
  good: LINK('    fedlint.dev/owner.bundle: team-mesh\n    fedlint.dev/owner.renewal: team-mesh\n'),
});

const ROLES: readonly { readonly role: OwnerRole; readonly term: Term; readonly duty: string }[] = [
  { role: 'bundle', term: 'owner.bundle', duty: 'the trust anchor' },
  { role: 'renewal', term: 'owner.renewal', duty: 'the renewal of the trust anchor' },
];

function writing({ slots, owner }: PeeringFact, term: Term) {
  const path = slots[term];
  const name = owner?.known ? owner.value.name : 'team-mesh';
  return path ? [{ op: 'set', path, value: blank(name) } as const] : [];
}
