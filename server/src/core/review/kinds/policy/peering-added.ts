import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeRemote, leadsOut, peeringObligations, programOf } from './peering.ts';
import { ONE_PEER, TWO_PEERS } from './peering-examples.ts';

export const peeringAdded = changeKind({
  id: 'peering-added',
  title: 'Another mesh or cluster is trusted',
  what: 'A native resource that joins this mesh with another one outside of SPIFFE federation: a peering of Consul, a Link of Linkerd, a MeshTrust of Kuma, a cluster of a Cilium mesh. Its workloads are recognised from then on, and policies decide how far that goes.',
  families: ['overly-broad-trust', 'undocumented-enforcement-point'],
  on: ['peering'],
  *compare({ is, after }) {
    if (is !== 'added' || !leadsOut(after)) return;
    yield {
      direction: 'widens',
      title: `Joins with ${describeRemote(after.fact)}`,
      message: `Workloads of the other side are recognised by ${programOf(after.fact)} from now on. Whether they get in anywhere is left to policies.`,
      after: { says: 'joined' },
      obligations: peeringObligations(after),
    };
  },
  examples: [step(ONE_PEER, TWO_PEERS, 'widens')],
});
