/** Keys that are only looked at once: what becomes of an edit of them, and what else speaks of them already. */
import { leadsTo } from '../../../model/certificate-use.ts';
import { domainKey } from '../../../model/domain-key.ts';
import type { FederationFact } from '../../../model/facts.ts';
import { lastPart } from '../../../model/folder.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import type { DocumentRef, FactReader } from '../../../model/store.ts';
import type { ReviewContext } from '../../change-kind.ts';
import { isPairOf, type Pair, type Subject, type TrustAnchors } from '../../subject.ts';

type FederationPair = Extract<Pair<FederationFact>, { is: 'kept' }>;

/**
 * `creation`: SPIRE takes the bundle with a new federation and passes over edits of it (spire-controller-manager,
 * `spireapi/types.go`). `first-contact`: a server reads it as long as it has fetched none itself. Undefined for keys
 * that count as they stand, and where the federation has changed with them.
 */
export function readOnlyAt(pair: Pair<TrustAnchors>, context: ReviewContext): 'creation' | 'first-contact' | undefined {
  if (linksOf(pair, context).some((link) => isCreatedOnce(link) && keepsTerms(link))) return 'creation';
  if (pair.is !== 'kept') return undefined;
  const [was, is] = [namesFile(context.base, pair.before.document), namesFile(context.head, pair.after.document)];
  return was && is ? 'first-contact' : undefined;
}

/** A federation that comes or goes with its keys says all of it. */
export function goesWithFederation(pair: Pair<TrustAnchors>, { pairs }: ReviewContext): boolean {
  return pairs.some((other) => {
    if (other.is !== pair.is || other.is === 'kept') return false;
    return isPairOf(other, 'federation') ? isOf(other, pair) : isPeeringOf(other, pair);
  });
}

/** Where a mesh trusts another one by a resource that holds its keys. */
function isPeeringOf(other: Pair<Subject>, { before, after }: Pair<TrustAnchors>): boolean {
  const { fact, document } = other.after ?? other.before;
  const anchors = after ?? before;
  return fact.type === 'peering' && document === anchors.document && keyOf(fact.remote) === keyOf(anchors.fact.domain);
}

/** A federation that gets another name takes its keys along. */
export function isRenamedWithFederation({ before, after }: Pair<TrustAnchors>, { pairs }: ReviewContext): boolean {
  const [was, is] = [keyOf(before?.fact.domain), keyOf(after?.fact.domain)];
  return pairs.some((other) => {
    if (other.is !== 'kept' || !isPairOf(other, 'federation') || other.after.document !== after?.document) return false;
    return keyOf(other.before.fact.remote) === was && keyOf(other.after.fact.remote) === is;
  });
}

/** Federations in the same document that have changed together with their bundle. */
function linksOf(pair: Pair<TrustAnchors>, { pairs }: ReviewContext): FederationPair[] {
  return pairs.filter((other): other is FederationPair => {
    return other.is === 'kept' && isPairOf(other, 'federation') && isOf(other, pair);
  });
}

function isOf(link: Pair<FederationFact>, { before, after }: Pair<TrustAnchors>): boolean {
  const isHere =
    (after !== undefined && link.after?.document === after.document) ||
    (before !== undefined && link.before?.document === before.document);
  const domain = keyOf((after ?? before).fact.domain);
  return isHere && domain !== undefined && domain === keyOf((link.after ?? link.before).fact.remote);
}

function isCreatedOnce({ after: { fact } }: FederationPair): boolean {
  return fact.form === 'cluster-federated-trust-domain' || fact.form === 'helm-values';
}

function keepsTerms({ before, after }: FederationPair): boolean {
  const terms = ({ fact: { remote, bundle } }: FederationPair['before']) => {
    return JSON.stringify([remote, bundle.url, bundle.profile, bundle.endpointSpiffeId].map(textOf));
  };
  return terms(before) === terms(after);
}

/** Whether a server that authenticates with SPIFFE IDs begins with this file, and nobody else reads it. */
function namesFile(state: FactReader, document: DocumentRef): boolean {
  const named = state.lookup('names-file', lastPart(document.uri));
  const links = named.flatMap(({ fact, document: by }) => {
    if (fact.type !== 'federation' || knownValue(fact.bundle.profile) !== 'https_spiffe') return [];
    return leadsTo(fact.bundle.bootstrapFile, by, document.uri, document) ? [fact] : [];
  });
  return links.length > 0 && links.length === named.length;
}

function textOf(stated: Stated | undefined): string | undefined {
  return stated?.known === false ? stated.text : stated?.value;
}

function keyOf(stated: Stated | undefined): string | undefined {
  const name = knownValue(stated);
  return name === undefined ? undefined : domainKey(name);
}
