import { borderOf } from '../../model/border.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { PolicyFact } from '../../model/facts.ts';
import type { ForeignTrust } from '../../model/foreign-trust.ts';
import { isWatched } from '../../model/watch-period.ts';
import { code } from '../../values/code.ts';
import { suggest } from '../governance/place.ts';
import { SOUND_POLICIES } from '../policy-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { boundingOffers } from './bounding-offers.ts';
import { LETS_IN_ANYBODY } from './mechanisms.ts';

/** What the program asks of every caller. */
const PEERS = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: STRICT
`;

export const unauthenticatedTraffic = rule({
  id: 'unauthenticated-traffic',
  severity: 'warning',
  title: 'Callers without an identity get in',
  what: 'Where identities of another trust domain arrive, callers that show none are taken as well: mutual TLS is permissive or off, a default lets in everybody, a client certificate is not asked for, not verified, or may have run out. Once an owner and an end date are written on it, it counts as a migration that somebody watches.',
  why: 'Everything an agreement says is about identities. A caller that leaves its certificate at home is no part of it, is no name in any policy, and passes every rule that only says who may not come in.',
  how: 'Ask every caller for an identity. While something is still being moved over, keep that to the ports or services concerned, and write down who watches it and when it ends.',
  families: ['authn-authz-unclear', 'missing-time-box'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const found = policy.enforcement.weakenedBy.filter(({ way }) => LETS_IN_ANYBODY[way] !== undefined);
    const trust = found.length > 0 ? borderOf(policy, context) : undefined;
    if (!trust || isWatched(policy, context)) return;
    for (const { way, written, span, mend } of found) {
      if (way === 'envoy-no-client-certificate' && !asksForIdentities(policy, trust, context)) continue;
      yield {
        at: span,
        message: `${code(written)} ${LETS_IN_ANYBODY[way]}. This concerns more than your own workloads, ${becauseOf(trust)}. Ask every caller for a proof that holds, or write down who watches this and when it ends.`,
        related: [citing(trust)],
        offers: () => [...(mend ? suggest('Ask for an identity', [mend]) : []), ...boundingOffers(policy, context)],
      };
    }
  },
  bad: { ...SOUND_POLICIES, 'peers.yaml': PEERS.replace('STRICT', 'PERMISSIVE') },
  good: { ...SOUND_POLICIES, 'peers.yaml': PEERS },
});

/** Whether the listener is there for callers with an identity at all. Most of those with TLS serve whoever comes. */
function asksForIdentities(
  { parties }: PolicyFact,
  { name }: ForeignTrust,
  { workspace, document }: RuleContext,
): boolean {
  const validators = workspace.lookup('envoy-by-domain', domainKey(name));
  return parties.length > 0 || validators.some((one) => one.document.uri === document.uri);
}
