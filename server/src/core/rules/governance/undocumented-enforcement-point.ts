import { acceptsIdentities } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { domainKey } from '../../model/domain-key.ts';
import { isForeign } from '../../model/domains.ts';
import { inlinePoints, shownPoints } from '../../model/enforcement.ts';
import type { EnforcementPointFact, FederationFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../policy-examples.ts';
import { type Offer, type Problem, type RuleContext, rule } from '../rule.ts';
import { suggest } from './place.ts';
import { undocumentedPolicies } from './undocumented-policy.ts';

export const undocumentedEnforcementPoint = rule({
  id: 'undocumented-enforcement-point',
  severity: 'error',
  title: 'An enforcement point that no agreement knows of',
  what: 'A policy of a mesh, a proxy or a service network admits, refuses or hands on identities of a foreign trust domain or peer, and no manifest names it: neither an `EnforcementPoint` nor a Federation under `policyRef` or `enforcementPoints`, nor a native link in its `fedlint.dev/enforced-at` annotation. A policy can also say itself which point it is (`fedlint.dev/enforcement-point`). The same is asked of an `EnforcementPoint` that no Federation names. A domain is foreign unless `localTrustDomains` lists it or its `TrustDomain` document is operated `internal`.',
  why: 'Who reviews or ends the agreement looks at the places it names. A door that it does not know of stays as it is when the partner goes, when the allow list shrinks, and when somebody asks who let that request in.',
  how: 'Have the policy documented: as an enforcement point inside the Federation with that domain, by the annotation of the native link, or by naming its point in the policy. Add the name of a point to the `enforcementPoints` of the Federation. Or stop accepting the domain there.',
  families: ['undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['enforcement-point', 'policy'],
  *check(fact, context) {
    if (fact.type === 'policy') yield* undocumentedPolicies(fact, context);
    else yield* checkPoint(fact, context);
  },
  bad: unsoundPolicies('payments-gateway.yaml', '    policyRef: AuthorizationPolicy/payments/acme-orders\n', ''),
  good: SOUND_POLICIES,
});

function* checkPoint(point: EnforcementPointFact, context: RuleContext): Iterable<Problem> {
  if (point.inlineOf !== undefined || !point.name?.known || isUnanswered(point.name)) return;
  const foreign = point.accepts.filter(
    (accepted): accepted is Known => accepted.known && !isUnanswered(accepted) && isForeign(accepted.value, context),
  );
  const [first] = foreign;
  if (!first) return;
  const name = point.name.value;
  const links = foreign.flatMap(({ value }) => context.workspace.lookup('federation-by-remote', domainKey(value)));
  if (isNamed(point, links, context)) return;
  yield {
    at: first.span,
    message: `The enforcement point ${code(name)} decides about identities of ${code(first.value)}, and no Federation names it. Whoever reviews or ends that trust will not look here. Add it to the \`enforcementPoints\` of the Federation.`,
    offers: () =>
      offersFor(
        name,
        inOrder(links, (link) => link.remote.span),
      ),
  };
}

/**
 * By its own name or that of its policy. A name that only a template knows could be this one, and one that leads nowhere
 * and differs by a slip of the pen is reported where it stands.
 */
function isNamed(
  { name, location }: EnforcementPointFact,
  links: readonly Located<FederationFact>[],
  context: RuleContext,
): boolean {
  const names = [name, location.policyRef].flatMap((stated) => knownValue(stated) ?? []);
  if (names.some((key) => context.workspace.lookup('federation-by-enforcement-point', key).length > 0)) return true;
  return links.some(
    ({ fact }) =>
      fact.enforcementPoints.some((stated) => !stated.known || isMisspelt(stated.value, names, context)) ||
      inlinePoints(fact, context).some((inline) => names.includes(knownValue(inline.fact.name) ?? '')),
  );
}

function isMisspelt(written: string, names: readonly string[], context: RuleContext): boolean {
  return nearest(written, names) !== undefined && shownPoints(written, context).length === 0;
}

function offersFor(name: string, links: readonly Located<FederationFact>[]): readonly Offer[] {
  return links.flatMap(({ fact, document }) => {
    const path = fact.slots['enforcement-points'];
    const link = knownValue(fact.resource.name);
    if (!path || link === undefined || !acceptsIdentities(fact)) return [];
    if (fact.origin === 'manifest')
      return suggest(`Add it to the Federation ${code(link)}`, [{ op: 'append', path, value: name, document }]);
    const value = [...fact.enforcementPoints.flatMap((stated) => knownValue(stated) ?? []), name].join(', ');
    return suggest(`Name it on the ${fact.resource.kind} ${code(link)}`, [{ op: 'set', path, value, document }]);
  });
}
