/** What is agreed on the keys of the other side, whichever document says it. */

import { trustDomainName } from '../values/spiffe-id.ts';
import { acceptsIdentities, sameWay } from './acceptance.ts';
import { isUnanswered } from './answer.ts';
import { trustDomainsNamed } from './domains.ts';
import type { BundleTerms, FederationFact } from './facts.ts';
import { inOrder } from './order.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * How the keys of the other side get here; an endpoint unless something else is said. Undefined where they do not get
 * here at all, where the other side is no SPIFFE trust domain, and where only a template could tell.
 */
export function distributionOf(link: FederationFact): string | undefined {
  const { remote, model, bundle } = link;
  if (trustDomainName(knownValue(remote) ?? '') === undefined) return undefined;
  if (!isUnanswered(bundle.distribution)) return knownValue(bundle.distribution);
  if (!acceptsIdentities(link)) return undefined;
  if (model && (!model.known || model.value === 'shared-root')) return knownValue(model);
  return 'endpoint';
}

type Term = 'url' | 'profile' | 'endpointSpiffeId' | 'refreshHint' | 'rotation';

/** A term as the agreement has it, else a native resource of the same link, else the document of the other side's domain. */
export function bundleTerm(term: Term, link: FederationFact, context: Surroundings): Stated | undefined {
  const remote = knownValue(link.remote);
  const domains = remote === undefined ? [] : inOrder(trustDomainsNamed(remote, context), (fact) => fact.name.span);
  const bundles: BundleTerms[] = [
    link.bundle,
    ...[...sameWay(link, context), ...domains].map(({ fact }) => fact.bundle),
  ];
  return bundles.map((bundle) => bundle[term]).find((stated) => !isUnanswered(stated));
}
