import { SOUND_LINKERD } from '../../../rules/linkerd-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeRemote, leadsOut, peeringObligations } from './peering.ts';
import { speaksInstead } from './together.ts';

const linkedWith = (cluster: string) => ({
  ...SOUND_LINKERD,
  'link.yaml': `apiVersion: multicluster.linkerd.io/v1alpha3
kind: Link
metadata:
  name: second
  namespace: linkerd-multicluster
spec:
  targetClusterName: ${cluster}
  targetClusterDomain: cluster.local
  targetClusterLinkerdNamespace: linkerd
  clusterCredentialsSecret: second-credentials
  gatewayAddress: 203.0.113.7
`,
});

export const peeringMoved = changeKind({
  id: 'peering-moved',
  title: 'A peering leads to another side',
  what: 'The same resource joins this mesh with somebody else than before, or with the same side under another name.',
  families: ['trust-anchor'],
  on: ['peering'],
  *compare({ is, before, after }, context) {
    if (is !== 'kept' || !leadsOut(after)) return;
    // Where the keys of the other side stand beside its name, the keys are told about.
    if (speaksInstead(after.fact, ['trust-anchors'], context)) return;
    const [was, now] = [before.fact.remote, after.fact.remote];
    if (!was.known || !now.known || was.value === now.value) return;
    yield {
      direction: 'moves',
      title: `Joins with ${describeRemote(after.fact)} instead of ${describeRemote(before.fact)}`,
      message:
        'Others are recognised than before, unless it is the same side under another name. Look at the keys that come with it.',
      before: { span: was.span, says: was.value },
      after: { span: now.span, says: now.value },
      obligations: peeringObligations(after),
    };
  },
  examples: [step(linkedWith('west'), linkedWith('east'), 'moves')],
});
