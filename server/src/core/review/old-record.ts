/** Records of changes that were there before the one under review. */
import type { Obligation } from '../model/obligation.ts';
import { knownValue } from '../model/stated.ts';
import type { FileChange } from './base-state.ts';
import type { Placed } from './pairing.ts';

/**
 * Says of a record that it is an old one: what somebody agreed to then is not what is asked now. `before` are the
 * subjects of the base, as far as their files differ.
 */
export function markingOldRecords(before: readonly Placed[], files: readonly FileChange[]) {
  const changed = new Set(files.flatMap(({ after }) => after ?? []));
  const records = new Set(
    before.flatMap(({ version: { fact } }) => ('timeBox' in fact ? (knownValue(fact.timeBox.change) ?? []) : [])),
  );
  return (obligation: Obligation): Obligation => {
    const { id, state, says, at } = obligation;
    if (id !== 'change-record' || state !== 'met' || !at) return obligation;
    const isOld = !changed.has(at.document.uri) || records.has(says);
    return isOld ? { ...obligation, says: `${says}, the same as before` } : obligation;
  };
}
