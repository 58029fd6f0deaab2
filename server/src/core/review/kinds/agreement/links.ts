/** Trust links among the other pairs of a review. */
import { domainKey } from '../../../model/domain-key.ts';
import type { FederationFact } from '../../../model/facts.ts';
import { lastPart } from '../../../model/folder.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import type { DocumentRef } from '../../../model/store.ts';
import { code } from '../../../values/code.ts';
import type { ReviewContext } from '../../change-kind.ts';
import { isPairOf, type Pair, type Subject } from '../../subject.ts';
import { type StatedChange, statedChange } from './stated-change.ts';

export type LinkPair = Pair<FederationFact>;

export function linkPairs({ pairs }: ReviewContext): LinkPair[] {
  return pairs.filter((pair) => isPairOf(pair, 'federation'));
}

/** The other side in the state that counts; '' where only a template knows it. */
export function remoteKey({ remote }: FederationFact): string {
  return domainKey(knownValue(remote) ?? '');
}

/** Whether a native link in the same review makes the same step, and so tells what its manifest merely follows. */
export function isToldByNative(
  pair: Pair<Subject>,
  { was, is }: StatedChange,
  context: ReviewContext,
  read: (link: FederationFact) => Stated | undefined,
): boolean {
  if (!isPairOf(pair, 'federation') || pair.is !== 'kept' || pair.after.fact.origin === 'native') return false;
  const remote = remoteKey(pair.after.fact);
  return linkPairs(context).some((other) => {
    if (other.is !== 'kept' || other.after.fact.origin !== 'native' || remoteKey(other.after.fact) !== remote)
      return false;
    const step = statedChange(read(other.before.fact), read(other.after.fact));
    return step !== undefined && step.was?.value === was?.value && step.is?.value === is?.value;
  });
}

/** The files of some documents, each once: "`server.conf`". */
export function fileNames(places: readonly { readonly document: DocumentRef }[]): string[] {
  return [...new Set(places.map(({ document }) => fileName(document)))].sort();
}

function fileName({ uri }: DocumentRef): string {
  const name = lastPart(uri);
  try {
    return code(decodeURIComponent(name));
  } catch {
    return code(name);
  }
}
