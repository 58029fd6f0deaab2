/** What has to be true of a place that decides about foreign identities, and whether it is. */
import { code } from '../values/code.ts';
import { describeDaysLeft, hasEnded } from '../values/date.ts';
import { isUnanswered } from './answer.ts';
import { broadPartiesOf } from './broad-parties.ts';
import { dateOf } from './dates.ts';
import { domainKey } from './domain-key.ts';
import { enforces, onlyObserves } from './enforcement-state.ts';
import { authorizersAround } from './external-authorizers.ts';
import type { EnforcementPointFact, Owner, PolicyFact, TimeBox } from './facts.ts';
import { ownNamesOf } from './foreign-trust.ts';
import { authorizationOf } from './istio-scope.ts';
import type { Obligation, ObligationId } from './obligation.ts';
import { openPartiesOf } from './open-parties.ts';
import { inheritedOwner, isNamed } from './ownership.ts';
import { admittedBy } from './parties.ts';
import { type Shortfall, shortfallsOf } from './policy-deeds.ts';
import { documentationOf, policiesOf } from './policy-documentation.ts';
import { ownerOfPolicy, timeBoxOfPolicy } from './policy-governance.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import type { TimeBoxed } from './time-box.ts';
import { limitOf, missingDate } from './time-box-limit.ts';

type Answer = Omit<Obligation, 'id' | 'at'> & { readonly at?: Obligation['at'] };
type Asking<F> = Partial<Record<ObligationId, (fact: F, context: Surroundings) => Answer | undefined>>;

/** In the order of `ids`; without what cannot be asked of a policy, or of this one. */
export function policyObligations(
  policy: PolicyFact,
  context: Surroundings,
  ids: readonly ObligationId[],
): Obligation[] {
  return asked(policy, context, ids, OF_POLICY);
}

/** The same of what people write about such a place. */
export function pointObligations(
  point: EnforcementPointFact,
  context: Surroundings,
  ids: readonly ObligationId[],
): Obligation[] {
  return asked(point, context, ids, OF_POINT);
}

function asked<F extends PolicyFact | EnforcementPointFact>(
  fact: F,
  context: Surroundings,
  ids: readonly ObligationId[],
  asking: Asking<F>,
): Obligation[] {
  const own = { document: context.document, span: fact.span };
  return ids.flatMap((id) => {
    const answer = asking[id]?.(fact, context);
    return answer ? [{ id, ...answer, at: answer.at ?? own }] : [];
  });
}

const OF_POLICY: Asking<PolicyFact> = {
  owners: (policy, context) => owned(ownerOfPolicy(policy, context)),
  'enforcement-point': documented,
  enforced(policy, context) {
    const shortfalls = shortfallsOf({ fact: policy, document: context.document }, context);
    const [first] = shortfalls.filter(({ by }) => by !== 'failure');
    const isUnknown = policy.enforcement.level === 'unknown';
    if (!first) return { ...ENFORCED, state: isUnknown ? 'unknown' : 'met', says: isUnknown ? UNSAID : 'it refuses' };
    return { ...ENFORCED, state: 'open', says: words(first), at: placeOf(first) };
  },
  'fails-closed'(policy, context) {
    const own = { fact: policy, document: context.document };
    const asked = authorizersOf(policy, context);
    const shortfalls = [own, ...(asked ?? [])].flatMap((one) => shortfallsOf(one, context));
    const failure = shortfalls.find(({ by }) => by === 'failure');
    if (failure) return { ...CLOSED, state: 'open', says: words(failure), at: placeOf(failure) };
    const isUnknown = asked?.length === 0;
    return { ...CLOSED, state: isUnknown ? 'unknown' : 'met', says: isUnknown ? UNSAID : 'it refuses then' };
  },
  'narrow-allow-list'(policy, context) {
    if (policy.effect !== 'admits') return undefined;
    const wide = [...broadPartiesOf(policy, context), ...openPartiesOf(policy, context)].map(({ party }) => party);
    const own = ownNamesOf(policy, context);
    const others = admittedBy(policy).filter(({ reach, domain, isNarrowed }) => {
      // Somebody whom nothing shows to be trusted yet may be so by the next change.
      return reach === 'everybody' && !isNarrowed && domain?.known && !own.has(domainKey(domain.value));
    });
    const [first] = [...wide, ...others];
    const asks = 'Identities of the other side are let in by name';
    const rules = ['broad-trust', 'wildcard-principal'];
    if (!first) return { asks, state: 'met', says: 'nobody gets in by the lot', rules };
    const at = { document: context.document, span: first.subject.span };
    return { asks, state: 'open', says: knownValue(first.subject) ?? first.field, rules, at };
  },
  'time-box': (policy, context) => ends(policy, timeBoxOfPolicy(policy, context), context),
  'change-record': (policy, context) => recorded(timeBoxOfPolicy(policy, context)),
};

