/** Linkerd's Link to another cluster. Both clusters verify each other by one trust anchor. */
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions } from '../kind.ts';
import { peeringFact } from '../policy.ts';

export const link = inVersions('multicluster.linkerd.io', ['v1alpha1', 'v1alpha2', 'v1alpha3'], {
  kind: 'Link',
  read(manifest) {
    const remote = textOf(nodeAt(manifest.root, ['spec', 'targetClusterName']));
    return remote ? [peeringFact(manifest, { engine: 'linkerd', remote, remoteKind: 'cluster' })] : [];
  },
});
