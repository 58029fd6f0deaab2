import { blank, map } from '../../fixes/operation.ts';
import { acceptsIdentities, undecidedAdmissions } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { broadPartiesOf } from '../../model/broad-parties.ts';
import { domainKey } from '../../model/domain-key.ts';
import { isOutsider, isOutsiderNamed } from '../../model/domains.ts';
import type { AllowEntry, FederationFact, PolicyFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { exampleSubject, type Reach, reachOf } from '../../values/subject.ts';
import { SOUND, unsound } from '../examples.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { type Offer, type Problem, type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { broadPartyProblem } from './broad-party.ts';
import { missingIn, suggest, under } from './place.ts';

/** What gets in, by how far a subject reaches. */
const WHO: Readonly<Record<Exclude<Reach, 'narrow'>, string>> = {
  everybody: 'accepts every identity the other side ever issues, also those that nobody has thought of yet',
  pipelines: 'accepts every pipeline over there, and with it whoever may start one',
  cloud: 'accepts whatever runs in that cloud or account, and with it whoever may start something there',
};

export const broadTrust = rule({
  id: 'broad-trust',
  severity: 'warning',
  title: 'More identities are accepted than anybody needs',
  what: 'A federation accepts identities without a list of them (`allow` is absent or empty, or an entry names no subject), by a wildcard over the whole trust domain, or by one over all pipelines of a CI/CD service or all of a cloud account. An error where the other side is a partner or a platform. Where besides nobody on this side decides what these identities may do, `authentication-only` says so instead. The same is said of a native policy that lets in a whole foreign trust domain, issuer or peer under further conditions, or all of its pipelines.',
  why: 'Each identity that is accepted without need is a way in for whoever takes it over. With a wildcard the other side, and not you, decides how many there are.',
  how: 'List under `allow` the single identities this agreement is for, each with its purpose. For pipelines name the repository together with a branch or environment.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['federation', 'policy'],
  *check(fact, context) {
    if (fact.type === 'policy') yield* checkPolicy(fact, context);
    else yield* checkFederation(fact, context);
  },
  bad: unsound(
    'acme-orders.yaml',
    'subject: spiffe://acme.partner.example/orders/checkout',
    'subject: spiffe://acme.partner.example/*',
  ),
  good: SOUND,
});

function* checkFederation(link: FederationFact, context: RuleContext): Iterable<Problem> {
  if (!isJudged(link, context) || !acceptsIdentities(link) || undecidedAdmissions(link).length > 0) return;
  const severity = isOutsider(link, context) ? 'error' : 'warning';
  const entries = link.allow?.entries ?? [];
  const problems = entries.length > 0 ? checkEntries(link, entries) : withoutList(link, context);
  for (const problem of problems) yield { ...problem, severity };
}

function* checkPolicy(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  for (const broad of broadPartiesOf(policy, context)) {
    if (broad.isUndecided) continue;
    const severity = isOutsiderNamed(broad.name, context) ? 'error' : 'warning';
    const fault = `${code(knownValue(broad.party.subject) ?? '')} ${WHO[broad.reach]}.`;
    yield { ...broadPartyProblem(policy, broad, fault), severity };
  }
}

function* withoutList(link: FederationFact, context: RuleContext): Iterable<Problem> {
  const path = link.slots.allow;
  yield {
    at: missingIn(link, 'allow'),
    message: `No list says which identities are accepted in ${describeLink(link)}, so whatever the other side ever names gets in. List each one ${under(link, 'allow', 'allow')}, with what it comes for.`,
    offers: () => {
      const entry = map({ subject: blank(exampleSubject(domainOf(link))), purpose: blank('Places orders.') });
      if (!path) return manifestOffers(link, context);
      return suggest('List an identity that is accepted', [{ op: 'append', path, value: entry }]);
    },
  };
}

function* checkEntries(link: FederationFact, entries: readonly AllowEntry[]): Iterable<Problem> {
  for (const [index, { subject, span }] of entries.entries()) {
    const isNamed = subject !== undefined && !isUnanswered(subject);
    const reach = subject?.known && isNamed ? reachOf(subject.value, domainOf(link)) : 'narrow';
    if (isNamed && reach === 'narrow') continue;
    const fault =
      subject?.known && reach !== 'narrow'
        ? `${code(subject.value)} ${WHO[reach]}.`
        : 'This entry names no subject, so it accepts every identity the other side ever issues.';
    yield {
      at: subject?.span ?? span,
      message: `${fault} Each of them that is taken over is a way in. Name the single identities that are needed.`,
      offers: () => offersFor(link, index, knownValue(subject)),
    };
  }
}

function offersFor(link: FederationFact, index: number, style: string | undefined): readonly Offer[] {
  const path = link.slots.allow;
  if (!path) return [];
  return suggest('Name a single identity', [
    { op: 'set', path: [...path, index, 'subject'], value: blank(exampleSubject(domainOf(link), style)) },
  ]);
}

function domainOf({ remote }: FederationFact): string {
  return domainKey(knownValue(remote) ?? 'partner.example');
}
