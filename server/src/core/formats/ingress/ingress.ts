import type { Fact } from '../../model/facts.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { keySpan, mapOf, textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { leadsToBundleEndpoint } from './bundle-endpoint-service.ts';
import { passesTls } from './passes-tls.ts';

/** Of interest only where it leads to the bundle endpoint of a SPIRE server. */
export const ingress: Kind = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  carrier: true,
  read({ resource, root, at }): Fact[] {
    const backends = backendsIn(nodeAt(root, ['spec']));
    if (backends.length === 0 || !backends.every(isBundleEndpoint)) return [];
    return [
      {
        type: 'endpoint-ingress',
        by: 'ingress',
        resource,
        slots: {},
        span: resource.name?.span ?? keySpan(root, ['spec']) ?? resource.kindSpan,
        passesTls: passesTls(resource.annotations),
        profile: undefined,
        path: at('metadata', 'annotations'),
      },
    ];
  },
};

function backendsIn(spec: Node | undefined): Node[] {
  const rules = nodeAt(spec, ['rules']);
  const backends = (rules?.type === 'seq' ? rules.items : []).flatMap((rule) => {
    const paths = nodeAt(rule, ['http', 'paths']);
    return (paths?.type === 'seq' ? paths.items : []).map((path) => nodeAt(path, ['backend']));
  });
  return [...backends, nodeAt(spec, ['defaultBackend'])].flatMap((backend) => mapOf(backend) ?? []);
}

function isBundleEndpoint(backend: Node): boolean {
  const port =
    textOf(nodeAt(backend, ['service', 'port', 'number'])) ?? textOf(nodeAt(backend, ['service', 'port', 'name']));
  return leadsToBundleEndpoint(textOf(nodeAt(backend, ['service', 'name'])), port);
}
