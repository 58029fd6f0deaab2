/** A trust link in few words. */

import { acceptsIdentities } from '../../../model/acceptance.ts';
import { dateOf } from '../../../model/dates.ts';
import type { FederationFact } from '../../../model/facts.ts';
import { timeBoxOf } from '../../../model/governance.ts';
import { knownValue } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import type { Version } from '../../subject.ts';
import { describeList } from './allow-list-words.ts';

/** "`acme.example`", or "another trust domain" where only a template knows it. */
export function remoteName({ remote }: FederationFact): string {
  const name = knownValue(remote);
  return name === undefined ? 'another trust domain' : code(name);
}

/** "inbound, authorization local, 1 entry on the allow list, until 2027-01-31" */
export function sayingOf({ fact, context }: Version<FederationFact>): string {
  const box = timeBoxOf(fact, context);
  const [end, review] = [dateOf(box.expires), dateOf(box.reviewBy)];
  const authorization = knownValue(fact.trust.authorization);
  const direction = knownValue(fact.direction);
  const terms = [
    direction,
    fact.origin === 'native' ? (knownValue(fact.bundle.profile) ?? knownValue(fact.bundle.url)) : undefined,
    authorization === undefined ? undefined : `authorization ${authorization}`,
    fact.origin === 'manifest' ? describeList(fact) : undefined,
    end ? `until ${end.day}` : undefined,
    review ? `review by ${review.day}` : undefined,
  ];
  return terms.flatMap((term) => term ?? []).join(', ');
}

/** Whether anybody is let in or our own identities are accepted elsewhere: an agreement may also refuse everything. */
export function opensAnything(fact: FederationFact): boolean {
  const direction = knownValue(fact.direction);
  return (
    acceptsIdentities(fact) || direction === 'outbound' || direction === 'mutual' || fact.direction?.known === false
  );
}
