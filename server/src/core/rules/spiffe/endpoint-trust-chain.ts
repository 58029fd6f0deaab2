import { endpointIdOf, profileOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { localDomainOf } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../examples.ts';
import { type Example, type RuleContext, rule } from '../rule.ts';

export const endpointTrustChain = rule({
  id: 'endpoint-trust-chain',
  severity: 'warning',
  title: 'A bundle that can only be fetched through a chain of other bundles',
  what: 'The endpoint of a bundle belongs to a second trust domain, whose own endpoint belongs to a third, or back to the first.',
  why: 'Each domain in the chain can pass off keys of its own as those of the next, and one stale bundle stops all that come after it. In a circle no bundle can be fetched before the others, so none ever is unless one is given by hand.',
  how: 'Fetch the bundle from a server of its own trust domain, or with `https_web`, so that no more than one other domain lies between.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 7.6'],
  edit: 'none',
  on: ['federation'],
  *check(fact, context) {
    const endpoint = endpointIdOf(fact);
    const chain = chainOf(fact, context);
    if (!endpoint || chain.domains.length < 3) return;
    const [first, ...others] = chain.domains.map(code);
    const loss = chain.isClosed
      ? 'None of them can be fetched before the others: until one is given by hand none ever is, and once one goes stale all do'
      : 'Each of them can pass off its own keys as those of the next, and one stale bundle stops all the others';
    yield {
      at: endpoint.domainSpan,
      message: `The bundle of ${first} comes from a server of ${others.join(', whose bundle comes from a server of ')}. ${loss}. Use an endpoint of ${first} itself, or \`https_web\`.`,
      related: chain.links.flatMap(({ fact: link, document }) => {
        const other = endpointIdOf(link);
        return other ? [{ document, span: other.text.span, message: 'The next link of the chain' }] : [];
      }),
    };
  },
  bad: chained({ acme: 'hub', hub: 'relay', relay: 'relay' }),
  good: chained({ acme: 'hub', hub: 'hub', relay: 'relay' }),
});

interface Chain {
  /** From the domain whose bundle is fetched to the last one it hangs on. */
  readonly domains: readonly string[];
  /** The links behind the first. */
  readonly links: readonly Located<FederationFact>[];
  readonly isClosed: boolean;
}

function chainOf(start: FederationFact, context: RuleContext): Chain {
  const domains: string[] = [];
  const links: Located<FederationFact>[] = [];
  let detour = detourOf(start);
  if (detour) domains.push(detour.served);
  while (detour) {
    const isClosed = domains.includes(detour.through);
    domains.push(detour.through);
    const next = isClosed ? undefined : nextLink(detour.through, start, context);
    if (!next) return { domains, links, isClosed };
    links.push(next);
    detour = detourOf(next.fact);
  }
  return { domains, links, isClosed: false };
}

/** The domain whose bundle is fetched, and the other one whose server has to be recognised for it. */
function detourOf(fact: FederationFact): { readonly served: string; readonly through: string } | undefined {
  const remote = knownValue(fact.remote);
  const through = profileOf(fact) === 'https_spiffe' ? endpointIdOf(fact)?.id.trustDomain : undefined;
  const served = remote === undefined ? undefined : domainKey(remote);
  return served === undefined || through === undefined || through === served ? undefined : { served, through };
}

/** How the bundle of a domain on the way is fetched; undefined where one of the ways needs no further domain. */
function nextLink(domain: string, from: FederationFact, context: RuleContext): Located<FederationFact> | undefined {
  const local = localDomainOf(from, context);
  const links = context.workspace.lookup('federation-by-remote', domain).filter(({ fact }) => {
    const other = localDomainOf(fact, context);
    return fact.origin === from.origin && (local === undefined || other === undefined || local === other);
  });
  if (links.some(({ fact }) => detourOf(fact) === undefined)) return undefined;
  return inOrder(links, ({ remote }) => remote.span)[0];
}

/** Federations with several partners: the endpoint of each belongs to the partner named beside it. */
function chained(endpoints: Readonly<Record<string, string>>): Example {
  const [shop = '', acme = ''] = TRUST_DOMAINS.split('---\n');
  const partners = Object.keys(endpoints);
  const domains = partners.map((partner) => `${partner}.partner.example`);
  const files: Record<string, string> = {
    'trust-domains.yaml': [shop, ...partners.map((partner) => acme.replaceAll('acme', partner))].join('---\n'),
    'payments-gateway.yaml': changed(ENFORCEMENT_POINT, '[acme.partner.example]', `[${domains.join(', ')}]`),
  };
  for (const [partner, owner] of Object.entries(endpoints)) {
    const id = (name: string) => `spiffe://${name}.partner.example/spire/server`;
    files[`${partner}-orders.yaml`] = changed(
      FEDERATION.replaceAll('acme', partner).replaceAll('ACME', partner),
      id(partner),
      id(owner),
    );
  }
  return files;
}
