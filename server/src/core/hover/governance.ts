/** How a trust link is governed: which of the three ways counted, and who therefore owns what. */
import { dateOf, type StatedDate } from '../model/dates.ts';
import { type FederationFact, OWNER_ROLES, type Owner, type OwnerSource, type TimeBox } from '../model/facts.ts';
import { governanceOf, ownersOf, timeBoxOf } from '../model/governance.ts';
import { fallbackOwner, isNamed } from '../model/ownership.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { capitalised, enumerate } from '../rules/wording.ts';
import { describeDaysLeft, hasEnded } from '../values/date.ts';
import type { HoverContext } from './context.ts';
import { linkAt, resourceLinks } from './resource.ts';
import { quoted } from './text.ts';

const CONVENTIONS: Partial<Readonly<Record<OwnerSource, string>>> = {
  'a8r.io/owner annotation': 'the `a8r.io/owner` annotation',
  'owner label': 'the `owner` label',
  'namespace label': 'the owner of the namespace',
  'catalog-info.yaml': '`catalog-info.yaml`',
  CODEOWNERS: 'CODEOWNERS',
};

/** What says who owns a thing: one of the three ways. */
export function sourceOf({ source }: Owner): string {
  if (source === 'manifest') return 'by manifest';
  if (source === 'fedlint.dev annotation') return 'by annotation';
  return source === 'leading comment' ? 'by the comment above' : `by convention, ${CONVENTIONS[source] ?? source}`;
}

/** Of a native link. */
export function governanceLine(link: FederationFact, context: HoverContext): string {
  const governance = governanceOf(link, context);
  if (governance.by === 'manifest') {
    const unsure = governance.ambiguous ? ', of which only one can be meant: the local side is not known here' : '';
    return `governed by manifest: ${resourceLinks(governance.manifests, context)}${unsure}`;
  }
  if (governance.by === 'resource') return `governed by ${enumerate(waysOf(link))}; there is no manifest`;
  return 'governed by nobody: no manifest, no annotation, no convention';
}

/** By what a native resource itself says. */
function waysOf({ resource, owners }: FederationFact): string[] {
  const { annotations, labels } = resource;
  const isAnnotated = Object.keys(annotations).some((key) => /^fedlint\.dev\/(?!ignore\.)/.test(key));
  const sources = Object.values(owners).flatMap((owner) => (owner.known ? owner.value.source : []));
  const conventions = [
    ...sources.flatMap((source) => CONVENTIONS[source] ?? []),
    ...(annotations['janitor/expires'] ? ['`janitor/expires`'] : []),
    ...(annotations['janitor/ttl'] ? ['`janitor/ttl`'] : []),
    ...(labels['cleanup.kyverno.io/ttl'] ? ['`cleanup.kyverno.io/ttl`'] : []),
  ];
  const ways = [
    ...(isAnnotated ? ['annotation'] : []),
    ...(conventions.length > 0 ? [`convention (${enumerate(conventions)})`] : []),
  ];
  return ways.length > 0 ? ways : ['the comment above it'];
}

/** Who owns which part, and what says so: once where it is one source for all. */
export function ownersLine(link: FederationFact, context: HoverContext): string {
  const owners = ownersOf(link, context);
  const named = OWNER_ROLES.flatMap((role) => (isNamed(owners[role]) ? (knownValue(owners[role]) ?? []) : []));
  const sources = [...new Set(named.map(sourceOf))];
  const roles = new Map<string, string[]>();
  for (const role of OWNER_ROLES) {
    const name = nameOf(owners[role], sources.length > 1);
    roles.set(name, [...(roles.get(name) ?? []), role]);
  }
  if (roles.size === 1 && roles.has(NOBODY)) return `owners: ${NOBODY}`;
  const by = sources.length === 1 ? ` ${sources[0]}` : '';
  return `owners${by}: ${[...roles].map(([name, of]) => `${enumerate(of)} ${name}`).join('; ')}`;
}

const NOBODY = 'nobody';

function nameOf(owner: Stated<Owner> | undefined, withSource: boolean): string {
  if (!isNamed(owner)) return NOBODY;
  if (!owner?.known) return 'whoever a template names';
  return `${quoted(owner.value.name)}${withSource ? ` (${sourceOf(owner.value)})` : ''}`;
}

/** When the trust ends or is looked at again; undefined where only a template knows. */
export function timeLine(link: FederationFact, context: HoverContext): string | undefined {
  const box = timeBoxOf(link, context);
  return box.expires || box.reviewBy ? timeWords(box, context.now) : 'no end and no review date';
}

/** "ends in 12 days (2026-12-03)"; undefined where there is no date, or none that anybody knows. */
export function timeWords({ expires, reviewBy }: TimeBox, now: number): string | undefined {
  const said = [
    dateWords(dateOf(expires), ['ends', 'ended'], now),
    dateWords(dateOf(reviewBy), ['review due', 'review was due'], now),
  ].filter((words) => words !== undefined);
  return said.length === 0 ? undefined : said.join(', ');
}

function dateWords(
  date: StatedDate | undefined,
  [ahead, past]: readonly [string, string],
  now: number,
): string | undefined {
  return date && `${hasEnded(now, date.end) ? past : ahead} ${describeDaysLeft(now, date.end)} (${date.day})`;
}

/** What the workspace adds to the meaning of a field that holds owners or dates. */
export function computedOf(at: FieldAt, context: HoverContext): string | undefined {
  const describe = COMPUTED.get(at.path.join('.'));
  const link = linkAt(at, context);
  const computed = describe && link && describe(link, context);
  return computed === undefined ? undefined : capitalised(computed);
}

const COMPUTED: ReadonlyMap<string, (link: FederationFact, context: HoverContext) => string | undefined> = new Map([
  ['spec.owners', ownersLine],
  ['spec.timeBox', timeLine],
  ['metadata.annotations', ownersLine],
]);

/** Of what has a single owner: "owner `team-identity`", and what says so unless it stands there itself. */
export function ownerLine(owner: Stated<Owner> | undefined, context: HoverContext): string {
  if (isNamed(owner)) return owner?.known ? `owner ${quoted(owner.value.name)}` : 'owner by template';
  const fallback = owner ? undefined : fallbackOwner(context);
  return fallback ? `owner ${quoted(fallback.name)} (${sourceOf(fallback)})` : 'no owner';
}
