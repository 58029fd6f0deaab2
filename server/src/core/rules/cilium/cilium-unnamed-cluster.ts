import { blank } from '../../fixes/operation.ts';
import type { ListedText } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import type { ForeignTrust } from '../../model/foreign-trust.ts';
import type { Known } from '../../model/stated.ts';
import { SOUND_CILIUM, unsoundCilium } from '../cilium-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const LABEL = 'io.cilium.k8s.policy.cluster';

export const ciliumUnnamedCluster = rule({
  id: 'cilium-unnamed-cluster',
  severity: 'warning',
  title: 'A selector that leaves the cluster open',
  what: 'In a Cilium policy one selector of clients names its cluster by `io.cilium.k8s.policy.cluster` and another one names none. It is not said where settings close by say what that means (`policyDefaultLocalCluster`).',
  why: 'Up to Cilium 1.18 such a selector means pods of all connected clusters, so whoever may label pods in one of them gets in. Later versions take it for the own cluster alone. With an upgrade the meaning turns over, and the text stays the same.',
  how: 'Name the cluster in every selector, the own one as well.',
  families: ['semantics-mismatch', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['cilium-policy'],
  *check(fact, context) {
    const peers = fact.rules
      .filter(({ direction, isDenied }) => direction === 'ingress' && !isDenied)
      .flatMap((one) => one.peers);
    const named = peers.flatMap(({ clusters }) => (clusters && clusters !== 'any' ? clusters : [])).find(isKnown);
    const [first, ...others] = peers.filter(({ clusters }) => clusters === undefined);
    if (!named || !first || isSettled(context)) return;
    const trust: ForeignTrust = { name: named.value, document: context.document, span: named.span };
    const count = others.length === 0 ? '' : ` The same goes for ${others.length} more in this policy.`;
    yield {
      at: first.span,
      message: `This selector names no cluster, which up to Cilium 1.18 means pods of every connected one, and later of this one alone. It matters ${becauseOf(trust)}. Name the cluster that is meant.${count}`,
      related: [citing(trust)],
      offers: () => [
        {
          title: 'Name the cluster',
          kind: 'suggest',
          operations: [first, ...others].map(({ path }) => ({
            op: 'set',
            path: [...path, 'matchLabels', LABEL],
            value: blank(named.value),
          })),
        },
      ],
    };
  },
  bad: unsoundCilium(
    'policy.yaml',
    '        - matchLabels:\n            app: checkout\n',
    '        - matchLabels:\n            app: web\n        - matchLabels:\n            app: checkout\n',
  ),
  good: SOUND_CILIUM,
});

function isKnown(stated: ListedText): stated is ListedText & Known {
  return stated.known;
}

/** Whether somebody wrote down close by what such a selector means, whichever it is. */
function isSettled(context: RuleContext): boolean {
  return context.workspace
    .lookup('any-cilium-settings', '')
    .some(({ fact, document }) => fact.defaultLocalCluster !== undefined && isCloseTo(context, document));
}
