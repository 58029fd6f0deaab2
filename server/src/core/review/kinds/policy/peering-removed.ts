import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeRemote, leadsOut, programOf } from './peering.ts';
import { ONE_PEER, TWO_PEERS } from './peering-examples.ts';

export const peeringRemoved = changeKind({
  id: 'peering-removed',
  title: 'Another mesh or cluster is no longer trusted',
  what: 'The opposite of `peering-added`: the resource that joined this mesh with another one is gone.',
  families: [],
  on: ['peering'],
  *compare({ is, before }) {
    if (is !== 'removed' || !leadsOut(before)) return;
    yield {
      direction: 'narrows',
      title: `No longer joins with ${describeRemote(before.fact)}`,
      message: `Workloads of the other side are no longer recognised by ${programOf(before.fact)}. Policies that name them, and the agreement, are left over.`,
      before: { says: 'joined' },
    };
  },
  examples: [step(TWO_PEERS, ONE_PEER, 'narrows')],
});
