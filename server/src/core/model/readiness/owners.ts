import { type FederationFact, OWNER_ROLES, type OwnerRole, type Owners } from '../facts.ts';
import { ownersOf } from '../governance.ts';
import type { Obligation } from '../obligation.ts';
import { isNamed } from '../ownership.ts';
import { knownValue } from '../stated.ts';
import { type Asked, descriptions, obligation } from './asked.ts';
import { joined, shown } from './words.ts';

const DUTIES: Readonly<Record<OwnerRole, string>> = {
  accountable: 'the agreement',
  bundle: 'the bundle',
  renewal: 'the renewal',
  authorization: 'the authorization',
};

export function owners(asked: Asked): Obligation[] {
  const named = ownersOf(asked.link, asked.context);
  const missing = OWNER_ROLES.filter((role) => !isNamed(named[role]));
  const first = OWNER_ROLES.map((role) => named[role]).find(isNamed);
  const saying = descriptions(asked).find(({ fact }) => first && names(fact, first));
  const document = saying?.document ?? asked.context.document;
  const isUnknown = OWNER_ROLES.some((role) => named[role]?.known === false);
  return [
    obligation('owners', 'Somebody is accountable, and answers for bundle, renewal and authorization', asked, {
      state: missing.length > 0 ? 'open' : isUnknown ? 'unknown' : 'met',
      says: missing.length > 0 ? lacking(missing) : isUnknown ? 'a template fills them in' : peopleIn(named),
      at: missing.length > 0 || !first ? undefined : { document, span: first.span },
      rules: ['missing-owner'],
    }),
  ];
}

function lacking(roles: readonly OwnerRole[]): string {
  return roles.length === OWNER_ROLES.length
    ? 'nobody is named'
    : `nobody for ${joined(roles.map((role) => DUTIES[role]))}`;
}

function peopleIn(owners: Owners): string {
  const people = OWNER_ROLES.flatMap((role) => knownValue(owners[role])?.name ?? []);
  return joined([...new Set(people)].map(shown));
}

function names({ owners: stated }: FederationFact, owner: unknown): boolean {
  return OWNER_ROLES.some((role) => stated[role] === owner);
}
