import { blank } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { EnforcementPointFact, ExceptionFact, FederationFact, PolicyFact } from '../../model/facts.ts';
import { pointsNamed } from '../../model/policy-documentation.ts';
import { leadsNowhere, nearestReference } from '../../model/policy-kinds.ts';
import { namesPolicy, referenceTo } from '../../model/policy-reference.ts';
import { type Known, knownValue, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { likelyOwner } from '../likely-owner.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../policy-examples.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { pointFile } from './point-file.ts';
import { type AnnotatedNames, renaming } from './renaming.ts';

export const danglingPolicyReference = rule({
  id: 'dangling-policy-reference',
  severity: 'error',
  title: 'A reference to something that is not there',
  what: 'A Federation names an enforcement point that nobody described and that no policy says it is; a manifest or an annotation names a policy that is not in the workspace; a policy says that it is a point which nobody wrote; or an exception names a Federation that is not there. Of a policy this is said only where others of its kind are in the workspace. References to files and to other kinds (a `Gateway`, a Rego file) are not followed.',
  why: 'A reference that leads nowhere looks like an answer and is none: nobody can read what is enforced, in which mode and by whom. It mostly stands for a typing mistake, or for something that was renamed or deleted.',
  how: 'Correct the name, or write the document it means.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['federation', 'exception', 'enforcement-point', 'policy'],
  *check(fact, context) {
    if (fact.type === 'exception') yield* checkException(fact, context);
    else if (fact.type === 'enforcement-point') yield* checkPoint(fact, context);
    else if (fact.type === 'policy') yield* checkPolicy(fact, context);
    else yield* checkFederation(fact, context);
  },
  bad: unsoundPolicies('payments-gateway.yaml', 'payments/acme-orders', 'payments/acme-order'),
  good: SOUND_POLICIES,
});

function* checkFederation(link: FederationFact, context: RuleContext): Iterable<Problem> {
  const { enforcementPoints: names, resource, slots, origin } = link;
  const annotated = { resource, key: 'fedlint.dev/enforced-at', names, slot: slots['enforcement-points'] };
  for (const name of answered(names)) {
    if (namesPolicy(name.value)) yield* checkReference(name, context, annotated);
    // A native link may well name places that are documented elsewhere, in words of people.
    else if (origin === 'manifest' && !isShown(name.value, context)) yield missingPoint(name, link, context);
  }
}

function* checkPoint({ location: { policyRef } }: EnforcementPointFact, context: RuleContext): Iterable<Problem> {
  for (const reference of answered(policyRef ? [policyRef] : [])) yield* checkReference(reference, context);
}

function* checkReference(name: Known, context: RuleContext, annotated?: AnnotatedNames): Iterable<Problem> {
  if (!leadsNowhere(name.value, context)) return;
  const meant = nearestReference(name.value, context);
  yield {
    at: name.span,
    message: `There is no ${code(name.value)} among the policies of the workspace, so nobody can compare what is written here with what is enforced. ${advice(meant, 'Correct the reference.')}`,
    offers: () => renaming(name, meant, annotated),
  };
}

/** A document of that name, or a policy that says it is this place. */
function isShown(name: string, { workspace }: RuleContext): boolean {
  return workspace.lookup('enforcement-point', name).length > 0 || workspace.lookup('policy-by-point', name).length > 0;
}

function missingPoint(name: Known, link: FederationFact, context: RuleContext): Problem {
  const isUnnamed = (point: string) => !link.enforcementPoints.some((other) => knownValue(other) === point);
  const meant = nearest(name.value, context.workspace.keys('enforcement-point').filter(isUnnamed));
  const accepts = knownValue(link.remote);
  return {
    at: name.span,
    message: `There is no EnforcementPoint ${code(name.value)} in the workspace, so nobody can tell what is enforced there, and how. ${advice(meant)}`,
    offers: () => [
      ...renaming(name, meant),
      ...(accepts === undefined ? [] : pointFile(name.value, { accepts, owner: likelyOwner(link, context) })),
    ],
  };
}

function* checkPolicy(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  const { enforces: names, resource, slots } = policy;
  const { workspace } = context;
  for (const name of answered(names)) {
    const isNamed = workspace.lookup('federation-by-enforcement-point', name.value).length > 0;
    if (isNamed || pointsNamed(name.value, context).length > 0) continue;
    const meant = nearest(name.value, workspace.keys('enforcement-point'));
    const [accepts = blank('partner.example')] = policy.parties.flatMap(({ domain }) => knownValue(domain) ?? []);
    const terms = { accepts, policyRef: referenceTo(policy), owner: likelyOwner(undefined, context) };
    yield {
      at: name.span,
      message: `This policy says that it is the enforcement point ${code(name.value)}, and no manifest describes or names that point. Nobody who reviews the trust is led here. ${advice(meant)}`,
      offers: () => [
        ...renaming(name, meant, {
          ...{ resource, names, key: 'fedlint.dev/enforcement-point', slot: slots['enforcement-point'] },
        }),
        ...pointFile(name.value, terms),
      ],
    };
  }
}

function* checkException({ federation }: ExceptionFact, context: RuleContext): Iterable<Problem> {
  const { workspace } = context;
  for (const name of answered(federation ? [federation] : [])) {
    if (workspace.lookup('federation-by-name', name.value).length > 0) continue;
    const meant = nearest(name.value, workspace.keys('federation-by-name'));
    yield {
      at: name.span,
      message: `There is no Federation ${code(name.value)} in the workspace, so nobody can tell which agreement this exception deviates from. ${advice(meant)}`,
      offers: () => renaming(name, meant),
    };
  }
}

function answered(names: readonly Stated[]): Known[] {
  return names.filter((name): name is Known => name.known && !isUnanswered(name));
}

function advice(meant: string | undefined, otherwise = 'Correct the name, or write the document it means.'): string {
  return meant === undefined ? otherwise : `Did you mean ${code(meant)}?`;
}
