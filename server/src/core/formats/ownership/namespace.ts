import type { Owner } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { namesNobody } from '../../values/owner.ts';
import { exemptionIn } from '../gatekeeper/exemption.ts';
import { governanceOfResource } from '../governance-annotations.ts';
import type { Kind, Manifest } from '../kind.ts';
import { annotatedPolicy } from '../linkerd/annotated.ts';

/** A namespace, for the owner of everything in it. */
export const namespace: Kind = {
  apiVersion: 'v1',
  kind: 'Namespace',
  carrier: true,
  read(manifest) {
    const { resource } = manifest;
    return [
      {
        type: 'namespace',
        resource,
        slots: {},
        name: resource.name,
        owner: ownerOf(manifest),
        exemption: exemptionIn(manifest),
      },
      ...annotatedPolicy(manifest, ['metadata', 'annotations']),
    ];
  },
};

/** Namespaces belong to a `team` as often as they have an `owner`. */
function ownerOf(manifest: Manifest): Stated<Owner> | undefined {
  const { accountable } = governanceOfResource(manifest).owners;
  const { team } = manifest.resource.labels;
  if (accountable || !team) return accountable;
  if (!team.known) return team;
  return namesNobody(team.value) ? undefined : known({ name: team.value.trim(), source: 'namespace label' }, team.span);
}
