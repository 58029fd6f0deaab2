/** Names the workspace knows, those that fit best first. */
import { domainKey } from '../model/domain-key.ts';
import type { Indexes, IndexName } from '../model/filing.ts';
import { knownValue } from '../model/stated.ts';
import { parseTrustDomain } from '../values/spiffe-id.ts';
import { type FieldContext, keyOf, type Proposal, textProposal } from './proposal.ts';
import { fileName, isOnlyHere, isOwnDomain, localDomains, subjectDomain, textAt } from './stated.ts';

const DOMAIN_INDEXES = [
  'trust-domain',
  'federation-by-remote',
  'federation-by-local',
  'controller',
  'workload-by-domain',
  'workload-by-federates-with',
  'enforcement-point-by-accepted',
] as const satisfies readonly IndexName[];

/** A federation has two ends, and they differ. */
const FAR_ENDS: ReadonlyMap<string, string> = new Map([
  ['local', 'remote'],
  ['remote', 'local'],
]);

export function trustDomains(context: FieldContext): Proposal[] {
  const { request, path, kind, current } = context;
  const { workspace } = request;
  const locals = localDomains(context);
  const known = new Set([...DOMAIN_INDEXES.flatMap((index) => workspace.keys(index)), ...locals]);
  const key = keyOf(path);
  const farEnd = FAR_ENDS.get(key);
  if (farEnd !== undefined) known.delete(domainKey(textAt(context, ['spec', farEnd]) ?? ''));
  const typed = domainKey(current);
  if (DOMAIN_INDEXES.every((index) => isOnlyHere(context, workspace.lookup(index, typed)))) known.delete(typed);
  const isLocal = (domain: string) => locals.includes(domain);
  const isDescribed = (domain: string) => workspace.lookup('trust-domain', domain).length > 0;
  const wantsLocal = key === 'localTrustDomains' || isOwnDomain(context);
  const names = [...known].filter((domain) => {
    if (!parseTrustDomain(domain).ok) return false;
    // One document describes a trust domain, so those that have theirs are not wanted in another.
    return !(kind === 'TrustDomain' && key === 'trustDomain' && isDescribed(domain));
  });
  const rank = (domain: string) => Number(isLocal(domain) !== wantsLocal);
  return names
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => textProposal(name, aboutDomain(context, name, isLocal(name)), 'name'));
}

function aboutDomain({ request: { workspace } }: FieldContext, domain: string, isLocal: boolean): string | undefined {
  const [described] = workspace.lookup('trust-domain', domain);
  if (described) {
    const { operator, role } = described.fact;
    return [knownValue(operator), knownValue(role)].flatMap((word) => word ?? []).join(', ');
  }
  if (isLocal) return 'ours';
  const [link] = workspace.lookup('federation-by-remote', domain);
  return link && `in ${fileName(link.document.uri)}`;
}

export function federations(context: FieldContext): Proposal[] {
  return documentsIn(context, 'federation-by-name', ({ local, remote }) => {
    const ends = [local, remote].map((end) => knownValue(end) ?? '…');
    return ends.join(' → ');
  });
}

/** Points that accept the trust domain the manifest is about, or whom the policy names, come first. */
export function enforcementPoints(context: FieldContext): Proposal[] {
  const { workspace } = context.request;
  const domain = subjectDomain(context);
  const about = domain === undefined ? partiesHere(context) : [domainKey(domain)];
  const fitting = about.flatMap((name) => workspace.lookup('enforcement-point-by-accepted', name));
  const first = new Set(fitting.map(({ fact }) => knownValue(fact.name)));
  const points = documentsIn(context, 'enforcement-point', ({ location, mode }) =>
    [location.type, mode].flatMap((term) => knownValue(term) ?? []).join(', '),
  );
  return points.sort((a, b) => Number(first.has(b.label)) - Number(first.has(a.label)));
}

/** Whom the policies in the document at the cursor name. */
function partiesHere({ request: { workspace, section } }: FieldContext): string[] {
  return workspace
    .keys('policy-by-party')
    .filter((name) => workspace.lookup('policy-by-party', name).some(({ document }) => document.section === section));
}

/** Documents by name, without the one at the cursor if it has that name alone. */
function documentsIn<I extends 'federation-by-name' | 'enforcement-point'>(
  context: FieldContext,
  index: I,
  describe: (fact: Indexes[I]) => string,
): Proposal[] {
  const { workspace } = context.request;
  return [...workspace.keys(index)].sort().flatMap((name) => {
    const found = workspace.lookup(index, name);
    const [first] = found;
    if (!first || (name === context.current && isOnlyHere(context, found))) return [];
    return textProposal(name, describe(first.fact), 'name');
  });
}

/** The classes of the controllers come first: a resource of another class is seen by nobody. */
export function classNames(context: FieldContext): Proposal[] {
  const { workspace } = context.request;
  const classes = workspace.keys('class-name').flatMap((name) => {
    const users = workspace.lookup('class-name', name);
    if (name === '' || (name === context.current && isOnlyHere(context, users))) return [];
    const isWatched = users.some(({ fact }) => fact.type === 'controller');
    return [{ name, isWatched, users: users.length }];
  });
  return classes
    .sort((a, b) => Number(b.isWatched) - Number(a.isWatched) || b.users - a.users || (a.name < b.name ? -1 : 1))
    .map(({ name, isWatched }) => textProposal(name, isWatched ? 'watched by a controller' : undefined, 'name'));
}
