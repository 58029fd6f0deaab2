/** An owner: what they answer for, and whether it is this word that counts. */
import type { Fact, FederationFact, Owner, OwnerRole, PolicyFact } from '../model/facts.ts';
import { OWNER_ROLES } from '../model/facts.ts';
import { ownersOf } from '../model/governance.ts';
import { ownerOfPolicy } from '../model/policy-governance.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import { contains } from '../syntax/span.ts';
import type { Path } from '../syntax/tree.ts';
import { ownerKey } from '../values/owner.ts';
import type { HoverContext } from './context.ts';
import { sourceOf } from './governance.ts';
import { factsAt } from './resource.ts';
import { paragraphs, quoted } from './text.ts';
import type { Value } from './value.ts';

export function ownerMeaning(value: Value, context: HoverContext): string | undefined {
  const name = value.text.value.trim();
  const [duty] = factsAt(value.at, context).flatMap((fact) => dutyIn(fact, value, context) ?? []);
  const team = membership(name, context);
  return duty || team ? paragraphs(`${quoted(name)}${duty?.does ?? ''}`, duty?.counts, team) : undefined;
}

interface Duty {
  /** " answers for …" */
  readonly does: string;
  /** Whose word counts. */
  readonly counts: string | undefined;
}

const DUTIES: Readonly<Record<OwnerRole, string>> = {
  accountable: 'answers for',
  bundle: 'keeps the bundle correct for',
  renewal: 'sees to the renewal of keys for',
  authorization: 'decides what identities may do under',
};

function dutyIn(fact: Fact, { at, text }: Value, context: HoverContext): Duty | undefined {
  if (!('slots' in fact)) return undefined;
  const path = [...fact.resource.path, ...at.path];
  if (fact.type === 'policy') return isStatedAt(fact.owner, text) ? policyDuty(fact, context) : undefined;
  if (fact.type !== 'federation') return isBelow(path, fact.slots.owner) ? owning(fact) : undefined;
  const role =
    OWNER_ROLES.find((candidate) => isBelow(path, fact.slots[`owner.${candidate}`])) ??
    OWNER_ROLES.find((candidate) => isStatedAt(fact.owners[candidate], text)) ??
    conventional(at.path);
  if (!role) return undefined;
  const counted = ownersOf(fact, context)[role];
  const isThis = counted === fact.owners[role] && isStatedAt(counted, text);
  return {
    does: ` ${DUTIES[role]} ${describe(fact)}`,
    counts: isThis && counted ? thisCounts(counted) : otherCounts(counted),
  };
}

function isStatedAt(owner: Stated<Owner> | undefined, { span }: Value['text']): boolean {
  return owner !== undefined && contains(owner.span, span.start);
}

function describe({ remote }: FederationFact): string {
  return remote.known ? `the federation with ${quoted(remote.value)}` : 'this federation';
}

/** A manifest that documents the policy may name another owner. */
function policyDuty(policy: PolicyFact, context: HoverContext): Duty {
  const counted = ownerOfPolicy(policy, context);
  const isThis = counted === policy.owner;
  return { ...owning(policy), counts: isThis && counted ? thisCounts(counted) : otherCounts(counted) };
}

/** Of what has a single owner. A point written inside a Federation has a name of its own. */
function owning(fact: Extract<Fact, { slots: unknown }>): Duty {
  const isPoint = fact.type === 'enforcement-point';
  const name = knownValue(isPoint ? fact.name : fact.resource.name);
  const kind = isPoint ? 'EnforcementPoint' : fact.resource.kind;
  return { does: ` owns ${kind}${name === undefined ? '' : ` ${quoted(name)}`}`, counts: undefined };
}

function thisCounts(owner: Stated<Owner>): string | undefined {
  const contact = owner.known && owner.value.contact !== undefined ? `, contact ${quoted(owner.value.contact)}` : '';
  return owner.known ? `This is the owner that counts, ${sourceOf(owner.value)}${contact}` : undefined;
}

function otherCounts(owner: Stated<Owner> | undefined): string | undefined {
  return owner?.known ? `The owner that counts is ${quoted(owner.value.name)}, ${sourceOf(owner.value)}` : undefined;
}

/** Conventions know one owner only. */
function conventional(path: Path): OwnerRole | undefined {
  const [, , key] = path;
  return path[0] === 'metadata' && (key === 'a8r.io/owner' || key === 'owner') ? 'accountable' : undefined;
}

function isBelow(path: Path, slot: Path | undefined): boolean {
  return slot?.every((step, index) => path[index] === step) ?? false;
}

/** Only where the configuration lists the teams there are. */
function membership(name: string, { settings }: HoverContext): string | undefined {
  const { teams } = settings.owners;
  if (teams.length === 0) return undefined;
  const isTeam = teams.some((team) => ownerKey(team) === ownerKey(name));
  return isTeam ? 'One of the teams of the configuration' : 'Not among the teams of the configuration (`owners.teams`)';
}
