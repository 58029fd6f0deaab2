/** Which identities a review speaks of: the others are for other tools, and change all the time. */

import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { foreignDomainsOf } from '../../../model/home.ts';
import { knownValue } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Pair, Version } from '../../subject.ts';

type Identity = Version<WorkloadIdentityFact>;

/** Whether it accepts somebody foreign, or may administer or sign, before or after. */
export function concernsTrust({ before, after }: Pair<WorkloadIdentityFact>): boolean {
  return [before, after].some((version) => version !== undefined && powersOf(version).length > 0);
}

/** "trusts `acme.example`", "administers SPIRE": what makes it matter, as parts of a sentence. */
export function powersOf({ fact, context }: Identity): string[] {
  const domains = foreignDomainsOf(fact, context);
  return [
    ...(domains.length > 0 ? [`trusts ${enumerate(domains.map(code))}`] : []),
    ...(knownValue(fact.admin) === true ? ['administers SPIRE'] : []),
    ...(knownValue(fact.downstream) === true ? ['signs identities of its own trust domain'] : []),
  ];
}

/** The ID as it is written, else the name of its object; undefined where only a template knows. */
export function identityName({ spiffeId, resource }: WorkloadIdentityFact): string | undefined {
  return knownValue(spiffeId) ?? knownValue(resource.name);
}
