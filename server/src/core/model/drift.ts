/** Where the two sides of a trust link are run differently, as far as the workspace describes both. */

import { parseDuration } from '../values/duration.ts';
import { isUnanswered } from './answer.ts';
import { trustDomainsNamed } from './domains.ts';
import type { FederationFact, TrustDomainFact } from './facts.ts';
import { localDomainOf } from './governance.ts';
import { inOrder } from './order.ts';
import { type Known, knownValue, type Stated } from './stated.ts';
import type { DocumentRef, Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export interface Difference {
  readonly control: 'signing authority' | 'policy engine' | 'refresh hint' | 'revocation delay';
  readonly here: Place;
  readonly there: Place;
}

/** Something stated, and where. */
export interface Place {
  readonly stated: Known;
  readonly document: DocumentRef;
}

type Same = (a: string, b: string) => boolean;

export function differences(link: FederationFact, context: Surroundings): Difference[] {
  const remote = knownValue(link.remote);
  const local = localDomainOf(link, context);
  if (local === undefined || remote === undefined) return [];
  const here = inOrder(trustDomainsNamed(local, context), ({ name }) => name.span);
  const there = inOrder(trustDomainsNamed(remote, context), ({ name }) => name.span);
  const compare = (control: Difference['control'], read: (fact: TrustDomainFact) => Stated | undefined) =>
    differing(control, sameWord, firstOf(here, read), firstOf(there, read));
  return [
    ...compare('signing authority', ({ issuer }) => issuer.authority),
    ...compare('policy engine', ({ policyEngine }) => policyEngine),
    ...differing(
      'refresh hint',
      sameLength,
      firstOf(here, ({ bundle }) => bundle.refreshHint) ?? placeOf(link.bundle.refreshHint, context.document),
      firstOf(there, ({ bundle }) => bundle.refreshHint),
    ),
    ...differing(
      'revocation delay',
      sameLength,
      placeOf(link.revocation.maxDelay, context.document),
      firstOf(reverseOf(local, remote, context), ({ revocation }) => revocation.maxDelay),
    ),
  ];
}

function differing(
  control: Difference['control'],
  isSame: Same,
  here: Place | undefined,
  there: Place | undefined,
): Difference[] {
  return !here || !there || isSame(here.stated.value, there.stated.value) ? [] : [{ control, here, there }];
}

/** The agreement as the other side wrote it down, where that is here as well. */
function reverseOf(local: string, remote: string, { workspace }: Surroundings): Located<FederationFact>[] {
  const reverse = workspace.lookup('manifest-by-remote', local).filter(({ fact }) => knownValue(fact.local) === remote);
  return inOrder(reverse, (fact) => fact.remote.span);
}

function firstOf<F>(located: readonly Located<F>[], read: (fact: F) => Stated | undefined): Place | undefined {
  return located.flatMap(({ fact, document }) => placeOf(read(fact), document) ?? [])[0];
}

function placeOf(stated: Stated | undefined, document: DocumentRef): Place | undefined {
  return stated?.known && !isUnanswered(stated) ? { stated, document } : undefined;
}

function sameWord(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Where one of two is no duration, there is nothing to compare. */
function sameLength(a: string, b: string): boolean {
  const [one, other] = [parseDuration(a, { days: true }), parseDuration(b, { days: true })];
  return !one.ok || !other.ok || one.seconds === other.seconds;
}
