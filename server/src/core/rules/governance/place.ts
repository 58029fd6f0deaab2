/** Where a governance rule points, and what it offers, when a link does not say something. */
import type { Operation, Value } from '../../fixes/operation.ts';
import type { FederationFact, Term } from '../../model/facts.ts';
import type { Missing, Offer } from '../rule.ts';

/** Where the term would be written; at the trust domain where there is no room for it, and in a list without keys. */
export function missingIn({ slots, remote, path }: FederationFact, term: Term): Missing {
  const isItem = typeof path?.at(-1) === 'number';
  return { missing: isItem ? [] : (slots[term] ?? []), fallback: remote.span };
}

/** Writes terms where they belong, as far as the resource has room for them. */
export function writing(
  { slots }: Pick<FederationFact, 'slots'>,
  terms: Partial<Readonly<Record<Term, Value>>>,
): Operation[] {
  return (Object.keys(terms) as Term[]).flatMap((term) => {
    const path = slots[term];
    const value = terms[term];
    return path && value !== undefined ? [{ op: 'set', path, value } as const] : [];
  });
}

/** An edit for a person to complete; nothing where there is nothing to write. */
export function suggest(title: string, operations: readonly Operation[]): Offer[] {
  return operations.length === 0 ? [] : [{ title, kind: 'suggest', operations }];
}

/** "under `allow`"; where the resource has no room for it, a manifest has. */
export function under({ slots }: FederationFact, term: Term, key: string): string {
  return slots[term] ? `under \`${key}\`` : 'in a Federation manifest';
}
