/**
 * Which trust beyond the own trust domain the workspace shows where a policy holds. Rules on policies ask this first: in
 * a mesh that trusts nobody else, a wildcard or a namespace names only one's own workloads.
 */

import type { Span } from '../syntax/span.ts';
import { domainKey } from './domain-key.ts';
import { isForeign } from './domains.ts';
import type { MeshFact, Party, PolicyFact } from './facts.ts';
import { besideOrAbove, folderOf } from './folder.ts';
import { isOwnTrust, ownDomainsOfKuma } from './mesh-identities.ts';
import { otherDomainsOf } from './mesh-trust.ts';
import { inOrder } from './order.ts';
import { knownValue, type Stated } from './stated.ts';
import type { Answers, DocumentRef, Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { validatedBeside } from './validated-domains.ts';

/** A place in the workspace that trusts, or agrees to trust, somebody else. */
export interface ForeignTrust {
  /** The trust domain, issuer or peer. */
  readonly name: string;
  readonly document: DocumentRef;
  readonly span: Span;
}

/** What is asked about a policy, or about what belongs to no single policy, such as an exception. */
type TrustScope = Pick<PolicyFact, 'engine' | 'parties'>;

/** The local names of Istio's own trust domain; with it every alias is meant. */
const OWN_NAMES_OF_ISTIO = ['cluster.local'];

/**
 * The meshes whose policies are written here: in the same folder, else in one above, else the only one there is.
 */
export function meshesAround({
  document,
  workspace,
}: Pick<Surroundings, 'document' | 'workspace'>): readonly Located<MeshFact>[] {
  return workspace.once(meshesOfFolder, folderOf(document), (facts) => {
    const meshes = facts.lookup('any-mesh', '');
    const around = besideOrAbove(meshes, document);
    if (around.length > 0) return around;
    const names = new Set(meshes.map(({ fact }) => knownValue(fact.trustDomain)));
    return names.size === 1 ? [...meshes] : [];
  });
}

const meshesOfFolder: Answers<readonly Located<MeshFact>[]> = new WeakMap();

/** The trust domains in whose name workloads speak where the policy holds, as far as the workspace shows. */
export function ownNamesOf({ engine }: Pick<PolicyFact, 'engine'>, context: Surroundings): ReadonlySet<string> {
  const { document, settings, workspace } = context;
  const about = [engine, folderOf(document), ...settings.localTrustDomains].join(' ');
  return workspace.once(ownNames, about, (facts) => {
    const meshes = engine === 'istio' ? meshesAround({ document, workspace: facts }) : [];
    const ofKuma = engine === 'kuma' ? ownDomainsOfKuma({ workspace: facts }) : [];
    const names = [...meshes.flatMap(({ fact }) => knownValue(fact.trustDomain) ?? []), ...ofKuma];
    const conventional = engine === 'istio' ? OWN_NAMES_OF_ISTIO : [];
    return new Set([...conventional, ...names, ...settings.localTrustDomains].map(domainKey));
  });
}

const ownNames: Answers<ReadonlySet<string>> = new WeakMap();

/**
 * What shows that somebody beside the own workloads is trusted where the policy holds; undefined where nothing does. Of
 * several the nearest is named.
 */
export function trustBeside(policy: TrustScope, context: Surroundings): ForeignTrust | undefined {
  const fromMesh = policy.engine === 'istio' ? trustInMesh(context) : undefined;
  if (fromMesh) return fromMesh;
  const [party] = policy.parties.flatMap(({ kind, domain }) =>
    kind === 'peer' && domain?.known ? [{ name: domain.value, document: context.document, span: domain.span }] : [],
  );
  const isProxy = policy.engine === 'envoy' || policy.engine === 'opa';
  const validated = isProxy ? validatedBeside(ownNamesOf(policy, context), context) : undefined;
  return party ?? validated ?? trustElsewhere(policy, context);
}

/** What the meshes around trust beside themselves. */
function trustInMesh({ document, workspace }: Surroundings): ForeignTrust | undefined {
  return workspace.once(trustOfFolder, folderOf(document), (facts) => {
    for (const { fact, document: there } of meshesAround({ document, workspace: facts })) {
      const [first] = otherDomainsOf(fact);
      if (first) return { name: first.value, document: there, span: first.span };
    }
    return undefined;
  });
}

const trustOfFolder: Answers<ForeignTrust | undefined> = new WeakMap();

/** A federation, a peering or a validator, of the own trust domain where that is known. */
function trustElsewhere(policy: TrustScope, context: Surroundings): ForeignTrust | undefined {
  const { settings, workspace } = context;
  const own = ownNamesOf(policy, context);
  const about = [[...own].join(' '), ...settings.localTrustDomains].join('\n');
  return workspace.once(trustOfOwners, about, (facts) => {
    const found = INDEXES_OF_TRUST.flatMap((index) =>
      firstTrustIn(facts.keys(index), own, { settings, workspace: facts }),
    );
    const [first] = found.sort((a, b) => (a.name < b.name ? -1 : 1));
    return first;
  });
}

const INDEXES_OF_TRUST = ['federation-by-remote', 'peering', 'mesh-by-trusted'] as const;

const trustOfOwners: Answers<ForeignTrust | undefined> = new WeakMap();

function firstTrustIn(names: readonly string[], ...rest: [ReadonlySet<string>, TrustContext]): ForeignTrust[] {
  for (const name of names) {
    const [first] = trustIn(name, ...rest);
    if (first) return [first];
  }
  return [];
}

type TrustContext = Pick<Surroundings, 'settings' | 'workspace'>;

/** Where the workspace trusts a name that is not one of ours, in the order of the workspace. */
export function trustIn(name: string, own: ReadonlySet<string>, context: TrustContext): ForeignTrust[] {
  const { workspace } = context;
  if (own.has(name) || !isForeign(name, context)) return [];
  const isOurs = (local: Stated | undefined): boolean => {
    const here = knownValue(local);
    return here === undefined || own.size === 0 || own.has(domainKey(here)) || onlyConventional(own);
  };
  const links = workspace
    .lookup('federation-by-remote', name)
    .filter(({ fact }) => isOurs(fact.local))
    .map(({ fact, document }) => ({ fact: fact.remote, document }));
  const meshes = workspace.lookup('mesh-by-trusted', name).flatMap(({ fact, document }) => {
    const named = [...fact.authorities.flatMap(({ trustDomains }) => trustDomains), ...fact.aliases];
    const stated = named.find((one) => one.known && domainKey(one.value) === name);
    const isOwnName = domainKey(knownValue(fact.trustDomain) ?? '') === name;
    return stated && isOurs(fact.trustDomain) && !isOwnName ? [{ fact: stated, document }] : [];
  });
  const peerings = workspace
    .lookup('peering', name)
    .filter(({ fact }) => !isOwnTrust(fact, context))
    .map(({ fact, document }) => ({ fact: fact.remote, document }));
  const validators = workspace.lookup('envoy-by-domain', name).flatMap(({ fact, document }) => {
    const { domains } = fact;
    const stated = domains.find((one) => one.name?.known && domainKey(one.name.value) === name)?.name;
    return stated && domains.length > 1 ? [{ fact: stated, document }] : [];
  });
  return inOrder([...links, ...meshes, ...peerings, ...validators], ({ span }) => span).map(({ fact, document }) => ({
    name,
    document,
    span: fact.span,
  }));
}

/** Only the name that every mesh has by default is known, which tells nothing about which one this is. */
function onlyConventional(own: ReadonlySet<string>): boolean {
  return [...own].every((name) => OWN_NAMES_OF_ISTIO.includes(name));
}

/** Somebody foreign whom a policy names, and what shows that this one is trusted at all. */
export interface ForeignParty {
  readonly party: Party;
  readonly name: string;
  readonly trust: ForeignTrust;
}

/**
 * The parties of a policy that are known to be foreign: somebody in the workspace trusts them, and they are not the
 * policy's own trust domain. One that nobody else mentions may be a slip of the pen and is left to other rules.
 */
export function foreignPartiesOf(policy: PolicyFact, context: Surroundings): ForeignParty[] {
  const own = ownNamesOf(policy, context);
  return policy.parties.flatMap((party) => {
    if (!party.domain?.known) return [];
    const { value, span } = party.domain;
    const name = domainKey(value);
    if (party.kind === 'peer') return [{ party, name, trust: { name, document: context.document, span } }];
    const [trust] = isOwnElsewhere(name, own, context) ? [] : trustIn(name, own, context);
    return trust ? [{ party, name, trust }] : [];
  });
}

/**
 * Where it is not known whose policy this is, a name that is the near side of some agreement may well be the own one.
 */
function isOwnElsewhere(name: string, own: ReadonlySet<string>, { workspace }: Surroundings): boolean {
  if (own.size > 0 && !onlyConventional(own)) return false;
  return (
    workspace.lookup('federation-by-local', name).length > 0 ||
    workspace.lookup('spire-server', name).length > 0 ||
    workspace.lookup('any-mesh', '').some(({ fact }) => domainKey(knownValue(fact.trustDomain) ?? '') === name)
  );
}
