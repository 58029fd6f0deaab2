/** What came, what went and what was exchanged between two versions of the keys of a trust domain. */
import type { Anchor, Pair, TrustAnchors } from '../../subject.ts';

export interface Replacement {
  readonly before: Anchor;
  readonly after: Anchor;
  /** `renewed`: another certificate for the same key. `rekeyed`: another key under the same name. */
  readonly is: 'replaced' | 'renewed' | 'rekeyed';
}

export interface AnchorDifference {
  readonly added: readonly Anchor[];
  readonly removed: readonly Anchor[];
  readonly replaced: readonly Replacement[];
  /** In both, the same. */
  readonly kept: readonly Anchor[];
}

/** What cannot be read in the new version is not taken for removed. */
export function differenceOf({ before, after }: Pair<TrustAnchors>): AnchorDifference {
  const [old, fresh] = [before?.fact.anchors ?? [], after?.fact.anchors ?? []];
  const stays = old.flatMap((one) => pairedWith(one, fresh, (other) => other.id === one.id && other.use === one.use));
  const rekeyed = stays.filter(({ before: one, after: other }) => one.key && other.key && one.key !== other.key);
  let gone = old.filter((one) => !stays.some((pair) => pair.before === one));
  let come = fresh.filter((one) => !stays.some((pair) => pair.after === one));
  const replaced: Replacement[] = rekeyed.map((pair) => ({ ...pair, is: 'rekeyed' }));
  const exchange = (is: Replacement['is'], isSame: (one: Anchor, other: Anchor) => boolean): void => {
    for (const one of gone) {
      const [pair] = pairedWith(one, come, (other) => isSame(one, other));
      if (!pair) continue;
      replaced.push({ ...pair, is });
      gone = gone.filter((other) => other !== pair.before);
      come = come.filter((other) => other !== pair.after);
    }
  };
  exchange('renewed', isSameKey);
  exchange('replaced', (one, other) => one.use === other.use);
  return {
    added: come,
    removed: after?.fact.isPartial ? [] : gone,
    replaced,
    kept: stays.filter((pair) => !rekeyed.includes(pair)).map((pair) => pair.after),
  };
}

function pairedWith(
  before: Anchor,
  others: readonly Anchor[],
  isPartner: (other: Anchor) => boolean,
): { before: Anchor; after: Anchor }[] {
  const after = others.find(isPartner);
  return after ? [{ before, after }] : [];
}

/** An authority that calls itself otherwise is another one, as those that it signed name their issuer. */
function isSameKey(one: Anchor, other: Anchor): boolean {
  const isOneKey = one.key !== undefined && one.key === other.key && one.use === other.use;
  return isOneKey && one.certificate?.subject === other.certificate?.subject;
}

/** Whether it verifies anything on that day; of a key for tokens nothing says when it ends. */
export function isValid({ certificate }: Anchor, now: number): boolean {
  return !certificate || (certificate.notBefore <= now && now <= certificate.notAfter);
}
