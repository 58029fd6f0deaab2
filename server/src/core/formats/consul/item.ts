/** What the lists in Consul's resources have in common. */
import type { ConsulItem, ConsulScope } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { type ListItem, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

export const GROUP = 'consul.hashicorp.com';
export const VERSION = `${GROUP}/v1alpha1`;

const SCOPES: readonly ConsulScope['field'][] = ['peer', 'partition', 'samenessGroup'];

export function consulItem({ at }: Manifest, { node, path }: ListItem): ConsulItem {
  const span = (node.type === 'map' ? node.entries[0]?.key.span : undefined) ?? node.span;
  const scopes = SCOPES.flatMap((field) => {
    const stated = textOf(nodeAt(node, [field]));
    return stated ? [{ field, stated, path: at(...path, field) }] : [];
  });
  return { span, path: at(...path), name: textOf(nodeAt(node, ['name'])), scopes };
}
