/** `spec.federation.federatesWith` of a SpireServer: the trust domains it federates with, each an item of a list. */
import type { Fact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, mapOf, textOf } from '../cursor.ts';
import { governanceOfPart } from '../governance-annotations.ts';
import type { Manifest } from '../kind.ts';
import { nativeLink } from '../native-link.ts';

const LIST: Path = ['spec', 'federation', 'federatesWith'];

export function linkFacts(manifest: Manifest, local: Stated | undefined): Fact[] {
  const list = nodeAt(manifest.root, LIST);
  return list?.type === 'seq' ? list.items.flatMap((item, index) => linkOf(manifest, item, index, local)) : [];
}

function linkOf(manifest: Manifest, item: Node, index: number, local: Stated | undefined): Fact[] {
  const { resource, root, at } = manifest;
  const path = [...LIST, index];
  const field = (name: string) => nodeAt(item, [name]);
  const remote = textOf(field('trustDomain'));
  if (!remote) return [];
  const profile = textOf(field('bundleEndpointProfile'));
  // A list has no keys to write a comment above, but its items do.
  const first = mapOf(item)?.entries[0]?.key;
  const part = governanceOfPart(manifest, first?.span ?? item.span, [...path, String(first?.value ?? '')]);
  return [
    nativeLink({
      form: 'spire-server-resource',
      resource,
      slots: {
        ...part.slots,
        bundle: at(...path),
        'bundle.url': at(...path, 'bundleEndpointUrl'),
        'bundle.profile': at(...path, 'bundleEndpointProfile'),
        'bundle.endpoint-spiffe-id': at(...path, 'endpointSpiffeId'),
      },
      local,
      remote,
      path: at(...path),
      governance: part.governance,
      bundle: {
        span: keySpan(root, [...path, 'bundleEndpointUrl']),
        url: textOf(field('bundleEndpointUrl')),
        profile,
        profileForm: profile ? undefined : 'absent',
        endpointSpiffeId: textOf(field('endpointSpiffeId')),
      },
    }),
  ];
}
