/** Linkerd's Server: a port of some pods, and what becomes of clients that no authorization speaks of. */
import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { policyFact } from '../policy.ts';
import { enforcementBy, type InboundWord, inboundFact } from './inbound-policy.ts';

export const server = inVersions('policy.linkerd.io', ['v1alpha1', 'v1beta1', 'v1beta2', 'v1beta3'], {
  kind: 'Server',
  read(manifest): Fact[] {
    const word = accessPolicyOf(manifest);
    // The older versions have no such field: the API server drops it, and the Server denies.
    const counts = manifest.resource.apiVersion.endsWith('/v1beta3');
    const enforcement = enforcementBy(counts ? word : undefined);
    return [
      policyFact(manifest, { engine: 'linkerd', decides: 'request-time', effect: 'authenticates', enforcement }),
      ...(word ? [inboundFact(manifest, word, 'server')] : []),
    ];
  },
});

function accessPolicyOf({ root, at }: Manifest): InboundWord | undefined {
  const path = ['spec', 'accessPolicy'];
  const stated = textOf(nodeAt(root, path));
  return stated && { stated, path: at(...path), field: 'accessPolicy' };
}
