/** Over a Federation: how many places decide for it, and how many of them refuse nothing. */
import { acceptsIdentities } from '../model/acceptance.ts';
import { borderOf } from '../model/border.ts';
import { domainKey } from '../model/domain-key.ts';
import { inlinePoints } from '../model/enforcement.ts';
import type { EnforcementPointFact, FederationFact } from '../model/facts.ts';
import { refusesNobody } from '../model/policy-deeds.ts';
import { documentationOf, pointsNamed, policiesOf, policiesReferredTo } from '../model/policy-documentation.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Surroundings } from '../model/surroundings.ts';
import { counted } from '../rules/wording.ts';
import type { Lens } from './lens.ts';

/** Undefined for an agreement under which nothing is to be decided here. `from` is the context of another document. */
export function federationLens(
  link: FederationFact,
  context: Surroundings,
  from: (document: DocumentRef) => Surroundings | undefined,
): Lens | undefined {
  if (link.origin !== 'manifest' || !link.remote.known) return undefined;
  const places = [
    ...inlinePoints(link, context).map(({ fact }) => pointDoes(fact, context)),
    ...link.enforcementPoints.map((name) => namedDoes(name, context)),
  ];
  if (places.length === 0 && !acceptsIdentities(link)) return undefined;
  const domain = domainKey(link.remote.value);
  const count = (what: Deed) => places.filter((place) => place === what).length;
  const observing = count('observes');
  const missing = count('missing');
  const title = [
    places.length === 0 ? 'no enforcement point' : counted(places.length, 'enforcement point'),
    ...(observing > 0 ? [`${observing} only ${observing === 1 ? 'observes' : 'observe'}`] : []),
    ...(missing > 0 ? [`${missing} not found`] : []),
  ].join(', ');
  const unknown = undocumented(domain, context, from);
  const more = unknown === 0 ? '' : ` · ${unknown === 1 ? '1 policy' : `${unknown} policies`} not documented`;
  return { at: link.resource.span, title: title + more, leads: { to: 'decisions', domain } };
}

type Deed = 'enforces' | 'observes' | 'missing';

function namedDoes(name: Stated, context: Surroundings): Deed {
  // What only a template names may well be there.
  if (!name.known) return 'enforces';
  const points = pointsNamed(name.value, context);
  if (points.length > 0) {
    return points.every(({ fact }) => pointDoes(fact, context) === 'observes') ? 'observes' : 'enforces';
  }
  const policies = [
    ...policiesReferredTo(name.value, context),
    ...context.workspace.lookup('policy-by-point', name.value),
  ];
  if (policies.length === 0) return 'missing';
  return policies.every(({ fact }) => refusesNobody(fact, context)) ? 'observes' : 'enforces';
}

/** What is said of a point counts, and what its policies do. */
function pointDoes(point: EnforcementPointFact, context: Surroundings): Deed {
  if (knownValue(point.mode) === 'observe') return 'observes';
  const policies = policiesOf(point, context);
  return policies.length > 0 && policies.every(({ fact }) => refusesNobody(fact, context)) ? 'observes' : 'enforces';
}

/** Policies that decide for the trust domain and that no manifest names. */
function undocumented(
  domain: string,
  { workspace }: Surroundings,
  from: (document: DocumentRef) => Surroundings | undefined,
): number {
  return workspace.lookup('policy-by-party', domain).filter(({ fact, document }) => {
    const there = from(document);
    return there && !documentationOf(fact, there).isDocumented && borderOf(fact, there) !== undefined;
  }).length;
}
