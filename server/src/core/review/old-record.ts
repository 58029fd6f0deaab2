/** Records of changes that were there before the one under review. */
import type { Obligation } from '../model/obligation.ts';
import { knownValue } from '../model/stated.ts';
import type { Placed } from './pairing.ts';

/**
 * Whether an older record covers this change as well is for people to say: somebody agreed to something then. `before`
 * and `after` are the subjects of the files that differ.
 */
export function doubtingOldRecords(before: readonly Placed[], after: readonly Placed[]) {
  const old = new Set(recordsIn(before));
  const fresh = new Set(recordsIn(after).filter((record) => !old.has(record)));
  return (obligation: Obligation): Obligation => {
    const { id, state, says } = obligation;
    if (id !== 'change-record' || state !== 'met' || fresh.has(says)) return obligation;
    return { ...obligation, state: 'unknown', says: `${says}, the same as before` };
  };
}

function recordsIn(placed: readonly Placed[]): string[] {
  return placed.flatMap(({ version: { fact } }) => ('timeBox' in fact ? (knownValue(fact.timeBox.change) ?? []) : []));
}
