/**
 * How a trust link is governed: by a manifest for the same pair of trust domains, by what is written on the resource
 * itself, or by nobody (product, section 1). What several of these say is put together, the first one that speaks wins.
 */

import { ownDomainOf } from './controllers.ts';
import { domainKey } from './domain-key.ts';
import { type FederationFact, OWNER_ROLES, type Owner, type OwnerRole, type Owners, type TimeBox } from './facts.ts';
import { isBelow } from './folder.ts';
import { inOrder } from './order.ts';
import { ownNameIn } from './own-link.ts';
import { inheritedOwner } from './ownership.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** What tells where a link stands: the document it is written in, and all the others. */
export type LinkContext = Pick<Surroundings, 'document' | 'workspace' | 'settings'>;

export type Governance =
  | { readonly by: 'manifest'; readonly manifests: readonly Located<FederationFact>[]; readonly ambiguous: boolean }
  | { readonly by: 'resource' }
  | { readonly by: 'nobody' };

export function governanceOf(link: FederationFact, context: LinkContext): Governance {
  const manifests = link.origin === 'native' ? counterparts(link, context) : [];
  if (manifests.length > 0) {
    const ambiguous = new Set(manifests.map(({ fact }) => nameOf(fact.local))).size > 1;
    return { by: 'manifest', manifests, ambiguous };
  }
  return link.annotated ? { by: 'resource' } : { by: 'nobody' };
}

/**
 * Whether governance rules speak about this link. Of a link and its manifest only the manifest is asked, and a link on
 * which nobody wrote anything gets one finding of its own (`undocumented-federation`) unless adoption is strict.
 */
export function isJudged(link: FederationFact, context: Surroundings): boolean {
  if (link.origin === 'manifest') return true;
  // Whether a manifest governs a link to an unknown side cannot be known either; one with itself is a mistake.
  if (!link.remote.known || ownNameIn(link, context)) return false;
  const governance = governanceOf(link, context);
  return governance.by === 'resource' || (governance.by === 'nobody' && context.settings.adoption === 'strict');
}

/** The trust domain on this side of a link: as stated, or as the workspace shows it. */
export function localDomainOf(
  link: FederationFact,
  { document, workspace, settings }: LinkContext,
): string | undefined {
  if (link.local) return nameOf(link.local);
  const own = ownDomainOf(link, { document, workspace, settings });
  // A controller in another branch of the folders, or one whose domain is the other side, belongs to another cluster.
  // Teleport has a trust domain of its own, whatever SPIRE stands beside it.
  const elsewhere =
    own?.controller !== undefined && (link.form === 'teleport' || !isBelow(document, own.controller.document));
  return elsewhere || own?.name === nameOf(link.remote) ? undefined : own?.name;
}

/** The other descriptions of the same link: its manifests for a native one, the native ones for a manifest. */
export function counterparts(link: FederationFact, context: LinkContext): Located<FederationFact>[] {
  const remote = nameOf(link.remote);
  if (remote === undefined) return [];
  const { workspace, document } = context;
  const self = { fact: link, document };
  const others =
    link.origin === 'native'
      ? [...workspace.lookup('manifest-by-remote', remote), ...workspace.lookup('federation-by-local', remote)].filter(
          ({ fact }) => fact.origin === 'manifest' && governs(fact, self, context),
        )
      : [remote, localDomainOf(link, context)]
          .flatMap((name) => (name === undefined ? [] : workspace.lookup('native-federation', name)))
          .filter((native) => governs(link, native, context));
  return inOrder([...new Set(others)], ({ resource }) => resource.span);
}

/**
 * Whether a manifest is about the link that a native resource configures, on whichever side. An end that nobody can
 * know speaks against nothing.
 */
function governs(manifest: FederationFact, { fact, document }: Located<FederationFact>, context: LinkContext): boolean {
  const { workspace, settings } = context;
  const here = localDomainOf(fact, { document, workspace, settings });
  const there = nameOf(fact.remote);
  const joins = (near: string | undefined, far: string | undefined): boolean =>
    far === there && (here === undefined || near === undefined || near === here);
  const [local, remote] = [nameOf(manifest.local), nameOf(manifest.remote)];
  return joins(local, remote) || (isAcceptedThere(manifest) && joins(remote, local));
}

/** Whether the agreement is also about what the other side configures: that our identities are accepted there. */
function isAcceptedThere({ direction }: FederationFact): boolean {
  return direction !== undefined && (!direction.known || direction.value !== 'inbound');
}

function nameOf(stated: Stated | undefined): string | undefined {
  const name = knownValue(stated);
  return name === undefined ? undefined : domainKey(name);
}

/** Owners by any of the three ways. */
export function ownersOf(link: FederationFact, context: Surroundings): Owners {
  const owners: { -readonly [role in OwnerRole]?: Stated<Owner> } = {};
  for (const { owners: named } of descriptionsOf(link, context)) {
    for (const role of OWNER_ROLES) {
      const owner = named[role];
      if (owner) owners[role] ??= owner;
    }
  }
  const inherited = owners.accountable ? undefined : inheritedOwner(link.resource, context);
  if (inherited) owners.accountable = inherited;
  return owners;
}

/** Dates and change record by any of the three ways. */
export function timeBoxOf(link: FederationFact, context: LinkContext): TimeBox {
  const boxes = descriptionsOf(link, context).map(({ timeBox }) => timeBox);
  const first = (term: 'starts' | 'expires' | 'reviewBy' | 'change') => boxes.find((box) => box[term])?.[term];
  return {
    span: link.timeBox.span,
    starts: first('starts'),
    expires: first('expires'),
    reviewBy: first('reviewBy'),
    change: first('change'),
  };
}

/** All that is written about a link, manifests first: of several who speak of one thing, the first is heard. */
function descriptionsOf(link: FederationFact, context: LinkContext): FederationFact[] {
  const others = counterparts(link, context).map(({ fact }) => fact);
  return link.origin === 'manifest' ? [link, ...others] : [...others, link];
}
