/** Finds for each subject of one state the same one in the other. */
import { comparable } from './comparable.ts';
import { identityButForName, identityOf, isKnownAnywhere } from './identity.ts';
import type { Pair, Subject, Version } from './subject.ts';

/** A version, and the path by which its file goes in both states. */
export interface Placed {
  readonly version: Version<Subject>;
  readonly path: string;
}

/**
 * Pairs of what is not the same in both states. Of several with one identity, as the same policy in the folders of two
 * clusters, those that say the same are one, then those in the same file, then, in the order of the text, the rest.
 */
export function pairsOf(before: readonly Placed[], after: readonly Placed[]): Pair<Subject>[] {
  const left = before.map(candidate);
  const right = after.map(candidate);
  match(left, right, ({ identity, says, path }) => `${identity} ${path} ${says}`);
  match(left, right, ({ identity, says, isAnywhere }) => (isAnywhere ? `${identity} ${says}` : undefined));
  // A text without a name that moves to another file says the same there.
  match(left, right, ({ identity, says }) => `${identity} ${says}`);
  match(left, right, ({ identity, path }) => `${identity} ${path}`);
  match(left, right, ({ identity, isAnywhere }) => (isAnywhere ? identity : undefined));
  match(left, right, ({ version, path }) => identityButForName(version.fact, path));
  const kept = right.flatMap(({ version: now, partner }): Pair<Subject>[] => {
    if (!partner) return [{ is: 'added', after: now }];
    return partner.says === comparable(now.fact) ? [] : [{ is: 'kept', before: partner.version, after: now }];
  });
  const removed = left
    .filter(({ partner }) => !partner)
    .map(({ version: old }) => ({ is: 'removed', before: old }) as const);
  return [...kept, ...removed];
}

interface Candidate {
  readonly version: Version<Subject>;
  readonly path: string;
  readonly identity: string;
  readonly says: string;
  readonly isAnywhere: boolean;
  partner: Candidate | undefined;
}

function candidate({ version, path }: Placed): Candidate {
  const { fact } = version;
  const [identity, says] = [identityOf(fact), comparable(fact)];
  return { version, path, identity, says, isAnywhere: isKnownAnywhere(fact), partner: undefined };
}

/** Joins those without a partner that have the same key, first with first; one without a key stays alone. */
function match(
  left: readonly Candidate[],
  right: readonly Candidate[],
  key: (of: Candidate) => string | undefined,
): void {
  const waiting = new Map<string, Candidate[]>();
  for (const one of left) {
    const name = one.partner ? undefined : key(one);
    if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), one]);
  }
  for (const other of right) {
    const name = other.partner ? undefined : key(other);
    const one = name === undefined ? undefined : waiting.get(name)?.shift();
    if (one) [one.partner, other.partner] = [other, one];
  }
}
