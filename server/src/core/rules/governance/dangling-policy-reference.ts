import { blank, map } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { ExceptionFact, FederationFact } from '../../model/facts.ts';
import type { IndexName } from '../../model/filing.ts';
import { type Known, knownValue, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND, unsound } from '../examples.ts';
import { likelyOwner } from '../likely-owner.ts';
import { type Offer, type Problem, type RuleContext, rule } from '../rule.ts';
import { suggest } from './place.ts';

export const danglingPolicyReference = rule({
  id: 'dangling-policy-reference',
  severity: 'error',
  title: 'A reference to something that is not there',
  what: 'A Federation names an enforcement point for which there is no `EnforcementPoint` document in the workspace, or an exception names a Federation that is not there.',
  why: 'A reference that leads nowhere looks like an answer and is none: nobody can read what is enforced, in which mode and by whom. It mostly stands for a typing mistake, or for a document that was renamed or deleted.',
  how: 'Correct the name, or write the document it means.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['federation', 'exception'],
  *check(fact, context) {
    if (fact.type === 'exception') yield* checkException(fact, context);
    else if (fact.origin === 'manifest') yield* checkFederation(fact, context);
  },
  bad: unsound('acme-orders.yaml', 'enforcementPoints: [payments-gateway]', 'enforcementPoints: [payment-gateway]'),
  good: SOUND,
});

function* checkFederation(link: FederationFact, context: RuleContext): Iterable<Problem> {
  const isUnnamed = (point: string) => !link.enforcementPoints.some((name) => knownValue(name) === point);
  for (const name of dangling(link.enforcementPoints, 'enforcement-point', context)) {
    const meant = nearest(name.value, context.workspace.keys('enforcement-point').filter(isUnnamed));
    yield {
      at: name.span,
      message: `There is no EnforcementPoint ${code(name.value)} in the workspace, so nobody can tell what is enforced there, and how. ${advice(meant)}`,
      offers: () => [...rename(name, meant), ...describePoint(name.value, link, context)],
    };
  }
}

function* checkException({ federation }: ExceptionFact, context: RuleContext): Iterable<Problem> {
  if (!federation) return;
  for (const name of dangling([federation], 'federation-by-name', context)) {
    const meant = nearest(name.value, context.workspace.keys('federation-by-name'));
    yield {
      at: name.span,
      message: `There is no Federation ${code(name.value)} in the workspace, so nobody can tell which agreement this exception deviates from. ${advice(meant)}`,
      offers: () => rename(name, meant),
    };
  }
}

function dangling(names: readonly Stated[], index: IndexName, { workspace }: RuleContext): Known[] {
  return names.filter(
    (name): name is Known => name.known && !isUnanswered(name) && workspace.lookup(index, name.value).length === 0,
  );
}

function advice(meant: string | undefined): string {
  return meant === undefined ? 'Correct the name, or write the document it means.' : `Did you mean ${code(meant)}?`;
}

function rename({ span }: Known, meant: string | undefined): readonly Offer[] {
  return meant === undefined ? [] : suggest(`Change to ${code(meant)}`, [{ op: 'replace', span, value: meant }]);
}

/** A new document of that name beside this one, where the name can be that of a file. */
function describePoint(name: string, link: FederationFact, context: RuleContext): readonly Offer[] {
  const remote = knownValue(link.remote);
  if (remote === undefined || !/^[a-z0-9][a-z0-9.-]{0,60}$/.test(name)) return [];
  const spec = map({
    accepts: { list: [remote] },
    location: map({ type: blank('gateway') }),
    mode: blank('enforce'),
    owner: blank(likelyOwner(link, context)),
  });
  const document = map({ apiVersion: 'fedlint.dev/v1alpha1', kind: 'EnforcementPoint', metadata: map({ name }), spec });
  return suggest(`Describe \`${name}\` in a new file`, [
    { op: 'create-file', name: `enforcement-point-${name}.yaml`, documents: [document] },
  ]);
}
