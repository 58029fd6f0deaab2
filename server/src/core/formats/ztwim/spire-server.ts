import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { mapOf, textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { endpointFacts } from './bundle-endpoint.ts';
import { linkFacts } from './federates-with.ts';
import { namedValueAt } from './named-value.ts';
import { managerFact, OPERATOR_API } from './operator.ts';

/** The SPIRE server that the operator runs. It makes the server's own configuration out of it. */
export const spireServerResource: Kind = {
  apiVersion: OPERATOR_API,
  kind: 'SpireServer',
  read(manifest): Fact[] {
    const { root, resource } = manifest;
    const value = (name: string) => namedValueAt(manifest, ['spec', name]);
    const values = (...names: string[]) => names.flatMap((name) => value(name) ?? []);
    // Earlier versions had it here; now it stands in a resource of its own.
    const trustDomain = textOf(nodeAt(root, ['spec', 'trustDomain']));
    const caTtl = value('caValidity');
    return [
      {
        type: 'spire-server',
        form: 'spire-server-resource',
        resource,
        slots: {},
        trustDomain,
        caTtl,
        credentialTtls: values('defaultX509Validity', 'defaultJWTValidity'),
        keyTypes: values('caKeyType', 'jwtKeyType'),
        adminIds: [],
        durations: [],
      },
      managerFact(manifest, { trustDomain, clusterName: textOf(nodeAt(root, ['spec', 'clusterName'])) }),
      ...(mapOf(nodeAt(root, ['spec', 'federation']))
        ? [...endpointFacts(manifest, trustDomain, caTtl), ...linkFacts(manifest, trustDomain)]
        : []),
    ];
  },
};
