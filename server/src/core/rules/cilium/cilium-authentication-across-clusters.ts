import type { CiliumRule } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import { code } from '../../values/code.ts';
import { SOUND_CILIUM, unsoundCilium } from '../cilium-examples.ts';
import { rule } from '../rule.ts';
import { cited } from '../wording.ts';

export const ciliumAuthenticationAcrossClusters = rule({
  id: 'cilium-authentication-across-clusters',
  severity: 'warning',
  title: 'Mutual authentication with another cluster',
  what: 'A rule of a Cilium policy asks for mutual authentication (`mode: required`) with pods of a cluster that it names, and the settings of Cilium close by connect clusters.',
  why: 'Mutual authentication needs one trust domain, and Cilium has none that spans clusters, so its documentation calls the two incompatible. The policy promises a proof of identity that cannot be given, and traffic between the clusters stops or the rule is loosened.',
  how: 'Leave mutual authentication to rules within a cluster. Between clusters name the cluster and the labels of the pods, encrypt the traffic, and let the workloads themselves verify each other.',
  families: ['authn-authz-unclear'],
  edit: 'none',
  on: ['cilium-policy'],
  *check(fact, context) {
    const asking = fact.rules.flatMap((rule) => {
      const cluster = clusterIn(rule);
      return rule.authentication?.known && rule.authentication.value === 'required' && cluster
        ? [{ mode: rule.authentication, cluster }]
        : [];
    });
    if (asking.length === 0) return;
    const settings = context.workspace
      .lookup('any-cilium-settings', '')
      .filter(({ fact: { clusterMesh }, document }) => {
        return clusterMesh !== undefined && isCloseTo(context, document);
      });
    const [mesh] = inOrder(settings, (one) => one.resource.kindSpan);
    const span = mesh?.fact.clusterMesh;
    if (!mesh || !span) return;
    for (const { mode, cluster } of asking) {
      yield {
        at: mode.span,
        message: `Mutual authentication of Cilium works within one cluster, and this rule is about pods of ${code(cluster)}, which ${cited(0)} connects with this one. Its documentation calls the two incompatible. Let the workloads themselves verify each other there.`,
        related: [{ document: mesh.document, span, message: 'This connects the clusters.' }],
      };
    }
  },
  bad: unsoundCilium(
    'policy.yaml',
    '            - port: "8443"\n',
    '            - port: "8443"\n      authentication:\n        mode: required\n',
  ),
  good: SOUND_CILIUM,
});

/** The first cluster that a rule names on the other side. */
function clusterIn({ peers }: CiliumRule): string | undefined {
  const named = peers.flatMap(({ clusters }) => (clusters && clusters !== 'any' ? clusters : []));
  return named.flatMap((cluster) => (cluster.known ? [cluster.value] : []))[0];
}
