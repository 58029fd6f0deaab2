/** The grants of a policy, in whichever language it is written. */
import type { Party, PolicyFact } from '../../model/facts.ts';
import { authorizationOf } from '../../model/istio-scope.ts';
import type { Surroundings } from '../../model/surroundings.ts';
import { anybody, exactly, expression, joined, type Pattern, unread, wildcard } from '../../values/pattern-set.ts';
import { type Grant, UNNAMED } from './grant.ts';
import { istioGrants } from './istio-grants.ts';

export function grantsOf(policy: PolicyFact, context: Surroundings): Grant[] {
  const authorization = policy.engine === 'istio' ? authorizationOf(policy, context) : undefined;
  if (authorization) return istioGrants(authorization);
  const { span, engine, effect, parties, admitsUnnamed } = policy;
  const shared = { conditions: [], isConditional: false, isRefused: false, party: undefined, span };
  const unnamed = { about: UNNAMED, isNegative: false, patterns: [unread('')] };
  const whoever = { about: 'identity', isNegative: false, patterns: [anybody] };
  return [
    ...parties.flatMap((party) => grantTo(party, engine)),
    ...(admitsUnnamed ? [{ ...shared, who: unnamed }] : []),
    // A listener that asks for a certificate and names nobody takes every one that is valid.
    ...(engine === 'envoy' && effect === 'authenticates' && parties.length === 0 ? [{ ...shared, who: whoever }] : []),
  ];
}

/** What stands in the place of names that only a template knows. */
export function placeholdersIn({ parties }: PolicyFact): string[] {
  return parties.flatMap(({ subject }) => (subject.known ? [] : [subject.text])).sort();
}

function grantTo(party: Party, engine: PolicyFact['engine']): Grant[] {
  const { kind, subject, isNarrowed, isRefused } = party;
  const pattern = patternOf(party, engine);
  if (!pattern) return [];
  const about = engine === 'istio' ? party.field : kind === 'trust-domain' ? 'identity' : kind;
  const who = { about, isNegative: false, patterns: [pattern] };
  return [{ who, conditions: [], isConditional: isNarrowed, isRefused, party, span: subject.span }];
}

/** Undefined where only a template knows. */
function patternOf({ kind, domain, subject, match, reach }: Party, engine: PolicyFact['engine']): Pattern | undefined {
  if (!subject.known || domain?.known === false) return undefined;
  const { value } = subject;
  // A service is known by its name with a peer or in a group; a cluster is all there is to say.
  const place = kind !== 'trust-domain' && domain && domain.value !== value ? exactly(`${domain.value}/`) : exactly('');
  // Who is in a group is written elsewhere.
  if (engine === 'cedar' && match === 'exact' && reach !== 'workload') return unread(value);
  // In these the star is part of the text.
  const isStarred = engine === 'istio' || engine === 'linkerd';
  switch (match) {
    case 'any':
      return joined(place, anybody);
    case 'exact':
      return joined(place, exactly(value));
    case 'prefix':
      return isStarred ? wildcard(value) : joined(exactly(value), anybody);
    case 'suffix':
      return isStarred ? wildcard(value) : joined(anybody, exactly(value));
    case 'glob':
      return joined(anybody, exactly(value), anybody);
    case 'regex':
      return expression(value);
  }
}
