/** How trust is ended in a hurry, in two states. */
import type { FederationFact } from '../../../model/facts.ts';
import type { Pair } from '../../subject.ts';
import { type StatedChange, statedChange } from './stated-change.ts';

export type RevocationPart = 'path' | 'contact';
const PARTS = ['path', 'contact'] as const satisfies readonly RevocationPart[];

export const REVOCATION_WORDS: Readonly<Record<RevocationPart, string>> = {
  path: 'how the trust is ended in a hurry',
  contact: 'whom to call when it has to end',
};

export interface RevocationMove extends StatedChange {
  readonly part: RevocationPart;
  readonly move: 'added' | 'dropped' | 'changed';
}

export function revocationMoves({ is, before, after }: Pair<FederationFact>): RevocationMove[] {
  if (is !== 'kept') return [];
  return PARTS.flatMap((part) => {
    const change = statedChange(before.fact.revocation[part], after.fact.revocation[part], sameText);
    if (!change) return [];
    return [{ ...change, part, move: !change.was ? 'added' : !change.is ? 'dropped' : 'changed' } as const];
  });
}

/** Line breaks and capitals change no steps. */
function sameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
