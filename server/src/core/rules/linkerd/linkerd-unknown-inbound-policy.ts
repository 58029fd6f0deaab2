import type { LinkerdInbound } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { INBOUND_POLICIES, isInboundPolicy } from '../../values/linkerd-inbound-policy.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_LINKERD, unsoundLinkerd } from '../linkerd-examples.ts';
import { rule } from '../rule.ts';

/** What becomes of a word that Linkerd does not know. */
const EFFECTS: Readonly<Record<LinkerdInbound['place'], string>> = {
  server: 'It refuses this Server, and what was there before stays in force',
  annotation:
    'It passes over the annotation, and the default of the cluster applies, which is `all-unauthenticated` unless somebody changed it',
  'helm-values': 'Nobody can say what the cluster then does by default',
};

export const linkerdUnknownInboundPolicy = rule({
  id: 'linkerd-unknown-inbound-policy',
  severity: 'error',
  title: 'A default policy that Linkerd does not know',
  what: '`accessPolicy` of a Server, the annotation `config.linkerd.io/default-inbound-policy` or `proxy.defaultInboundPolicy` of the Helm values has another word than `deny`, `all-authenticated`, `cluster-authenticated`, `all-unauthenticated`, `cluster-unauthenticated` and `audit`.',
  why: 'A word that Linkerd does not know is not taken for the strictest one. On a Namespace or a pod the annotation counts as if it were not there, so what reads as closed stands open to everybody.',
  how: 'Write one of the six words. `deny` refuses whoever no authorization lets in.',
  families: [],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact) {
    if (fact.role !== 'inbound' || !fact.policy.known || isInboundPolicy(fact.policy.value)) return;
    const { policy, path, place } = fact;
    const meant = nearest(policy.value, INBOUND_POLICIES);
    yield {
      at: policy.span,
      instead: path,
      message: `Linkerd knows no policy ${code(policy.value)}. ${EFFECTS[place]}. ${meant ? `Did you mean ${code(meant)}?` : 'Write one of the words it knows, such as `deny`.'}`,
      offers: () => [
        {
          title: `Change to ${code(meant ?? 'deny')}`,
          kind: 'suggest',
          operations: [{ op: 'set', path, value: meant ?? 'deny' }],
        },
      ],
    };
  },
  bad: unsoundLinkerd('server.yaml', 'accessPolicy: deny', 'accessPolicy: denied'),
  good: SOUND_LINKERD,
});