const OF_POINT: Asking<EnforcementPointFact> = {
  owners: (point, context) => owned(isNamed(point.owner) ? point.owner : inheritedOwner(point.resource, context)),
  enforced(point, context) {
    const place = { fact: point, document: context.document };
    const isIdle = onlyObserves(place, context);
    if (enforces(place, context)) return { ...ENFORCED, state: 'met', says: 'it refuses' };
    return { ...ENFORCED, state: isIdle ? 'open' : 'unknown', says: isIdle ? 'it only observes' : UNSAID };
  },
  'fails-closed'(point, context) {
    const stated = [point.onFailure, point.cache.onStale].find((term) => knownValue(term) === 'allow');
    const isUnknown = point.onFailure === undefined || !point.onFailure.known;
    if (stated)
      return {
        ...CLOSED,
        state: 'open',
        says: 'it lets requests through',
        at: { document: context.document, span: stated.span },
      };
    const failing = policiesOf(point, context).find(({ fact }) => fact.failsOpen);
    if (failing?.fact.failsOpen) {
      const { written, span } = failing.fact.failsOpen;
      return { ...CLOSED, state: 'open', says: written, at: { document: failing.document, span } };
    }
    return { ...CLOSED, state: isUnknown ? 'unknown' : 'met', says: isUnknown ? UNSAID : 'it refuses then' };
  },
  interpretation(point) {
    const { audiences, roles } = point.interprets;
    const asks = 'It is said which words of the other side count here';
    const isSaid = audiences.length + roles.length > 0;
    const names = [...audiences, ...roles].flatMap((term) => knownValue(term) ?? []);
    const rules = ['interpretation-undocumented'];
    return { asks, state: isSaid ? 'met' : 'open', says: names.map(bare).join(', ') || 'none is named', rules };
  },
  'time-box': (point, context) => ends(point, point.timeBox, context),
  'change-record': (point) => recorded(point.timeBox),
};

const UNSAID = 'nothing here says so';
const ENFORCED = { asks: 'It really refuses', rules: ['observe-only-enforcement', 'observed-only-policy'] } as const;
const CLOSED = { asks: 'It refuses while it cannot decide', rules: ['fail-open'] } as const;

function owned(owner: Stated<Owner> | undefined): Answer {
  const about = { asks: 'Somebody answers for this place', rules: ['missing-owner'] };
  if (!isNamed(owner)) return { ...about, state: 'open', says: 'nobody is named' };
  if (!owner?.known) return { ...about, state: 'unknown', says: FILLED_IN };
  return { ...about, state: 'met', says: bare(owner.value.name) };
}

function documented(policy: PolicyFact, context: Surroundings): Answer {
  const { points, links, isDocumented } = documentationOf(policy, context);
  const about = { asks: 'An agreement knows of this place', rules: ['undocumented-enforcement-point'] };
  const [first] = [
    ...points.map(({ fact, document }) => ({ name: fact.name, document, span: fact.span })),
    ...links.map(({ fact, document }) => ({ name: fact.resource.name, document, span: fact.remote.span })),
  ];
  if (!first)
    return { ...about, state: isDocumented ? 'unknown' : 'open', says: isDocumented ? FILLED_IN : 'none does' };
  return { ...about, state: 'met', says: bare(knownValue(first.name) ?? 'it is described'), at: first };
}

/** Asked of what is there for a while: of one that refuses nothing is asked, and what it says about itself counts. */
function ends(fact: TimeBoxed, box: TimeBox, context: Surroundings): Answer | undefined {
  const about = { asks: 'It ends within the limits', rules: ['missing-time-box'] };
  if (missingDate(fact, box, context)) return { ...about, state: 'open', says: 'it has no end' };
  const date = dateOf(box.expires ?? box.reviewBy);
  if (!date) return undefined;
  const limit = limitOf(fact, box, context);
  const isLate = hasEnded(context.now, date.end);
  const isLong = limit !== undefined && limit.days > limit.allowed;
  const says = `${box.expires ? 'ends' : 'is reviewed'} on ${date.day} (${describeDaysLeft(context.now, date.end)})`;
  const rules = isLate ? ['expired-time-box', 'overdue-review'] : ['time-box-too-long'];
  return { ...about, state: isLate || isLong ? 'open' : 'met', says, ...((isLate || isLong) && { rules }) };
}

function recorded({ change }: TimeBox): Answer {
  const about = { asks: 'A record tells who agreed to it and why', rules: ['missing-change-reference'] };
  if (isUnanswered(change)) return { ...about, state: 'open', says: 'none is named' };
  return change?.known
    ? { ...about, state: 'met', says: bare(change.value) }
    : { ...about, state: 'unknown', says: FILLED_IN };
}

const FILLED_IN = 'a template fills it in';

function words({ setting }: Shortfall): string {
  return bare(setting.written);
}

function placeOf({ document, setting }: Shortfall): NonNullable<Obligation['at']> {
  return { document, span: setting.span };
}

/** The programs that a policy of Istio asks, as far as the workspace shows; undefined for one that asks nobody. */
function authorizersOf(policy: PolicyFact, context: Surroundings): Located<PolicyFact>[] | undefined {
  const provider = policy.effect === 'delegates' ? authorizationOf(policy, context)?.provider : undefined;
  if (!provider) return undefined;
  const name = knownValue(provider.name);
  return authorizersAround(context).flatMap(({ fact, document }) =>
    name !== undefined && knownValue(fact.name) === name ? [{ fact: fact.policy, document }] : [],
  );
}

/** On one line and cut short. */
function bare(text: string): string {
  return code(text).slice(1, -1);
}
