/** A peering of meshes or clusters that nobody governs: a part of `undocumented-federation`. */
import { blank, type Value } from '../../fixes/operation.ts';
import type { PeeringFact } from '../../model/facts.ts';
import { ownDomainsOfKuma } from '../../model/mesh-identities.ts';
import { fallbackOwner } from '../../model/ownership.ts';
import { isGoverned } from '../../model/peering-governance.ts';
import { knownValue } from '../../model/stated.ts';
import { statementAt } from '../../model/statement.ts';
import { code } from '../../values/code.ts';
import { addDays } from '../../values/date.ts';
import { trustDomainName } from '../../values/spiffe-id.ts';
import { manifestForPeering } from '../federation-manifest.ts';
import { likelyOwner } from '../likely-owner.ts';
import type { Offer, Problem, RuleContext } from '../rule.ts';
import { suggest, writing } from './place.ts';

type RemoteKind = PeeringFact['remoteKind'];

/** What the resource does. */
const DOES: Readonly<Record<RemoteKind, (name: string) => string>> = {
  'trust-domain': (name) => `Identities of ${name} are trusted here`,
  peer: (name) => `This cluster is joined with the peer ${name}`,
  cluster: (name) => `This cluster is linked with the cluster ${name}`,
};

/** How the roots of the other side get here; Consul hands them over the peering itself. */
const DISTRIBUTION: Readonly<Record<RemoteKind, Value>> = {
  'trust-domain': 'manual',
  peer: blank('manual'),
  cluster: 'shared-root',
};

/** Also where adoption is strict: nothing else asks for it. */
export function* undocumentedPeering(peering: PeeringFact, context: RuleContext): Iterable<Problem> {
  const remote = knownValue(peering.remote);
  if (remote === undefined || isGoverned(peering, context)) return;
  const owner = fallbackOwner(context);
  const known = owner ? ` Only the file has an owner, ${code(owner.name)} (${owner.source}).` : '';
  yield {
    at: peering.span,
    message: `${DOES[peering.remoteKind](code(remote))}, and nothing says who owns that, when it ends or is reviewed, where a request is refused or how it is revoked.${known} In an incident nobody knows whom to ask and what to switch off. ${advice(peering)}`,
    offers: () => offersFor(peering, remote, context),
  };
}

function advice({ slots }: PeeringFact): string {
  const place = slots['owner.accountable'];
  const where = place && statementAt(place) ? 'comments above it' : 'annotations';
  return `Write down the first of it as ${where}, or create the Federation manifest.`;
}

function offersFor(peering: PeeringFact, remote: string, context: RuleContext): Offer[] {
  const { now, settings } = context;
  const owner = likelyOwner(undefined, context);
  const end = blank(addDays(now, settings.timeBox.max));
  return [
    ...suggest('Add the owner', writing(peering, { 'owner.accountable': blank(owner) })),
    ...suggest('Add a time-box', writing(peering, { 'time-box.expires': end, 'time-box.change': blank('CHG-1042') })),
    ...manifestOffers(peering, remote, owner, context),
  ];
}

/** An agreement is with a trust domain, so the name has to be one that a trust domain can have. */
function manifestOffers(peering: PeeringFact, remote: string, owner: string, context: RuleContext): Offer[] {
  if (trustDomainName(remote) !== remote) return [];
  const [own] = peering.engine === 'kuma' ? ownDomainsOfKuma(context).toSorted() : [];
  const local = own ?? context.settings.localTrustDomains[0];
  const terms = { remote, local, owner, distribution: DISTRIBUTION[peering.remoteKind] };
  return suggest('Create the Federation manifest', [manifestForPeering(terms, context)]);
}
