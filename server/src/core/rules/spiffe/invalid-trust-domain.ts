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

export const invalidTrustDomain = rule({
  id: 'invalid-trust-domain',
  severity: 'error',
  title: 'A trust domain name that no SPIFFE program accepts',
  what: 'A trust domain name has a character that SPIFFE does not allow. It may have lower-case letters, digits, dots, dashes and underscores, and nothing else: no capitals, no port, no space.',
  why: 'SPIRE refuses such a name. Where nothing checks it on the way in, it matches no identity at all, and the workloads that count on it stay without trust.',
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
        message: `${code(stated.value)} is not the name of a trust domain. ${problem.message} ${consequence(fact)}`,
        offers: () => repair(stated),
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
      return 'The controller manager does not start with it.';
    case 'workload-identity':
      return fact.origin === 'template'
        ? 'The cluster refuses this resource because of it.'
        : 'The cluster takes the resource without a word, and then the entry is never registered.';
    case 'federation':
      if (fact.origin === 'native') return 'The cluster refuses this resource because of it.';
      break;
    default:
      break;
  }
  return 'No identity can ever belong to it, so what this manifest says is true of nobody.';
}

function repair(stated: Known): Offer[] {
  const name = repairTrustDomain(stated.value);
  if (name === undefined) return [];
  const operations = [{ op: 'replace', span: stated.span, value: name } as const];
  return [{ title: `Change to ${code(name)}`, kind: 'suggest', operations }];
}
