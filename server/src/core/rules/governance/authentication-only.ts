import { blank, type Operation } from '../../fixes/operation.ts';
import { type Admission, acceptsIdentities, undecidedAdmissions } from '../../model/acceptance.ts';
import { broadPartiesOf } from '../../model/broad-parties.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact, PolicyFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { exampleSubject } from '../../values/subject.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Offer, type Problem, type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { broadPartyProblem } from './broad-party.ts';
import { suggest, writing } from './place.ts';

export const authenticationOnly = rule({
  id: 'authentication-only',
  severity: 'error',
  title: 'To be recognised is to be let in',
  what: 'A federation accepts every identity of the other side and nobody on this side decides about it: `trust.authorization` is `none`, or a subject under `allow` stands for the whole domain while authorization is left to the other side (`remote`) or not said at all. Where somebody here does decide (`local`, `delegated`), a subject that is too wide is `broad-trust`; where only the word on authorization is missing, it is `ambiguous-authorization`. Of a native policy it is said where the policy lets in a whole foreign trust domain, issuer or peer and states no other condition; with further conditions that is `broad-trust`.',
  why: 'A verified identity says who is calling, not what the caller may do. Without a decision on this side the other side grants rights here by handing out identities, and one stolen from its least careful workload opens the same doors.',
  how: 'Decide on this side: set `trust.authorization` to `local` or `delegated`, and list under `allow` the single identities that are needed. If nothing is to be allowed, set `trust.authentication` to `refused`.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['federation', 'policy'],
  *check(fact, context) {
    if (fact.type === 'policy') yield* checkPolicy(fact, context);
    else yield* checkFederation(fact, context);
  },
  bad: unsound('acme-orders.yaml', '    authorization: local\n', '    authorization: none\n'),
  good: SOUND,
});

function* checkFederation(link: FederationFact, context: RuleContext): Iterable<Problem> {
  if (!isJudged(link, context) || !acceptsIdentities(link)) return;
  for (const admission of undecidedAdmissions(link)) {
    yield {
      at: admission.at.span,
      message:
        admission.index === undefined
          ? `Identities are accepted in ${describeLink(link)} and nobody decides what they may do (\`none\`): whoever is recognised is let in. Say who decides, or refuse authentication.`
          : `${code(admission.at.value)} accepts every identity the other side ever issues, and nobody on this side is said to decide what these may do. List the identities that are needed, and say who decides.`,
      offers: () => offersFor(link, admission),
    };
  }
}

function* checkPolicy(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  for (const broad of broadPartiesOf(policy, context)) {
    if (!broad.isUndecided) continue;
    const { subject } = broad.party;
    const fault = `${code(knownValue(subject) ?? '')} lets in every identity that ${code(broad.name)} ever issues and asks for nothing more, so to be recognised is to be let in.`;
    yield broadPartyProblem(policy, broad, fault);
  }
}

function offersFor(link: FederationFact, { index }: Admission): readonly Offer[] {
  const decide = suggest('Say who decides', writing(link, { 'trust.authorization': blank('local') }));
  const path = link.slots.allow;
  if (index === undefined || !path) return decide;
  const subject = blank(exampleSubject(domainKey(knownValue(link.remote) ?? 'partner.example')));
  const narrow: Operation = { op: 'set', path: [...path, index, 'subject'], value: subject };
  return [...suggest('Name a single identity', [narrow]), ...decide];
}
