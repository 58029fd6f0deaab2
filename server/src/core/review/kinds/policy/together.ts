/** Other pairs of the same review that a kind has to know of. */
import { domainKey } from '../../../model/domain-key.ts';
import type { EnforcementPointFact, OfResource, PolicyFact } from '../../../model/facts.ts';
import { policiesReferredTo } from '../../../model/policy-documentation.ts';
import { keysOfPolicy } from '../../../model/policy-reference.ts';
import { knownValue } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import type { ReviewContext } from '../../change-kind.ts';
import { isPairOf, type Pair, type Subject, type Version } from '../../subject.ts';

/** Whether something else in the same object comes or goes in this review, and says more about it. */
export function speaksInstead(
  { resource }: OfResource,
  types: readonly Subject['type'][],
  { pairs }: ReviewContext,
): boolean {
  return pairs.some(({ before, after }) =>
    [before, after].some((version) => version && types.includes(version.fact.type) && isOf(version.fact, resource)),
  );
}

function isOf(fact: Subject, resource: OfResource['resource']): boolean {
  return 'resource' in fact && fact.resource === resource;
}

/** Whether it is a part of a policy that comes or goes together with it. */
export function isPartOfAnother(
  policy: Version<PolicyFact>,
  is: 'added' | 'removed',
  { pairs }: ReviewContext,
): boolean {
  const wholes = keysOfPolicy(policy.fact).flatMap((key) => policy.context.workspace.lookup('policy-by-part', key));
  return pairs.some((pair) => pair.is === is && wholes.some(({ fact }) => fact === (pair.after ?? pair.before).fact));
}

/** Whom a policy names by itself and in the resources that it is put together from. */
function partiesIn({ fact, context }: Version<PolicyFact>) {
  const parts = fact.parts.flatMap((part) => policiesReferredTo(part, context));
  return [...fact.parties, ...parts.flatMap((part) => part.fact.parties)];
}

/** "The agreement with `partner.example` is new in this change as well." Empty where none is. */
export function newAgreement(version: Version<PolicyFact>, { pairs }: ReviewContext): string {
  const domains = new Set(partiesIn(version).flatMap(({ domain }) => (domain?.known ? [domainKey(domain.value)] : [])));
  for (const pair of pairs) {
    if (pair.is !== 'added' || pair.after.fact.type !== 'federation') continue;
    const remote = knownValue(pair.after.fact.remote);
    if (remote !== undefined && domains.has(domainKey(remote)))
      return ` The agreement with ${code(remote)} is new in this change as well.`;
  }
  return '';
}

/** Whether an enforcement point stands inside of an agreement that comes or goes as a whole. */
export function standsInNew(pair: Pair<EnforcementPointFact>, { pairs }: ReviewContext): boolean {
  const { fact } = pair.after ?? pair.before;
  if (fact.inlineOf === undefined) return false;
  return pairs.some(
    (other) =>
      other.is === pair.is && isOf((other.after ?? other.before).fact, fact.resource) && isPairOf(other, 'federation'),
  );
}
