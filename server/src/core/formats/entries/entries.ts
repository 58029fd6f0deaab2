import schema from '../../../../../schemas/spire-entries.schema.json' with { type: 'json' };
import type { Fact, WorkloadIdentityFact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { booleanOf, listedTextsOf, scalarOf, textOf, textsOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import { inAnyCase, looseFields, respelled } from '../respelled.ts';

const LIST = 'entries';

/** What tells an entry of SPIRE from what else is called so, as this format spells it and as others do. */
const SIGNS = [/^spiffe_?id$/i, /^parent_?id$/i, /^selectors$/i];

/** Registration entries, as `spire-server entry create` and `update` take them with `-data`. */
export const entries: Format = {
  name: 'SPIRE registration entries',
  recognise(root) {
    if (root.type !== 'map') return undefined;
    const list = root.entries.find(({ key }) => inAnyCase(String(key.value), LIST));
    return list?.value.type === 'seq' && list.value.items.some(isEntry) ? list.key.span : undefined;
  },
  view: (root) => respelled(root, schema, inAnyCase),
  read(manifest) {
    const list = nodeAt(manifest.root, [LIST]);
    const items = list?.type === 'seq' ? list.items : [];
    return [...items.map((_, index) => identityAt(manifest, index)), ...looseFields(manifest)];
  },
};

/** What `spire-server entry show` prints has its IDs as maps and is nobody's input. */
function isEntry(node: Node): boolean {
  if (node.type !== 'map') return false;
  const signs = node.entries.filter(({ key }) => SIGNS.some((sign) => sign.test(String(key.value))));
  return signs.length > 1 && signs.every(({ value }) => value.type !== 'map');
}

function identityAt({ root, resource, at }: Manifest, index: number): Fact {
  const node = (field: string) => nodeAt(root, [LIST, index, field]);
  const slot = (field: string) => at(LIST, index, field);
  return {
    type: 'workload-identity',
    origin: 'entry-data',
    resource,
    slots: {
      'federates-with': slot('federates_with'),
      admin: slot('admin'),
      downstream: slot('downstream'),
      'x509-ttl': slot('x509_svid_ttl'),
      'jwt-ttl': slot('jwt_svid_ttl'),
    },
    spiffeId: textOf(node('spiffe_id')),
    parentId: textOf(node('parent_id')),
    selectors: selectorsOf(node('selectors'), (item) => at(LIST, index, 'selectors', item)),
    podSelector: undefined,
    namespaceSelector: undefined,
    workloadSelectorTemplates: [],
    dnsNames: textsOf(node('dns_names')),
    dnsNamesAreTemplates: false,
    federatesWith: listedTextsOf(node('federates_with'), slot('federates_with')),
    x509TTL: scalarOf(node('x509_svid_ttl')),
    jwtTTL: scalarOf(node('jwt_svid_ttl')),
    admin: booleanOf(node('admin')),
    downstream: booleanOf(node('downstream')),
    hint: textOf(node('hint')),
    className: undefined,
  };
}

function selectorsOf(
  list: Node | undefined,
  pathOf: (index: number) => WorkloadIdentityFact['selectors'][number]['path'],
): WorkloadIdentityFact['selectors'] {
  return (list?.type === 'seq' ? list.items : []).map((item, index) => {
    const unknown: Stated = { known: false, span: item.span, text: '' };
    const type = textOf(nodeAt(item, ['type']));
    const value = textOf(nodeAt(item, ['value']));
    return {
      text: textOf(item) ?? unknown,
      isText: item.type === 'scalar',
      joined: type?.known && value?.known ? `${type.value}:${value.value}` : undefined,
      path: pathOf(index),
    };
  });
}
