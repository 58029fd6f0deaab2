/** The policy around a cursor, what manifests say of it, and how it would be written down. */
import type { DocumentState } from '../analysis/state.ts';
import { borderOf } from '../model/border.ts';
import type { PolicyFact } from '../model/facts.ts';
import { type ForeignParty, foreignPartiesOf } from '../model/foreign-trust.ts';
import { documentationOf } from '../model/policy-documentation.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Surroundings } from '../model/surroundings.ts';
import { documentingOffers } from '../rules/governance/document-point.ts';
import type { Offer, RuleContext } from '../rules/rule.ts';
import { contains, type Span } from '../syntax/span.ts';

/** Where several stand in one resource, the one whose name the cursor is on. */
export function policyAt({ facts }: Pick<DocumentState, 'facts'>, offset: number): PolicyFact | undefined {
  const around = facts.flatMap((fact) => (fact.type === 'policy' && contains(fact.resource.span, offset) ? fact : []));
  return around.find(({ span }) => contains(span, offset)) ?? (around.length === 1 ? around[0] : undefined);
}

/** Where manifests name the policy, or a point that it is. */
export function documentingPlaces(
  policy: PolicyFact,
  context: Surroundings,
): { readonly document: DocumentRef; readonly span: Span }[] {
  const { points, links } = documentationOf(policy, context);
  return [
    ...points.map(({ fact, document }) => ({ document, span: fact.location.policyRef?.span ?? fact.span })),
    ...links.map(({ fact, document }) => ({ document, span: fact.resource.name?.span ?? fact.remote.span })),
  ];
}

/** Nothing for a policy that is documented, or that decides about nobody foreign. No finding is needed. */
export function offersToDocument(policy: PolicyFact, context: RuleContext): Offer[] {
  if (documentationOf(policy, context).isDocumented) return [];
  return documentingOffers(policy, partiesOf(policy, context), context);
}

/** Of a policy about whoever comes, the other side of the border where it stands. */
function partiesOf(policy: PolicyFact, context: RuleContext): ForeignParty[] {
  const foreign = foreignPartiesOf(policy, context);
  const [party] = policy.parties;
  const trust = foreign.length === 0 && party ? borderOf(policy, context) : undefined;
  return party && trust ? [{ party, name: trust.name, trust }] : foreign;
}
