import type { LinkerdPolicyFact } from '../../model/facts.ts';
import { SOUND_LINKERD, unsoundLinkerd } from '../linkerd-examples.ts';
import { rule } from '../rule.ts';
import type { Refusal } from './refusal.ts';
import { ofRequirements, ofTarget } from './refused-authorization.ts';
import { ofClients, ofIdentities, ofIdentityRef, ofNetwork } from './refused-clients.ts';

export const linkerdRefusedPolicy = rule({
  id: 'linkerd-refused-policy',
  severity: 'error',
  title: 'A policy that Linkerd refuses',
  what: 'A policy of Linkerd has what its policy controller or the definition of its kind refuses: a reference without its group, two authentications of one sort, a target of a kind that cannot be one, an identity that is no name, an exception outside of its network, settings that exclude each other.',
  why: 'The resource is refused as it is applied, and what was there before stays in force. A change that was to shut somebody out then changes nothing, and the review of the file looks as if it had.',
  how: 'The message says what is refused and what to write. `kubectl apply --dry-run=server` asks the cluster itself.',
  families: [],
  edit: 'fix',
  on: ['linkerd-policy'],
  *check(fact) {
    for (const { at, why, advice, fix } of refusalsOf(fact)) {
      yield {
        at,
        message: `Linkerd refuses this. ${why} ${advice}`,
        ...(fix && { offers: () => [{ title: advice.replace(/\.$/, ''), kind: 'fix', operations: fix }] }),
      };
    }
  },
  bad: unsoundLinkerd(
    'authorization.yaml',
    '    - group: policy.linkerd.io\n      kind: MeshTLSAuthentication\n',
    '    - kind: MeshTLSAuthentication\n',
  ),
  good: SOUND_LINKERD,
});

function* refusalsOf(fact: LinkerdPolicyFact): Iterable<Refusal> {
  switch (fact.role) {
    case 'authorization':
      yield* ofTarget(fact);
      yield* ofRequirements(fact);
      break;
    case 'mesh-tls':
      yield* ofIdentities(fact);
      yield* (fact.identityRefs ?? []).flatMap(ofIdentityRef);
      break;
    case 'networks':
      yield* fact.networks.flatMap(ofNetwork);
      break;
    case 'server-authorization':
      yield* ofClients(fact);
      yield* fact.networks.flatMap(ofNetwork);
      break;
    default:
      break;
  }
}
