/** What the kinds of change about peerings have in common. */

import type { PeeringFact } from '../../../model/facts.ts';
import { isOwnTrust } from '../../../model/mesh-identities.ts';
import type { Obligation } from '../../../model/obligation.ts';
import { isNamed } from '../../../model/ownership.ts';
import { isGoverned } from '../../../model/peering-governance.ts';
import { knownValue } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import type { Version } from '../../subject.ts';

const PROGRAMS: Readonly<Record<string, string>> = {
  kuma: 'Kuma',
  consul: 'Consul',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
};

/** Whether it leads to somebody else; a mesh may write its own roots down in the same way. */
export function leadsOut({ fact, context }: Version<PeeringFact>): boolean {
  return !isOwnTrust(fact, context);
}

/** "the peer `west-dc`" */
export function describeRemote({ remote, remoteKind }: PeeringFact): string {
  const noun = remoteKind === 'trust-domain' ? 'trust domain' : remoteKind;
  return `the ${noun} ${code(remote.known ? remote.value : remote.text)}`;
}

export function programOf({ engine }: PeeringFact): string {
  return PROGRAMS[engine] ?? engine;
}

export function peeringObligations({ fact, context, document }: Version<PeeringFact>): Obligation[] {
  const at = { document, span: fact.span };
  const { owner } = fact;
  const isDescribed = isGoverned(fact, context);
  const isUnknown = owner !== undefined && !owner.known;
  return [
    {
      id: 'owners',
      asks: 'Somebody answers for the peering',
      state: isUnknown ? 'unknown' : isNamed(owner) || isDescribed ? 'met' : 'open',
      says: knownValue(owner)?.name ?? (isDescribed ? 'an agreement speaks for it' : 'nobody is named'),
      at,
      rules: ['missing-owner', 'undocumented-federation'],
    },
  ];
}
