/** A trust domain whose identities a mesh of Kuma verifies, with the roots for it. */
import type { Fact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind, Manifest, TextInside } from '../kind.ts';
import { peeringFact } from '../policy.ts';
import { meshOf, VERSION } from './mesh.ts';

export const meshTrust: Kind = {
  apiVersion: VERSION,
  kind: 'MeshTrust',
  embeds: rootsIn,
  read: readMeshTrust,
};

/** The roots, which are read as certificates of that trust domain. */
export function rootsIn(root: Node): TextInside[] {
  const bundles = nodeAt(root, ['spec', 'caBundles']);
  if (bundles?.type !== 'seq') return [];
  const domain = textOf(nodeAt(root, ['spec', 'trustDomain']));
  return bundles.items.map((_, index) => ({
    path: ['spec', 'caBundles', index, 'pem', 'value'],
    language: 'pem',
    domain,
  }));
}

export function readMeshTrust(manifest: Manifest): Fact[] {
  const remote = textOf(nodeAt(manifest.root, ['spec', 'trustDomain']));
  if (!remote) return [];
  const mesh = meshOf(manifest);
  const isOwn = remote.known && isOfMesh(remote.value, mesh);
  if (isOwn || isMadeByIdentity(manifest)) return [];
  return [peeringFact(manifest, { engine: 'kuma', remote, remoteKind: 'trust-domain', ...(mesh && { mesh }) })];
}

/** Where nobody says otherwise, Kuma calls the trust domain of a zone `<mesh>.<zone>.mesh.local`. */
function isOfMesh(domain: string, mesh: string | undefined): boolean {
  if (mesh === undefined || !domain.startsWith(`${mesh}.`)) return false;
  return /^(?:[^.]+\.)?mesh\.local$/.test(domain.slice(mesh.length + 1));
}

/** The control plane writes one for each MeshIdentity, and says so: `kri_mid_<mesh>_<zone>_…`. */
function isMadeByIdentity({ root }: Manifest): boolean {
  return ['spec', 'status'].some((part) =>
    knownValue(textOf(nodeAt(root, [part, 'origin', 'kri'])))?.startsWith('kri_mid_'),
  );
}
