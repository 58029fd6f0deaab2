import type { Fact } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, listedTextsOf, scalarOf, textOf, textsOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';

/** A registration entry written out in full. No admission webhook looks at it. */
export const clusterStaticEntry: Kind = {
  apiVersion: 'spire.spiffe.io/v1alpha1',
  kind: 'ClusterStaticEntry',
  read({ resource, root, at }): Fact[] {
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    const selectors = node('selectors');
    return [
      {
        type: 'workload-identity',
        origin: 'static-entry',
        resource,
        slots: {
          'class-name': at('spec', 'className'),
          'federates-with': at('spec', 'federatesWith'),
          admin: at('spec', 'admin'),
          downstream: at('spec', 'downstream'),
          'x509-ttl': at('spec', 'x509SVIDTTL'),
          'jwt-ttl': at('spec', 'jwtSVIDTTL'),
        },
        spiffeId: textOf(node('spiffeID')),
        parentId: textOf(node('parentID')),
        selectors: (selectors?.type === 'seq' ? selectors.items : []).map((item, index) => ({
          text: textOf(item) ?? { known: false, span: item.span, text: '' },
          isText: item.type === 'scalar',
          joined: joinedSelector(item),
          path: at('spec', 'selectors', index),
        })),
        podSelector: undefined,
        namespaceSelector: undefined,
        workloadSelectorTemplates: [],
        dnsNames: textsOf(node('dnsNames')),
        dnsNamesAreTemplates: false,
        federatesWith: listedTextsOf(node('federatesWith'), at('spec', 'federatesWith')),
        x509TTL: scalarOf(node('x509SVIDTTL')),
        jwtTTL: scalarOf(node('jwtSVIDTTL')),
        admin: booleanOf(node('admin')),
        downstream: booleanOf(node('downstream')),
        hint: textOf(node('hint')),
        className: textOf(node('className')),
      },
    ];
  },
};

/** `{type: k8s, value: ns:payments}`, as the registration API and other formats write it, in the spelling of this kind. */
function joinedSelector(item: Node): string | undefined {
  if (item.type !== 'map' || item.entries.length !== 2) return undefined;
  const type = textOf(nodeAt(item, ['type']));
  const value = textOf(nodeAt(item, ['value']));
  return type?.known && value?.known ? `${type.value}:${value.value}` : undefined;
}
