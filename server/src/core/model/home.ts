/** The trust domain a workload belongs to, and those it may look beyond it for. */

import type { Span } from '../syntax/span.ts';
import { parseSpiffeId } from '../values/spiffe-id.ts';
import { ownDomainOf } from './controllers.ts';
import { domainKey } from './domain-key.ts';
import type { FederationFact, WorkloadIdentityFact } from './facts.ts';
import { folderOf, inOneFolder, isCloseTo } from './folder.ts';
import { spiffeIdsIn } from './identifiers.ts';
import { type Known, knownValue } from './stated.ts';
import type { Answers } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export interface WrittenDomain {
  readonly name: string;
  /** In the text of the ID or template. */
  readonly place: Span;
}

/** The trust domain that an ID or a template spells out. */
export function writtenDomain(fact: WorkloadIdentityFact): WrittenDomain | undefined {
  const [id] = spiffeIdsIn(fact);
  const parsed = parseSpiffeId(id?.text ?? '');
  if (!id || !parsed.ok) return undefined;
  const start = 'spiffe://'.length;
  const place = id.placeOf({ start, end: start + parsed.trustDomain.length });
  return place && { name: parsed.trustDomain, place };
}

/** The trust domain of an identity: as its ID spells it out, or as its controller has it. Undefined where these differ. */
export function homeOf(fact: WorkloadIdentityFact, context: Surroundings): string | undefined {
  const written = writtenDomain(fact)?.name;
  const own = ownDomainOf(fact, context)?.name;
  return written !== undefined && own !== undefined && written !== own ? undefined : (written ?? own);
}

/**
 * Whether a domain that an identity federates with is known to SPIRE, as far as the workspace shows: declared by a native
 * link in any format, in a file as a bundle, or agreed on with a bundle that comes by other means than an endpoint. True as well where it does not show.
 */
export function isDeclared(domain: string, fact: WorkloadIdentityFact, context: Surroundings): boolean {
  const { workspace } = context;
  if (workspace.lookup('native-federation', domain).length > 0 || workspace.lookup('bundle', domain).length > 0)
    return true;
  if (workspace.lookup('native-federation', '').length > 0 || homeOf(fact, context) === domain) return true;
  const comesByOtherMeans = workspace
    .lookup('manifest-by-remote', domain)
    .some(({ fact: { bundle } }) => bundle.distribution && knownValue(bundle.distribution) !== 'endpoint');
  return comesByOtherMeans || !declaresFederations(fact, context);
}

/** Whether federations are declared in resources close by, for the same controller. If none is, they may be kept elsewhere. */
function declaresFederations({ className }: WorkloadIdentityFact, context: Surroundings): boolean {
  const { document, path, workspace } = context;
  const about = [className?.known ? className.value : '', folderOf(document), folderOf({ uri: path })].join('\n');
  return workspace.once(declarations, about, (facts) => {
    const isOfOneClass = (link: FederationFact) => className?.known && knownValue(link.className) === className.value;
    return facts
      .lookup('any-native-federation', '')
      .some(
        ({ fact, document: other }) =>
          inOneFolder(document, other) || (isOfOneClass(fact) && isCloseTo({ document, path }, other)),
      );
  });
}

const declarations: Answers<boolean> = new WeakMap();

/** The known trust domains an identity federates with, its own left out. */
export function foreignDomainsOf(fact: WorkloadIdentityFact, context: Surroundings): string[] {
  const home = homeOf(fact, context);
  const known = fact.federatesWith.filter((domain): domain is typeof domain & Known => domain.known);
  return [...new Set(known.map(({ value }) => domainKey(value)))].filter((domain) => domain !== home);
}
