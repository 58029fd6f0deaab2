/** Native policies that decide about foreign identities, and that no manifest names. */
import { inlinePoints } from '../../model/enforcement.ts';
import type { PolicyEffect, PolicyFact } from '../../model/facts.ts';
import { type ForeignParty, foreignPartiesOf } from '../../model/foreign-trust.ts';
import { documentationOf } from '../../model/policy-documentation.ts';
import { leadsNowhere } from '../../model/policy-kinds.ts';
import { referenceTo } from '../../model/policy-reference.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { decisionOf } from '../policy-words.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { documentingOffers } from './document-point.ts';

const DECIDING: readonly PolicyEffect[] = ['admits', 'refuses', 'delegates'];

/** One for each foreign side, at the first of its identities. */
export function* undocumentedPolicies(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  // Of a point that it claims to be and that nobody wrote, `dangling-policy-reference` speaks.
  if (!DECIDING.includes(policy.effect) || policy.enforces.length > 0) return;
  const parties = foreignPartiesOf(policy, context);
  if (parties.length === 0 || documentationOf(policy, context).isDocumented) return;
  for (const name of new Set(parties.map((party) => party.name))) {
    const those = parties.filter((party) => party.name === name);
    const [first] = those;
    if (first && !mayBeNamed(policy, name, context)) yield problem(policy, first, those, context);
  }
}

function problem(
  policy: PolicyFact,
  { party, name, trust }: ForeignParty,
  those: readonly ForeignParty[],
  context: RuleContext,
): Problem {
  const isPeer = party.kind === 'peer';
  const whom = isPeer ? `services of the peer ${code(name)}` : `identities of ${code(name)}`;
  const because = isPeer ? '' : `, which can call here ${becauseOf(trust)}`;
  return {
    at: party.subject.span,
    message: `This policy ${decisionOf(policy)} ${whom}${because}. No manifest names it, so whoever reviews or ends that trust will not look here. Document it as an enforcement point.`,
    related: isPeer ? [] : [citing(trust)],
    offers: () => documentingOffers(policy, those, context),
  };
}

/**
 * Whether a manifest about the other side may mean this policy: by a name that only a template knows, or by one with a
 * slip of the pen, which is reported where it stands.
 */
function mayBeNamed(policy: PolicyFact, name: string, context: RuleContext): boolean {
  const { workspace } = context;
  const reference = referenceTo(policy);
  const links = workspace.lookup('federation-by-remote', name);
  const points = [
    ...workspace.lookup('enforcement-point-by-accepted', name),
    ...links.flatMap(({ fact }) => inlinePoints(fact, context)),
  ];
  const named = [
    ...links.flatMap(({ fact }) => fact.enforcementPoints),
    ...points.flatMap(({ fact }) => fact.location.policyRef ?? []),
  ];
  return named.some((stated) => {
    if (!stated.known) return true;
    const isNear = reference !== undefined && nearest(stated.value, [reference]) !== undefined;
    return isNear && leadsNowhere(stated.value, context);
  });
}
