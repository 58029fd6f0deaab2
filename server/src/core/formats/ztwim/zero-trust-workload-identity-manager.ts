import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { managerFact, OPERATOR_API } from './operator.ts';

/** What all parts of SPIRE that the operator runs have in common: the trust domain above all. */
export const zeroTrustWorkloadIdentityManager: Kind = {
  apiVersion: OPERATOR_API,
  kind: 'ZeroTrustWorkloadIdentityManager',
  read(manifest): Fact[] {
    const { resource, root } = manifest;
    const trustDomain = textOf(nodeAt(root, ['spec', 'trustDomain']));
    return [
      {
        type: 'spire-server',
        form: 'spire-server-resource',
        resource,
        slots: {},
        trustDomain,
        caTtl: undefined,
        credentialTtls: [],
        keyTypes: [],
        adminIds: [],
        durations: [],
      },
      managerFact(manifest, { trustDomain, clusterName: textOf(nodeAt(root, ['spec', 'clusterName'])) }),
    ];
  },
};
