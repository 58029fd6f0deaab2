import { endpointIdOf, endpointUrlOf, profileOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { localDomainOf } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const foreignEndpointSpiffeId = rule({
  id: 'foreign-endpoint-spiffe-id',
  severity: 'warning',
  title: 'An endpoint identity of a trust domain nobody knows here',
  what: 'The SPIFFE ID of the endpoint lies in another trust domain than the one whose bundle is fetched, and nothing in the workspace gets the bundle of that other domain.',
  why: 'The endpoint is recognised with the bundle of its own trust domain. Without that bundle not even the first fetch succeeds. Often the host of the address was pasted where the name of the trust domain belongs.',
  how: 'Name the trust domain that is federated with, or add the federation with the domain the endpoint belongs to.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.2', 'spiffe:FED 7.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const served = knownValue(fact.remote);
    const endpoint = profileOf(fact) === 'https_spiffe' ? endpointIdOf(fact) : undefined;
    if (served === undefined || !endpoint) return;
    const { text, id, domainSpan } = endpoint;
    const domain = domainKey(served);
    if (id.trustDomain === domain || hasBundleOf(id.trustDomain, fact, context)) return;
    const isHost = endpointUrlOf(fact)?.url.host === id.trustDomain;
    const hint = isHost ? ' It is the host of the address, which says nothing about the trust domain.' : '';
    const value = `spiffe://${domain}${id.path}`;
    yield {
      at: domainSpan,
      message: `The endpoint is to prove itself as a member of ${code(id.trustDomain)}, whose bundle nothing here fetches, so the bundle of ${code(domain)} cannot be fetched either.${hint} Name ${code(domain)}, or federate with ${code(id.trustDomain)} first.`,
      offers: () => [
        { title: `Change to ${code(value)}`, kind: 'suggest', operations: [{ op: 'replace', span: text.span, value }] },
      ],
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    'spiffe://acme.partner.example/spire/server',
    'spiffe://spire.acme.partner.example/spire/server',
  ),
  good: SOUND_SPIRE,
});

/** Whether the server may be one of that domain itself: of a link that says whose it is, that is known. */
function isServed(domain: string, fact: FederationFact, { workspace }: RuleContext): boolean {
  if (fact.local) return false;
  return workspace.lookup('controller', domain).length > 0 || workspace.lookup('spire-server', domain).length > 0;
}

/** A server has the bundle of its own domain, of those it federates with, and those that lie here for it. */
function hasBundleOf(domain: string, fact: FederationFact, context: RuleContext): boolean {
  const { workspace, settings } = context;
  return (
    localDomainOf(fact, context) === domain ||
    settings.localTrustDomains.includes(domain) ||
    isServed(domain, fact, context) ||
    workspace.lookup('bundle', domain).length > 0 ||
    workspace.lookup('federation-by-remote', domain).length > 0
  );
}
