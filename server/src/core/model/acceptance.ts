/** What a trust link lets in, and whether anybody on this side decides about it. */

import { reachOf } from '../values/subject.ts';
import { isUnanswered } from './answer.ts';
import { domainKey } from './domain-key.ts';
import type { FederationFact } from './facts.ts';
import { counterparts } from './governance.ts';
import { type Known, knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether identities of the other side are let in. False where only a template could tell. */
export function acceptsIdentities({ origin, direction, trust: { authentication } }: FederationFact): boolean {
  if (authentication && (!authentication.known || authentication.value === 'refused')) return false;
  // A native link has no direction: what it configures is that the other side's bundle is trusted here.
  if (origin === 'native') return true;
  const value = knownValue(direction);
  return value === 'inbound' || value === 'mutual';
}

/** The other descriptions of a link that speak of the same side being accepted, and not of the way back. */
export function sameWay(link: FederationFact, context: Surroundings): Located<FederationFact>[] {
  const remote = domainKey(knownValue(link.remote) ?? '');
  return counterparts(link, context).filter(({ fact }) => domainKey(knownValue(fact.remote) ?? '') === remote);
}

/** Something that lets identities in: a subject of the allow list, by its place there, or the word on authorization. */
export interface Admission {
  readonly at: Known;
  readonly index: number | undefined;
}

/** The subjects by which everything the other side ever names gets in. */
function unlimitedSubjects({ allow, remote }: FederationFact): Admission[] {
  const domain = knownValue(remote);
  if (domain === undefined) return [];
  return (allow?.entries ?? []).flatMap(({ subject }, index) =>
    subject?.known && reachOf(subject.value, domainKey(domain)) === 'everybody' ? [{ at: subject, index }] : [],
  );
}

/**
 * The line between `authentication-only` and `broad-trust`: being recognised is all it takes where authorization is
 * `none`, and where a subject is unlimited and nobody on this side is said to decide. Elsewhere whoever is let in too
 * broadly still meets a decision.
 */
export function undecidedAdmissions(link: FederationFact): Admission[] {
  const { authorization } = link.trust;
  const value = knownValue(authorization);
  if (authorization?.known && value === 'none') return [{ at: authorization, index: undefined }];
  return isUnanswered(authorization) || value === 'remote' ? unlimitedSubjects(link) : [];
}
