import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { leadsToBundleEndpoint } from './bundle-endpoint-service.ts';

/** A Route of OpenShift, of interest only where it leads to the bundle endpoint of a SPIRE server. */
export const route: Kind = {
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  carrier: true,
  read({ resource, root, at }): Fact[] {
    const text = (...path: Path) => textOf(nodeAt(root, ['spec', ...path]));
    if (!leadsToBundleEndpoint(text('to', 'name'), text('port', 'targetPort'))) return [];
    const termination = text('tls', 'termination');
    return [
      {
        type: 'endpoint-ingress',
        by: 'route',
        resource,
        slots: {},
        span: termination?.span ?? keySpan(root, ['spec', 'tls']) ?? resource.name?.span ?? resource.kindSpan,
        passesTls: termination?.known === false ? undefined : termination?.value === 'passthrough',
        profile: undefined,
        path: at('spec', 'tls', 'termination'),
      },
    ];
  },
};
