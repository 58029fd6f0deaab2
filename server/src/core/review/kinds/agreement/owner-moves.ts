/** Who answers for a thing, in two states. */
import { OWNER_ROLES, type Owner, type OwnerRole, type Owners, type Term } from '../../../model/facts.ts';
import { ownersOf } from '../../../model/governance.ts';
import { inheritedOwner, isNamed } from '../../../model/ownership.ts';
import { ownerOfPolicy } from '../../../model/policy-governance.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';
import { ownerKey } from '../../../values/owner.ts';
import type { Direction } from '../../change.ts';
import type { Difference } from '../../change-kind.ts';
import type { Pair, SubjectOf, Version } from '../../subject.ts';
import { raised } from './raised.ts';

/** Everything that somebody may own. */
export const OWNED = ['federation', 'trust-domain', 'enforcement-point', 'exception', 'policy', 'peering'] as const;
type Owned = SubjectOf<(typeof OWNED)[number]>;

const DUTIES: Readonly<Record<OwnerRole, string>> = {
  accountable: 'the whole',
  bundle: 'the bundle',
  renewal: 'the renewal',
  authorization: 'what the other side may do',
};

export type OwnerMove = 'added' | 'dropped' | 'changed';

const DIRECTIONS: Readonly<Record<OwnerMove, Direction>> = { added: 'narrows', dropped: 'widens', changed: 'moves' };

interface RoleMove {
  readonly role: OwnerRole;
  readonly was: Stated<Owner> | undefined;
  readonly is: Stated<Owner> | undefined;
}

/** The roles for which an owner came, went or changed, as one difference. */
export function ownerDifferences(pair: Pair<Owned>, wanted: OwnerMove): Difference[] {
  if (pair.is !== 'kept') return [];
  const { before, after } = pair;
  const moves = roleMoves(before, after).filter((move) => kindOf(move) === wanted);
  const [first] = moves;
  if (!first) return [];
  const [was, is] = [namesIn(moves.map((move) => move.was)), namesIn(moves.map((move) => move.is))];
  const duties = enumerate(moves.map(({ role }) => DUTIES[role]));
  const missing: readonly Term[] = [`owner.${first.role}`, 'owner'];
  const isWhole = moves.length === 1 && first.role === 'accountable';
  return [
    {
      direction: DIRECTIONS[wanted],
      title: titleFor(wanted, enumerate(was.map(code)), enumerate(is.map(code)), isWhole ? undefined : duties),
      message: MESSAGES[wanted],
      before: { span: spanIn(before.fact, first), missing, says: was.join(', ') || undefined },
      after: { span: spanIn(after.fact, first), missing, says: is.join(', ') || undefined },
      obligations: wanted === 'added' ? [] : raised(after, ['owners']),
    },
  ];
}

const MESSAGES: Readonly<Record<OwnerMove, string>> = {
  added: 'Somebody can be asked, and may end it.',
  dropped: 'When it breaks or has to end, nobody can be asked and nobody may decide.',
  changed: 'Other people answer for it from now on; they should know that they do.',
};

function titleFor(move: OwnerMove, was: string, is: string, duties: string | undefined): string {
  const role = duties === undefined ? '' : ` of ${duties}`;
  if (move === 'added') return `${is} becomes the owner${role}`;
  return move === 'dropped'
    ? `The owner${role} is dropped; it was ${was}`
    : `The owner${role} changes from ${was} to ${is}`;
}

/** Where the same people answer as before, only said in another place, nothing has changed. */
function roleMoves(before: Version<Owned>, after: Version<Owned>): RoleMove[] {
  const [old, fresh] = [statedIn(before.fact), statedIn(after.fact)];
  const changed = OWNER_ROLES.filter((role) => nameOf(old[role]) !== nameOf(fresh[role]));
  if (changed.length === 0) return [];
  const [was, is] = [wholeOwners(before), wholeOwners(after)];
  return changed.map((role) => ({ role, was: was[role], is: is[role] }));
}

function kindOf({ was, is }: RoleMove): OwnerMove | undefined {
  if (was?.known === false || is?.known === false) return undefined;
  if (!isNamed(was)) return isNamed(is) ? 'added' : undefined;
  if (!isNamed(is)) return 'dropped';
  return ownerKey(was?.value.name ?? '') === ownerKey(is?.value.name ?? '') ? undefined : 'changed';
}

function statedIn(fact: Owned): Owners {
  if (fact.type === 'federation' || fact.type === 'peering') return fact.owners;
  return fact.owner ? { accountable: fact.owner } : {};
}

/** With those that a manifest, the namespace or CODEOWNERS names where nothing nearer does. */
function wholeOwners({ fact, context }: Version<Owned>): Owners {
  if (fact.type === 'federation') return ownersOf(fact, context);
  const stated = fact.type === 'policy' ? ownerOfPolicy(fact, context) : statedIn(fact).accountable;
  const owner = isNamed(stated) ? stated : (inlineOwner(fact, context) ?? inheritedOwner(fact.resource, context));
  return { ...statedIn(fact), ...(owner && { accountable: owner }) };
}

/** A point written inside an agreement belongs to whoever owns the agreement. */
function inlineOwner(fact: Owned, context: Version<Owned>['context']): Stated<Owner> | undefined {
  if (fact.type !== 'enforcement-point' || fact.inlineOf === undefined) return undefined;
  const around = context.workspace.lookup('federation-by-name', fact.inlineOf);
  const owners = around.find((link) => link.fact.resource === fact.resource)?.fact.owners;
  return owners?.authorization ?? owners?.accountable;
}

function nameOf(owner: Stated<Owner> | undefined): string | undefined {
  return owner?.known === false ? owner.text : knownValue(owner)?.name;
}

function namesIn(owners: readonly (Stated<Owner> | undefined)[]): string[] {
  return [...new Set(owners.flatMap((owner) => (isNamed(owner) ? (knownValue(owner)?.name ?? []) : [])))];
}

/** One that is named elsewhere has no place here. */
function spanIn(fact: Owned, { role }: RoleMove): Span | undefined {
  return statedIn(fact)[role]?.span;
}
