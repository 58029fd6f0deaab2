/**
 * A link of trust is one thing, though a manifest and several native resources may speak of it. What comes or goes in one
 * step is one change, told by the manifest where there is one.
 */
import type { FederationFact } from '../../../model/facts.ts';
import { counterparts } from '../../../model/governance.ts';
import type { Located } from '../../../model/store.ts';
import type { ReviewContext } from '../../change-kind.ts';
import type { Version } from '../../subject.ts';
import { linkPairs } from './links.ts';

type Links = readonly Located<FederationFact>[];

/** What the other descriptions of a link that came did: which came with it, and which were there. */
export interface Company {
  readonly moving: Links;
  readonly staying: Links;
}

/** Of a link that came or went, its manifests or its native resources: those that did the same, and the others. */
export function companyOf(
  { fact, context }: Version<FederationFact>,
  is: 'added' | 'removed',
  review: ReviewContext,
): Company {
  const alike = new Set(
    linkPairs(review).flatMap((pair) => (pair.is === is ? [(pair.after ?? pair.before).fact] : [])),
  );
  const others = counterparts(fact, context);
  return {
    moving: others.filter((other) => alike.has(other.fact)),
    staying: others.filter((other) => !alike.has(other.fact)),
  };
}

/** Whether a manifest that came or went with this native link tells of it: one that is about no link that stays. */
export function isToldByManifest(
  version: Version<FederationFact>,
  is: 'added' | 'removed',
  review: ReviewContext,
): boolean {
  if (version.fact.origin === 'manifest') return false;
  return companyOf(version, is, review).moving.some(({ fact, document }) => {
    const manifest = { fact, document, context: { ...version.context, document } };
    return companyOf(manifest, is, review).staying.length === 0;
  });
}
