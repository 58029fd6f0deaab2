/** The identities of a mesh of Kuma: their names, and who signs them. */
import type { Fact } from '../../model/facts.ts';
import { known, knownValue } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, templateOf, textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { meshOf, VERSION } from './mesh.ts';

export const meshIdentity: Kind = {
  apiVersion: VERSION,
  kind: 'MeshIdentity',
  read: readMeshIdentity,
};

const BUNDLED: Path = ['spec', 'provider', 'bundled'];
const SELF_SIGNED: Path = [...BUNDLED, 'insecureAllowSelfSigned'];

/** Where nobody says otherwise. */
const DEFAULT_DOMAIN = '{{ .Mesh }}.{{ .Zone }}.mesh.local';

export function readMeshIdentity(manifest: Manifest): Fact[] {
  const { resource, root, at } = manifest;
  const selfSigned = booleanOf(nodeAt(root, SELF_SIGNED));
  return [
    {
      type: 'mesh-identity',
      resource,
      slots: {},
      mesh: meshOf(manifest),
      trustDomain:
        templateOf(nodeAt(root, ['spec', 'spiffeID', 'trustDomain'])) ?? known(DEFAULT_DOMAIN, resource.kindSpan),
      allowsSelfSigned: selfSigned && { stated: selfSigned, path: at(...SELF_SIGNED) },
      makesAuthority: knownValue(booleanOf(nodeAt(root, [...BUNDLED, 'autogenerate', 'enabled']))) === true,
      lifetime: textOf(nodeAt(root, [...BUNDLED, 'certificateParameters', 'expiry'])),
    },
  ];
}
