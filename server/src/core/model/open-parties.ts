/** Parties by which a policy lets in more trust domains, or more of one, than its author may have thought of. */
import { domainKey } from './domain-key.ts';
import type { Party, PolicyFact } from './facts.ts';
import { type ForeignTrust, foreignPartiesOf, trustBeside } from './foreign-trust.ts';
import { admittedBy, isDecidedLater, leavesDomainOpen } from './parties.ts';
import type { Surroundings } from './surroundings.ts';

export interface OpenParty {
  readonly party: Party;
  /** Any trust domain will do, or it is a whole one that other clusters share. */
  readonly is: 'open' | 'shared';
  /** Who gets in by that. */
  readonly trust: ForeignTrust;
}

/** Fields whose names never say which trust domain is meant; rules of their own tell what that means. */
const NAMES_WITHOUT_DOMAIN = ['namespaces', 'serviceAccounts'];

export function openPartiesOf(policy: PolicyFact, context: Surroundings): OpenParty[] {
  const admitted = admittedBy(policy).filter(({ field }) => !NAMES_WITHOUT_DOMAIN.includes(field));
  const open = admitted.filter((party) => leavesDomainOpen(party, policy));
  const shared = policy.engine === 'linkerd' ? admitted.filter(isWholeDomain) : [];
  const trust = open.length + shared.length > 0 ? trustBeside(policy, context) : undefined;
  if (!trust || isDecidedLater(policy, context)) return [];
  const foreign = foreignPartiesOf(policy, context).map(({ party }) => party);
  return admitted.flatMap((party): OpenParty[] => {
    if (open.includes(party)) return [{ party, is: 'open', trust }];
    const isShared = shared.includes(party) && !foreign.includes(party) && isLinkedCluster(trust, context);
    return isShared ? [{ party, is: 'shared', trust }] : [];
  });
}

function isWholeDomain({ match, domain, reach }: Party): boolean {
  return match === 'suffix' && domain?.known === true && reach === 'everybody';
}

/** Clusters of Linkerd can be linked only where they have their trust anchor in common. */
function isLinkedCluster({ name }: ForeignTrust, { workspace }: Surroundings): boolean {
  return workspace.lookup('peering', domainKey(name)).some(({ fact }) => fact.engine === 'linkerd');
}
