import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, listedTextsOf, scalarOf, templateOf, textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { labelSelectorOf } from './label-selector.ts';

/** A template by which the SPIRE controller manager registers an identity for every pod it selects. */
export const clusterSpiffeId: Kind = {
  apiVersion: 'spire.spiffe.io/v1alpha1',
  kind: 'ClusterSPIFFEID',
  read({ resource, root, at }): Fact[] {
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    const templates = (key: string) => {
      const list = node(key);
      return list?.type === 'seq' ? list.items.flatMap((item) => templateOf(item) ?? []) : [];
    };
    return [
      {
        type: 'workload-identity',
        origin: 'template',
        resource,
        slots: {
          'class-name': at('spec', 'className'),
          'federates-with': at('spec', 'federatesWith'),
          'pod-selector': at('spec', 'podSelector'),
          admin: at('spec', 'admin'),
          downstream: at('spec', 'downstream'),
          'x509-ttl': at('spec', 'ttl'),
          'jwt-ttl': at('spec', 'jwtTtl'),
        },
        spiffeId: templateOf(node('spiffeIDTemplate')),
        parentId: undefined,
        selectors: [],
        podSelector: labelSelectorOf(node('podSelector'), at('spec', 'podSelector')),
        namespaceSelector: labelSelectorOf(node('namespaceSelector'), at('spec', 'namespaceSelector')),
        workloadSelectorTemplates: templates('workloadSelectorTemplates'),
        dnsNames: templates('dnsNameTemplates'),
        dnsNamesAreTemplates: true,
        federatesWith: listedTextsOf(node('federatesWith'), at('spec', 'federatesWith')),
        x509TTL: scalarOf(node('ttl')),
        jwtTTL: scalarOf(node('jwtTtl')),
        admin: booleanOf(node('admin')),
        downstream: booleanOf(node('downstream')),
        hint: textOf(node('hint')),
        className: textOf(node('className')),
      },
    ];
  },
};
