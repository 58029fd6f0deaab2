/** What all resources of Kuma have: a mesh they belong to, and a `spec`, written for Kubernetes or for `kumactl`. */
import { known, knownValue, type Stated } from '../../model/stated.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

export const VERSION = 'kuma.io/v1alpha1';

/** Of what says nothing of a mesh. */
const DEFAULT_MESH = 'default';

/** The mesh that a resource belongs to; undefined where only a template knows. */
export function meshOf({ resource, root }: Manifest): string | undefined {
  const stated = isUniversal(resource) ? textOf(nodeAt(root, ['mesh'])) : resource.labels['kuma.io/mesh'];
  return stated ? knownValue(stated) : DEFAULT_MESH;
}

/** Whether it is written as `kumactl` takes it, with `type` instead of `apiVersion` and `kind`. */
export function isUniversal({ apiVersion }: Manifest['resource']): boolean {
  return apiVersion === '';
}

/** The trust domain of a SPIFFE ID or of a prefix of one, as far as it is written out. */
export function domainOf(id: Stated): Stated | undefined {
  if (!id.known) return id;
  const name = /^spiffe:\/\/([^/]+)/.exec(id.value)?.[1];
  return name === undefined ? undefined : known(name, id.span);
}
