/**
 * Governance written on a native resource itself: our annotations, the same keys in a comment above it, and the
 * conventions people already use (first hit wins).
 */
import {
  OWNER_ROLES,
  type Owner,
  type OwnerRole,
  type OwnerSource,
  type Owners,
  type Resource,
  type Slots,
  type TimeBox,
} from '../model/facts.ts';
import { known, type Stated } from '../model/stated.ts';
import { statementPath } from '../model/statement.ts';
import type { Span } from '../syntax/span.ts';
import type { Path } from '../syntax/tree.ts';
import { namesNobody } from '../values/owner.ts';
import type { Manifest } from './kind.ts';
import { conventionalEnd, statedDate } from './stated-date.ts';

const ROLE_KEYS: Readonly<Record<OwnerRole, string>> = {
  accountable: 'fedlint.dev/owner',
  bundle: 'fedlint.dev/owner.bundle',
  renewal: 'fedlint.dev/owner.renewal',
  authorization: 'fedlint.dev/owner.authorization',
};

export interface ResourceGovernance {
  readonly owners: Owners;
  readonly timeBox: TimeBox;
  readonly enforcedAt: readonly Stated[];
  /** Of a policy: the enforcement points that it is. */
  readonly enforces: readonly Stated[];
  /** Somebody has written down something about this resource. */
  readonly any: boolean;
}

export function governanceOfResource({
  resource,
  comments,
}: Pick<Manifest, 'resource' | 'comments'>): ResourceGovernance {
  const stated = (key: string): Stated | undefined => resource.annotations[key] ?? comments[key];
  const owners: { -readonly [role in OwnerRole]?: Stated<Owner> } = {};
  for (const role of OWNER_ROLES) {
    const key = ROLE_KEYS[role];
    const source: OwnerSource = resource.annotations[key] ? 'fedlint.dev annotation' : 'leading comment';
    const owner = asOwner(stated(key), source);
    if (owner) owners[role] = owner;
  }
  const conventional = conventionalOwner(resource);
  if (conventional) owners.accountable ??= conventional;
  const timeBox: TimeBox = {
    span: undefined,
    starts: undefined,
    expires: statedDate(stated('fedlint.dev/expires')) ?? conventionalEnd(resource),
    reviewBy: statedDate(stated('fedlint.dev/review-by')),
    change: stated('fedlint.dev/change'),
  };
  const enforcedAt = listOf(stated('fedlint.dev/enforced-at'));
  const enforces = listOf(stated('fedlint.dev/enforcement-point'));
  const { expires, reviewBy, change } = timeBox;
  const any = Object.keys(owners).length > 0 || enforcedAt.length > 0 || Boolean(expires ?? reviewBy ?? change);
  return { owners, timeBox, enforcedAt, enforces, any };
}

/** Where each term of governance would be annotated. */
export function annotationSlots({ at }: Manifest): Slots {
  return slotsFor((key) => at('metadata', 'annotations', key));
}

export interface PartGovernance {
  readonly governance: ResourceGovernance;
  readonly slots: Slots;
}

/**
 * The same for a part of a configuration that has no annotations: comments right above it, then what is said of the
 * whole. What has no comments either is annotated where it stands inside of a resource.
 */
export function governanceOfPart(manifest: Manifest, key: Span, path: Path): PartGovernance {
  const comments = { ...manifest.comments, ...manifest.commentsAbove(key) };
  const said = Object.entries(manifest.resource.annotations).filter(([name]) => comments[name] === undefined);
  const resource = { ...manifest.resource, annotations: Object.fromEntries(said) };
  return { governance: governanceOfResource({ resource, comments }), slots: slotsOfPart(manifest, path) };
}

function slotsOfPart({ at, takesComments, holderAnnotations }: Manifest, path: Path): Slots {
  const place = at(...path);
  if (takesComments) return slotsFor((term) => statementPath(place, term));
  return holderAnnotations ? slotsFor((term) => [...holderAnnotations, term]) : {};
}

function slotsFor(place: (key: string) => Path): Slots {
  return {
    'owner.accountable': place(ROLE_KEYS.accountable),
    'owner.bundle': place(ROLE_KEYS.bundle),
    'owner.renewal': place(ROLE_KEYS.renewal),
    'owner.authorization': place(ROLE_KEYS.authorization),
    'time-box.expires': place('fedlint.dev/expires'),
    'time-box.review-by': place('fedlint.dev/review-by'),
    'time-box.change': place('fedlint.dev/change'),
    'enforcement-points': place('fedlint.dev/enforced-at'),
    'enforcement-point': place('fedlint.dev/enforcement-point'),
  };
}

function conventionalOwner({ annotations, labels }: Resource): Stated<Owner> | undefined {
  return (
    asConventionalOwner(annotations['a8r.io/owner'], 'a8r.io/owner annotation') ??
    asConventionalOwner(labels.owner, 'owner label')
  );
}

/** Real files say "No owner" there, which is none. */
function asConventionalOwner(stated: Stated | undefined, source: OwnerSource): Stated<Owner> | undefined {
  return stated?.known && namesNobody(stated.value) ? undefined : asOwner(stated, source);
}

function asOwner(stated: Stated | undefined, source: OwnerSource): Stated<Owner> | undefined {
  return stated?.known ? known({ name: stated.value.trim(), source }, stated.span) : stated;
}

function listOf(stated: Stated | undefined): Stated[] {
  if (!stated?.known) return stated ? [stated] : [];
  return stated.value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => known(part, stated.span));
}
