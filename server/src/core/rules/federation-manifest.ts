/** The Federation manifest that trust lacks, filled with what native resources say and with blanks for the rest. */
import { blank, list, map, type Operation, type Value } from '../fixes/operation.ts';
import { domainKey } from '../model/domain-key.ts';
import { type FederationFact, OWNER_ROLES } from '../model/facts.ts';
import { localDomainOf, ownersOf } from '../model/governance.ts';
import { isNamed } from '../model/ownership.ts';
import { knownValue } from '../model/stated.ts';
import { allowing, bundleFor, manifestFile, revocationFor, timesFor } from './federation-file.ts';
import { likelyOwner } from './likely-owner.ts';
import type { Offer, RuleContext } from './rule.ts';

/** For a native trust link. None for a manifest, and none for a link to a side that nobody can know. */
export function manifestOffers(link: FederationFact, context: RuleContext): Offer[] {
  const stated = knownValue(link.remote);
  if (link.origin === 'manifest' || stated === undefined) return [];
  const remote = domainKey(stated);
  const points = link.enforcementPoints.flatMap((point) => knownValue(point) ?? []);
  const file = manifestFile(remote, {
    local: localDomainOf(link, context) ?? blank('corp.example'),
    remote,
    purpose: blank('What this trust is for.'),
    owners: ownersFor(link, context),
    bundle: bundleFor(link.bundle, remote),
    revocation: revocationFor(remote, context),
    allow: list(allowing(blank(`spiffe://${remote}/orders/checkout`))),
    enforcementPoints: points.length > 0 ? list(...points) : list(blank('payments-gateway')),
    ...timesFor(link, context),
  });
  return [{ title: 'Create the Federation manifest', kind: 'suggest', operations: [file] }];
}

/** What a policy says about a trust that no agreement speaks of. */
export interface PolicyTerms {
  /** The trust domain, or what else the policy calls the other side; its trust domain is then for a person to say. */
  readonly remote: string;
  readonly isTrustDomain: boolean;
  readonly local: string | undefined;
  readonly owner: string;
  /** SPIFFE IDs that it lets in. */
  readonly subjects: readonly string[];
  /** The enforcement point that it is. */
  readonly point: Value;
}

export function manifestForPolicy(terms: PolicyTerms, context: RuleContext): Operation {
  const { remote, isTrustDomain, local, owner, subjects, point } = terms;
  const domain = isTrustDomain ? remote : 'partner.example';
  const allowed = subjects.length > 0 ? subjects : [blank(`spiffe://${domain}/orders/checkout`)];
  return manifestFile(remote, {
    local: local ?? blank('corp.example'),
    remote: isTrustDomain ? remote : blank(domain),
    purpose: blank('What this trust is for.'),
    owners: map(Object.fromEntries(OWNER_ROLES.map((role) => [role, blank(owner)]))),
    bundle: bundleFor(undefined, domain),
    revocation: revocationFor(domain, context),
    allow: list(...allowed.map(allowing)),
    enforcementPoints: list(point),
    ...timesFor(undefined, context),
  });
}

/** What a peering says: the name by which it calls the other side, and how the roots get there. */
export interface PeeringTerms {
  readonly remote: string;
  readonly local: string | undefined;
  readonly owner: string;
  readonly distribution: Value;
}

/** Peers know each other, so whether calls go one way or both is for a person to say. */
export function manifestForPeering(terms: PeeringTerms, context: RuleContext): Operation {
  const { remote, local, owner, distribution } = terms;
  return manifestFile(remote, {
    local: local ?? blank('corp.example'),
    remote,
    direction: blank('mutual'),
    purpose: blank('What this trust is for.'),
    owners: map(Object.fromEntries(OWNER_ROLES.map((role) => [role, blank(owner)]))),
    bundle: map({ distribution, refreshHint: blank('1h'), rotation: blank('72h') }),
    revocation: revocationFor(remote, context),
    allow: list(allowing(blank(`spiffe://${remote}/orders/checkout`))),
    enforcementPoints: list(blank('payments-gateway')),
    ...timesFor(undefined, context),
  });
}

function ownersFor(link: FederationFact, context: RuleContext): Value {
  const owners = ownersOf(link, context);
  const likely = likelyOwner(link, context);
  return map(
    Object.fromEntries(
      OWNER_ROLES.map((role) => {
        const owner = owners[role];
        return [role, isNamed(owner) && owner?.known ? owner.value.name : blank(likely)];
      }),
    ),
  );
}
