import { blank, map } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import { trustDomainsNamed } from '../../model/domains.ts';
import type { FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { trustDomainName } from '../../values/spiffe-id.ts';
import { SOUND, TRUST_DOMAINS } from '../examples.ts';
import { likelyOwner } from '../likely-owner.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { suggest } from './place.ts';

export const missingTrustBoundary = rule({
  id: 'missing-trust-boundary',
  severity: 'error',
  title: 'A trust domain that nobody has described',
  what: 'A federation names a trust domain, and no `TrustDomain` document in the workspace says whether that domain issues identities of its own (`issuer`) or only accepts those of others (`consumer`).',
  why: 'The role is the border of the domain. Without it nobody can tell an identity that was planned from one that should not exist, and nobody knows whose signing keys the trust rests on.',
  how: 'Write a `TrustDomain` document for each side of the agreement, with its `role`, who operates it and who owns it. One document serves all federations of that domain.',
  families: ['authn-authz-unclear'],
  references: ['spiffe:TDB 2', 'spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context)) return;
    for (const side of ['local', 'remote'] as const) {
      const stated = link[side];
      const name = stated?.known && !isFillIn(stated.value) ? trustDomainName(stated.value) : undefined;
      if (!stated || name === undefined) continue;
      const documents = inOrder(trustDomainsNamed(name, context), (fact) => fact.name.span);
      if (documents.some(({ fact }) => !isUnanswered(fact.role))) continue;
      const [document] = documents;
      yield {
        at: stated.span,
        message: `Nothing says whether the trust domain ${code(name)} issues identities or only accepts those of others, so nobody can tell which of its identities should exist. ${document ? 'Say it under `role` in its TrustDomain document.' : 'Describe it in a TrustDomain document with its `role`.'}`,
        related: documents.map(({ fact, document: ref }) => ({
          document: ref,
          span: fact.name.span,
          message: 'This document of the trust domain does not state its role.',
        })),
        offers: () =>
          document
            ? suggest(`State the role of ${code(name)}`, [
                {
                  op: 'set',
                  path: document.fact.slots.role ?? [],
                  value: blank('issuer'),
                  document: document.document,
                },
              ])
            : describeDomain(link, side, name, context),
      };
    }
  },
  bad: {
    ...SOUND,
    'trust-domains.yaml': TRUST_DOMAINS.slice(0, TRUST_DOMAINS.indexOf('---\n')),
  },
  good: SOUND,
});

/** A new document beside this one, filled from what the agreement says about that side. */
function describeDomain(
  link: FederationFact,
  side: 'local' | 'remote',
  name: string,
  context: RuleContext,
): readonly Offer[] {
  const operator = knownValue(link.remoteOperator);
  return suggest(`Describe the trust domain ${code(name)} in a new file`, [
    {
      op: 'create-file',
      name: `trust-domain-${name}.yaml`,
      documents: [
        map({
          apiVersion: 'fedlint.dev/v1alpha1',
          kind: 'TrustDomain',
          metadata: map({ name: name.replaceAll('_', '-') }),
          spec: map({
            trustDomain: name,
            role: blank('issuer'),
            operator: side === 'local' ? blank('internal') : (operator ?? blank('partner')),
            owner: blank(likelyOwner(link, context)),
          }),
        }),
      ],
    },
  ]);
}
