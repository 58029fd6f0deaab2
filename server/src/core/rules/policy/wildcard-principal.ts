import type { Party, PolicyFact } from '../../model/facts.ts';
import { ownNamesOf } from '../../model/foreign-trust.ts';
import { type OpenParty, openPartiesOf } from '../../model/open-parties.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { suggest } from '../governance/place.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { namingOffers } from './naming-offers.ts';

/** Whom each way of comparing lets in, where the trust domain is not fixed. */
const WHOM: Readonly<Record<Party['match'], string>> = {
  any: 'lets in whoever shows an identity, whichever trust domain it comes from',
  suffix: 'is compared from its end, so it lets in workloads of that name from any trust domain',
  prefix: 'is compared from its beginning and stops before the trust domain does, so it lets in several of them',
  glob: 'lets in identities of any trust domain',
  regex: 'lets in identities of any trust domain',
  exact: 'names no trust domain, so it lets in that name from any',
};

export const wildcardPrincipal = rule({
  id: 'wildcard-principal',
  severity: 'warning',
  title: 'A wildcard where the trust domain should stand',
  what: 'A policy lets in identities by a pattern that leaves the trust domain open, such as `*` or `*/ns/web/sa/api`, and the workspace shows that somebody beside your own workloads is trusted there.',
  why: 'As long as there is one trust domain, such a pattern names your own workloads. From the day a second one is trusted, its owner can issue an identity with the same ending and walk in, without anybody having touched this policy.',
  how: 'Write the trust domain out, and name the single identities where you can.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    for (const open of openPartiesOf(policy, context)) {
      const { party, trust } = open;
      yield {
        at: party.subject.span,
        message: `${code(knownValue(party.subject) ?? '')} ${whomIn(open)}. That includes what the other side issues, ${becauseOf(trust)}. Name the identities that are meant, with their trust domain.`,
        related: [citing(trust)],
        offers: () => offersFor(policy, party, context),
      };
    }
  },
  bad: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: [acme.partner.example/ns/orders/sa/checkout, "*/ns/web/sa/shop"]',
  ),
  good: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: [acme.partner.example/ns/orders/sa/checkout, shop.corp.example/ns/web/sa/shop]',
  ),
});

const SHARED = 'lets in every workload of its trust domain, which clusters that are linked share with each other';

function whomIn({ party, is }: OpenParty): string {
  return is === 'shared' ? SHARED : WHOM[party.match];
}

function offersFor(policy: PolicyFact, party: Party, context: RuleContext): readonly Offer[] {
  const own = ownDomain(policy, context);
  const subject = knownValue(party.subject) ?? '';
  const rest = /^\*(\/ns\/[^/*]+\/sa\/[^/*]+)$/.exec(subject)?.[1];
  const pinned = rest ?? (party.field === 'trustDomains' ? '' : undefined);
  const pinning = { op: 'set', path: party.path, value: `${own}${pinned}` } as const;
  if (policy.engine !== 'istio' || pinned === undefined) return namingOffers(policy, party, own);
  return suggest('Limit it to your own trust domain', [pinning]);
}

/** The trust domain of the mesh; the name that every mesh has by default where none is known. */
function ownDomain(policy: PolicyFact, context: RuleContext): string {
  const names = [...ownNamesOf(policy, context)].toSorted();
  return names.find((name) => name !== 'cluster.local') ?? names[0] ?? 'cluster.local';
}
