import { consequenceOf, consequenceOfOwnName } from '../../model/consequence.ts';
import type { WorkloadIdentityFact } from '../../model/facts.ts';
import { NAMING, type NamingFact, trustDomainsIn } from '../../model/identifiers.ts';
import { type Known, partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import {
  type IdProblem,
  isUriForm,
  parseSpiffeId,
  parseTrustDomain,
  repairTrustDomain,
} from '../../values/spiffe-id.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { capitalised } from '../wording.ts';
import { renaming } from './domain-renaming.ts';

export const invalidTrustDomain = rule({
  id: 'invalid-trust-domain',
  severity: 'error',
  title: 'A trust domain name that no SPIFFE program accepts',
  what: 'A trust domain name has a character that SPIFFE does not allow. It may have lower-case letters, digits, dots, dashes and underscores, and nothing else: no capitals, no port, no space.',
  why: 'SPIRE refuses such a name, and a server that has it in its configuration does not start. Where nothing checks it on the way in, it matches no identity at all, and the workloads that count on it stay without trust.',
  how: 'Write the name exactly as the other side has it in its own configuration, which is in lower case.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: NAMING,
  *check(fact) {
    for (const stated of trustDomainsIn(fact)) {
      // Elsewhere than on a workload, `placeholder-value` tells what is left to fill in.
      const isTold = fact.type !== 'workload-identity' && isFillIn(stated.value);
      const problem = isTold ? undefined : problemOf(stated.value);
      if (!problem) continue;
      yield {
        at: partOf(stated, problem),
        message: `${code(stated.value)} is not the name of a trust domain. ${problem.message} ${capitalised(consequence(fact))}.`,
        offers: () => repair(fact, stated),
      };
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', '[acme.partner.example]', '[ACME.partner.example]'),
  good: SOUND_SPIRE,
});

/** The URI of a trust domain is read in its place, so it has to be sound as well. */
function problemOf(text: string): IdProblem | undefined {
  const parsed = isUriForm(text) ? parseSpiffeId(text) : parseTrustDomain(text);
  return parsed.ok ? undefined : parsed.problems[0];
}

function consequence(fact: NamingFact): string {
  switch (fact.type) {
    case 'controller':
      return 'the controller manager does not start with it';
    case 'workload-identity':
      return CONSEQUENCE_FOR_IDENTITY[fact.origin];
    case 'federation':
      return consequenceOf('trust-domain', fact.form).words;
    case 'spire-server':
    case 'spire-agent':
      return consequenceOfOwnName(fact);
    default:
      return consequenceOf('trust-domain', 'manifest').words;
  }
}

const CONSEQUENCE_FOR_IDENTITY: Readonly<Record<WorkloadIdentityFact['origin'], string>> = {
  template: 'the cluster refuses this resource because of it',
  'static-entry': 'the cluster takes the resource without a word, and then the entry is never registered',
  'entry-data': 'SPIRE refuses the entry, and nothing is registered',
};

function repair(fact: NamingFact, stated: Known): Offer[] {
  const name = repairTrustDomain(stated.value);
  return name === undefined ? [] : renaming(fact, stated, name, 'suggest');
}
