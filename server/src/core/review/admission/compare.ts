/** Who is let in by a policy after a change, and was not before, and the other way round. */
import { domainKey } from '../../model/domain-key.ts';
import { isForeign } from '../../model/domains.ts';
import type { PolicyFact } from '../../model/facts.ts';
import { ownNamesOf } from '../../model/foreign-trust.ts';
import { authorizationOf } from '../../model/istio-scope.ts';
import { admittedBy } from '../../model/parties.ts';
import type { Surroundings } from '../../model/surroundings.ts';
import type { Direction } from '../change.ts';
import type { Pair, Version } from '../subject.ts';
import { type Grant, isCovered, isCoveredByName, keyOf } from './grant.ts';
import { grantsOf, placeholdersIn } from './grants.ts';

export interface Admission {
  readonly direction: Exclude<Direction, 'neutral'>;
  /** Let in now, and before only on conditions or not at all. */
  readonly came: readonly Grant[];
  readonly went: readonly Grant[];
  /** Named on one side only, while something on the other side that is not understood may mean them as well. */
  readonly unclear: readonly Grant[];
  readonly refused: readonly Grant[];
  readonly noLongerRefused: readonly Grant[];
  /** Of those that came: names that were let in before, with more conditions beside; and of those that went likewise. */
  readonly freed: readonly Grant[];
  readonly bound: readonly Grant[];
  /** What is let in under other words than before, and the words that are gone. */
  readonly fresh: readonly Grant[];
  readonly replaced: readonly Grant[];
  /** It lets in where it refused, or the other way round. */
  readonly isTurned: boolean;
}

/** Undefined where the same are let in and refused, as far as anybody can tell. */
export function admissionOf(pair: Pair<PolicyFact>): Admission | undefined {
  if (pair.is !== 'kept') return undefined;
  const [old, now] = [pair.before.fact, pair.after.fact];
  if (!decidesByNames(old) || !decidesByNames(now)) return undefined;
  if (isLeftOpen(pair.before) || isLeftOpen(pair.after)) return undefined;
  const [before, after] = [grantsOf(old, pair.before.context), grantsOf(now, pair.after.context)];
  const [lost, found] = placeholders(old, now);
  const outside = (grants: readonly Grant[], isRefused: boolean) => grants.filter((one) => one.isRefused === isRefused);
  const stranger = (grant: Grant) => !isOwn(grant, now, pair.after.context);
  // Where a placeholder has gone, it may have meant those who are named now, and the other way round.
  const beyond = (isRefused: boolean) => ({
    more: difference(outside(after, isRefused), outside(before, isRefused), lost),
    less: difference(outside(before, isRefused), outside(after, isRefused), found),
  });
  const [admitted, denied] = [beyond(false), beyond(true)];
  const came = admitted.more.surely.filter(stranger);
  const went = admitted.less.surely.filter(stranger);
  const refused = denied.more.surely.filter(stranger);
  const noLongerRefused = denied.less.surely.filter(stranger);
  const unclear = [admitted.more, admitted.less, denied.more, denied.less]
    .flatMap((one) => one.perhaps)
    .filter(stranger);
  const isTurned = old.effect !== now.effect && TURNING.has(now.engine) && !isListener(old) && !isListener(now);
  const surely = [...came, ...went, ...refused, ...noLongerRefused];
  if (surely.length === 0 && (unclear.length === 0 || lost || found)) return undefined;
  const freed = came.filter((grant) => isCoveredByName(grant, outside(before, false)));
  const bound = went.filter((grant) => isCoveredByName(grant, outside(after, false)));
  const [fresh, replaced] = [
    lost ? [] : without(outside(after, false), before).filter(stranger),
    found ? [] : without(outside(before, false), after).filter(stranger),
  ];
  const parts = { came, went, unclear, refused, noLongerRefused, freed, bound, fresh, replaced, isTurned };
  return { ...parts, direction: directionOf(parts) };
}

interface Difference {
  readonly surely: readonly Grant[];
  readonly perhaps: readonly Grant[];
}

/** A template leaves the structure of the rules open, so what seems to be all of it may not be. */
function isLeftOpen({ fact, context }: Version<PolicyFact>): boolean {
  return fact.engine === 'istio' && authorizationOf(fact, context) === undefined;
}

/** The effects in which parties are admitted or refused; a listener of Envoy that names nobody admits whoever is valid. */
function decidesByNames(policy: PolicyFact): boolean {
  const { effect } = policy;
  if (effect === 'refuses' || isListener(policy)) return true;
  // One that only writes down whom it names lets in nobody.
  return effect === 'admits' && (policy.parties.length === 0 || admits(policy));
}

function admits(policy: PolicyFact): boolean {
  return admittedBy(policy).length > 0 || policy.parties.every(({ isRefused }) => isRefused);
}

function isListener({ engine, decides, effect }: PolicyFact): boolean {
  return engine === 'envoy' && decides === 'connection' && effect === 'authenticates';
}

/** Programs in which the others get in as soon as a policy refuses, and stay out as soon as it lets in. */
const TURNING: ReadonlySet<PolicyFact['engine']> = new Set(['istio', 'envoy']);

/** Whether a name that only a template knows has gone, and whether one has come. */
function placeholders(old: PolicyFact, fresh: PolicyFact): [lost: boolean, found: boolean] {
  const [before, after] = [placeholdersIn(old), placeholdersIn(fresh)];
  return [before.some((one) => !after.includes(one)), after.some((one) => !before.includes(one))];
}

/** Those that are not written on the other side in the same way. */
function without(these: readonly Grant[], those: readonly Grant[]): Grant[] {
  const known = new Set(those.map(keyOf));
  return these.filter((grant) => !known.has(keyOf(grant)));
}

/** `isUnsure`: somebody on the other side goes by a name that nobody knows. */
function difference(these: readonly Grant[], those: readonly Grant[], isUnsure: boolean): Difference {
  const judged = without(these, those).map((grant) => ({ grant, answer: isCovered(grant, those) }));
  const beyond = judged.filter(({ answer }) => answer !== 'yes');
  const isSure = (answer: string) => answer === 'no' && !isUnsure;
  return {
    surely: beyond.flatMap(({ grant, answer }) => (isSure(answer) ? [grant] : [])),
    perhaps: beyond.flatMap(({ grant, answer }) => (isSure(answer) ? [] : [grant])),
  };
}

/** Whether only one's own workloads are meant, about whom others judge. */
function isOwn({ party }: Grant, policy: PolicyFact, context: Surroundings): boolean {
  if (party?.kind !== 'trust-domain' || !party.domain?.known) return false;
  const name = domainKey(party.domain.value);
  return ownNamesOf(policy, context).has(name) || !isForeign(name, context);
}

function directionOf(admission: Omit<Admission, 'direction'>): Admission['direction'] {
  const { came, went, unclear, refused, noLongerRefused, isTurned } = admission;
  const [more, less] = [
    [...came, ...noLongerRefused],
    [...went, ...refused],
  ];
  if (isTurned) return 'moves';
  if (less.length === 0) return more.length > 0 ? 'widens' : 'moves';
  if (more.length === 0) return unclear.length === 0 ? 'narrows' : 'moves';
  const [farther, nearer] = [reachOf(more), reachOf(less)];
  return farther > nearer || (farther === nearer && more.length > less.length) ? 'widens' : 'moves';
}

const REACHES = ['workload', 'part', 'everybody'] as const;

/** How far the widest of them reaches. */
function reachOf(grants: readonly Grant[]): number {
  return Math.max(...grants.map(({ party }) => (party ? REACHES.indexOf(party.reach) : REACHES.length)));
}
