import { blank, map } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { domainKey } from '../../model/domain-key.ts';
import { namedPoints } from '../../model/enforcement.ts';
import type { FederationFact, PolicyFact } from '../../model/facts.ts';
import { foreignPartiesOf } from '../../model/foreign-trust.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { refusesNobody } from '../../model/policy-deeds.ts';
import { documentationOf } from '../../model/policy-documentation.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { changed, FEDERATION, SOUND, TRUST_DOMAINS } from '../examples.ts';
import { likelyOwner } from '../likely-owner.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn, suggest } from './place.ts';

export const noEnforcementPoint = rule({
  id: 'no-enforcement-point',
  severity: 'error',
  title: 'Nowhere to refuse a request',
  what: 'A federation accepts identities of the other side, and no place is named where a request that carries one can be refused: neither under `enforcementPoints` of the manifest nor as `fedlint.dev/enforced-at` in the annotations of the native resource or in a comment above its block. Where a policy in the workspace does decide about the other side and is merely not written down, `undocumented-enforcement-point` says so at that policy instead.',
  why: 'To trust a bundle means only that foreign identities can be verified. Unless some gateway, proxy or application then decides what they may do, whoever is recognised is let in, and in an incident nobody knows where to close the door.',
  how: 'Name the `EnforcementPoint` documents that decide about the other side, or describe the place in the manifest. A federation that is `outbound` only, or that refuses authentication, needs none.',
  families: ['undocumented-enforcement-point', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || !acceptsIdentities(link) || !link.remote.known) return;
    if (link.inlinePoints > 0 || namedPoints(link, context).length > 0) return;
    const policies = policiesAbout(link, context);
    if (policies.some(({ fact }) => !refusesNobody(fact, context))) return;
    yield {
      at: missingIn(link, 'enforcement-points'),
      message: `Identities are accepted in ${describeLink(link)}, and no place is named where their requests can be refused. Whoever is recognised is then let in. Name the gateway, proxy or application that decides.`,
      related: policies.map(({ fact, document }) => ({
        document,
        span: fact.span,
        message: 'This policy is about the other side, and refuses nobody.',
      })),
      offers: () => offersFor(link, context),
    };
  },
  bad: {
    'trust-domains.yaml': TRUST_DOMAINS,
    'acme-orders.yaml': changed(FEDERATION, '  enforcementPoints: [payments-gateway]\n', ''),
  },
  good: SOUND,
});

/** Points that already decide about the other side come first, then one to describe. */
function offersFor(link: FederationFact, context: RuleContext): readonly Offer[] {
  const path = link.slots['enforcement-points'];
  if (!path) return [];
  const isNative = link.origin === 'native';
  const deciding = decidingPoints(link, context).flatMap((name) =>
    suggest(`Name the enforcement point ${code(name)}`, [{ op: isNative ? 'set' : 'append', path, value: name }]),
  );
  if (isNative) {
    const value = blank('AuthorizationPolicy/payments/allow-partner');
    return [...deciding, ...suggest('Say where it is enforced', [{ op: 'set', path, value }])];
  }
  const point = map({
    location: map({ type: blank('gateway') }),
    mode: blank('enforce'),
    owner: blank(likelyOwner(link, context)),
  });
  return [...deciding, ...suggest('Describe the enforcement point here', [{ op: 'append', path, value: point }])];
}

/** Policies about the other side that nobody documented; each gets a finding of its own. */
function policiesAbout({ remote }: FederationFact, context: RuleContext): Located<PolicyFact>[] {
  const name = remote.known ? domainKey(remote.value) : '';
  const found = context.workspace.lookup('policy-by-party', name).filter(({ fact, document }) => {
    const there = { ...context, document };
    return !documentationOf(fact, there).isDocumented && foreignPartiesOf(fact, there).some((one) => one.name === name);
  });
  return inOrder(found, ({ span }) => span);
}

function decidingPoints({ remote }: FederationFact, { workspace }: RuleContext): string[] {
  const points = remote.known ? workspace.lookup('enforcement-point-by-accepted', domainKey(remote.value)) : [];
  const documents = points.filter(({ fact }) => fact.inlineOf === undefined && !isUnanswered(fact.name));
  return [...new Set(documents.flatMap(({ fact }) => knownValue(fact.name) ?? []))].sort();
}
