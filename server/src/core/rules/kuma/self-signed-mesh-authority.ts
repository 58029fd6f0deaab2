import { foreignTrustOf } from '../../model/mesh-identities.ts';
import { suggest } from '../governance/place.ts';
import { SOUND_KUMA, unsoundKuma } from '../kuma-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const selfSignedMeshAuthority = rule({
  id: 'self-signed-mesh-authority',
  severity: 'info',
  title: 'Identities that nothing above the mesh vouches for',
  what: 'A MeshIdentity of Kuma takes a self-signed authority (`insecureAllowSelfSigned`), in a mesh that trusts somebody outside of it.',
  why: 'The other side then has to be handed this one certificate, and again each time it is made anew, as there is nothing above it to check it by. Nobody but the mesh itself can take it back.',
  how: 'Have an authority of your company sign the one of the mesh, give Kuma both under `ca`, and take the setting away. Where the mesh is small and the other side has agreed, leave it and write down how it learns of a new certificate.',
  families: ['trust-anchor'],
  edit: 'suggest',
  on: ['mesh-identity'],
  *check(identity, context) {
    const { allowsSelfSigned, makesAuthority } = identity;
    if (!allowsSelfSigned?.stated.known || !allowsSelfSigned.stated.value) return;
    const trust = foreignTrustOf(identity, context);
    if (!trust) return;
    const { stated, path } = allowsSelfSigned;
    const root = makesAuthority ? 'The authority that Kuma makes by itself' : 'A self-signed authority';
    yield {
      at: stated.span,
      message: `${root} is vouched for by nothing else: whoever verifies identities of this mesh has to be handed its certificate, and each later one again. This reaches beyond the mesh, ${becauseOf(trust)}.`,
      related: [citing(trust)],
      // Kuma refuses to start with an authority of its own making where self-signed ones are not allowed.
      offers: () =>
        makesAuthority ? [] : suggest('Refuse self-signed authorities', [{ op: 'set', path, value: false }]),
    };
  },
  bad: unsoundKuma('mesh-identity.yaml', 'SelfSigned: false', 'SelfSigned: true'),
  good: SOUND_KUMA,
});
