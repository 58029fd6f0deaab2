import { domainKey } from '../../model/domain-key.ts';
import type { ListedText, WorkloadIdentityFact } from '../../model/facts.ts';
import { isDeclared } from '../../model/home.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { parseTrustDomain } from '../../values/spiffe-id.ts';
import { TRUST_DOMAINS } from '../examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { declarationOffers } from './declaration-offers.ts';

/** Says what the domain is, so that the one thing left to say is that nobody federates with it. */
const BANK = TRUST_DOMAINS.split('---\n')[1]?.replaceAll('acme', 'bank') ?? '';

export const federatesWithUnknownDomain = rule({
  id: 'federates-with-unknown-domain',
  severity: 'error',
  title: 'A federated domain that nothing declares',
  what: '`federatesWith` names a trust domain for which the workspace declares no federation, although others are declared close by.',
  why: 'SPIRE refuses an entry as a whole when it has no bundle for one of its federated domains. The pods then get no identity at all, not even for use at home.',
  how: 'Declare the federation in a ClusterFederatedTrustDomain, in the values of the chart or in `server.conf`, correct the name, or take it out of the list.',
  families: [],
  references: ['spiffe:WLAPI 4.6', 'spiffe:FED 6.1'],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact, context) {
    for (const item of fact.federatesWith) {
      if (!item.known) continue;
      const domain = domainKey(item.value);
      if (!parseTrustDomain(domain).ok || isDeclared(domain, fact, context)) continue;
      yield {
        at: item.span,
        message: `Nothing in this workspace federates with ${code(domain)}. SPIRE refuses the whole entry when it lacks the bundle of one federated domain, and the workloads get no identity at all. Declare the federation, or take the name out.`,
        offers: () => offersFor(fact, item, context),
      };
    }
  },
  bad: {
    ...unsoundSpire('spiffe-id.yaml', '[acme.partner.example]', '[acme.partner.example, bank.partner.example]'),
    'bank.yaml': BANK,
  },
  good: SOUND_SPIRE,
});

function offersFor(fact: WorkloadIdentityFact, item: ListedText & Known, context: RuleContext): Offer[] {
  const domain = domainKey(item.value);
  const others = new Set(fact.federatesWith.flatMap((other) => (other.known ? domainKey(other.value) : [])));
  const known = context.workspace.keys('native-federation').filter((name) => !others.has(name));
  const meant = nearest(domain, known);
  const list = fact.slots['federates-with'] ?? item.path;
  const change: Offer[] =
    meant === undefined
      ? []
      : [
          {
            title: `Change to ${code(meant)}`,
            kind: 'suggest',
            operations: [{ op: 'replace', span: item.span, value: meant }],
          },
        ];
  return [
    ...change,
    ...declarationOffers(fact, domain, context),
    {
      title: `Take ${code(domain)} out`,
      kind: 'suggest',
      operations: [{ op: 'remove', path: fact.federatesWith.length === 1 ? list : item.path }],
    },
  ];
}
