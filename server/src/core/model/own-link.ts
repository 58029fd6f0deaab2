/** Links of a trust domain with itself, which no program can make anything of. */
import { domainKey } from './domain-key.ts';
import type { FederationFact } from './facts.ts';
import { inOneFolder } from './folder.ts';
import { type Known, knownValue } from './stated.ts';
import type { DocumentRef } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'document' | 'workspace'>;

export interface OwnName {
  readonly stated: Known;
  readonly document: DocumentRef;
}

/**
 * Where the configuration of a native link says that the trust domain it is about is its own; undefined where it is
 * another one, and where nothing is sure: a resource beside another cluster's configuration may well name that cluster.
 */
export function ownNameIn(link: FederationFact, context: Around): OwnName | undefined {
  const remote = knownValue(link.remote);
  if (link.origin === 'manifest' || remote === undefined) return undefined;
  const names = namesAround(link, context);
  const [first] = names;
  const isOwn = names.every(({ stated }) => domainKey(stated.value) === domainKey(remote));
  return isOwn ? first : undefined;
}

function namesAround(link: FederationFact, { document, workspace }: Around): OwnName[] {
  if (link.local) return link.local.known ? [{ stated: link.local, document }] : [];
  // The operator has one server in a cluster, and its trust domain in a resource of its own.
  if (link.form === 'spire-server-resource') {
    return workspace.lookup('any-spire-server', '').flatMap(({ fact: { form, trustDomain }, document: other }) => {
      const isBeside = form === link.form && inOneFolder(document, other);
      return isBeside && trustDomain?.known ? [{ stated: trustDomain, document: other }] : [];
    });
  }
  if (link.form !== 'cluster-federated-trust-domain') return [];
  return workspace.lookup('any-controller', '').flatMap(({ fact: { trustDomain }, document: other }) => {
    return other.uri === document.uri && trustDomain?.known ? [{ stated: trustDomain, document: other }] : [];
  });
}
