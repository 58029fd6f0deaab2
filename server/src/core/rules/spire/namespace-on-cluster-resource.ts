import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const namespaceOnClusterResource = rule({
  id: 'namespace-on-cluster-resource',
  severity: 'warning',
  title: 'A namespace that means nothing',
  what: 'A SPIRE resource that belongs to the whole cluster names a namespace.',
  why: 'The cluster drops the namespace. Whoever reads the file believes that the trust or the identity ends at the namespace, and it does not.',
  how: 'Delete `metadata.namespace`. To narrow an identity down to a namespace, use `namespaceSelector`.',
  families: [],
  edit: 'fix',
  on: ['federation', 'workload-identity'],
  *check(fact) {
    const { apiVersion, kind, namespace, path } = fact.resource;
    // What carries a configuration of SPIRE, such as a ConfigMap, may well have a namespace.
    if (!apiVersion.startsWith('spire.spiffe.io/') || !namespace?.known) return;
    yield {
      at: namespace.span,
      message: `A ${kind} belongs to the whole cluster, so this namespace is dropped and limits nothing. Delete it.`,
      tag: 'unnecessary',
      offers: () => [
        {
          title: 'Delete the namespace',
          kind: 'fix',
          operations: [{ op: 'remove', path: [...path, 'metadata', 'namespace'] }],
        },
      ],
    };
  },
  bad: unsoundSpire('spiffe-id.yaml', '  name: payments\n', '  name: payments\n  namespace: payments\n'),
  good: SOUND_SPIRE,
});
