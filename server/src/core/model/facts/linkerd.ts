import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';
import type { ListedText } from './workload-identity.ts';

/** What Linkerd itself checks in its policies, beside what all policies have in common. */
export type LinkerdPolicyFact =
  | LinkerdInbound
  | LinkerdAuthorization
  | LinkerdMeshTls
  | LinkerdNetworks
  | LinkerdServerAuthorization;

interface OfLinkerd extends OfResource {
  readonly type: 'linkerd-policy';
}

/** The word that says what becomes of clients no authorization speaks of. */
export interface LinkerdInbound extends OfLinkerd {
  readonly role: 'inbound';
  readonly place: 'server' | 'annotation' | 'helm-values';
  readonly policy: Stated;
  readonly path: Path;
}

/** An AuthorizationPolicy: which servers it opens, and what a client has to prove, all of it. */
export interface LinkerdAuthorization extends OfLinkerd {
  readonly role: 'authorization';
  readonly target: LinkerdReference | undefined;
  readonly requires: readonly LinkerdReference[];
  /** The list of them: its key, and whether it is there as a list. */
  readonly list: { readonly span: Span; readonly path: Path; readonly isEmpty: boolean } | undefined;
}

export interface LinkerdReference {
  readonly group: Stated | undefined;
  readonly kind: Stated | undefined;
  readonly name: Stated | undefined;
  readonly namespace: Stated | undefined;
  readonly path: Path;
}

/** A MeshTLSAuthentication, which has either of the two lists. */
export interface LinkerdMeshTls extends OfLinkerd {
  readonly role: 'mesh-tls';
  readonly identities: readonly ListedText[] | undefined;
  /** Service accounts and namespaces of the cluster itself. */
  readonly identityRefs: readonly LinkerdReference[] | undefined;
}

/** A NetworkAuthentication. */
export interface LinkerdNetworks extends OfLinkerd {
  readonly role: 'networks';
  readonly networks: readonly LinkerdNetwork[];
}

export interface LinkerdNetwork {
  readonly cidr: ListedText;
  readonly except: readonly ListedText[];
  /** Path of the item in its list. */
  readonly path: Path;
}

/** A ServerAuthorization, which says in one resource what an AuthorizationPolicy says in several. */
export interface LinkerdServerAuthorization extends OfLinkerd {
  readonly role: 'server-authorization';
  readonly server: Stated | undefined;
  readonly networks: readonly LinkerdNetwork[];
  readonly unauthenticated: Stated<boolean> | undefined;
  readonly unauthenticatedTls: Stated<boolean> | undefined;
  /** Whether `meshTLS` stands there at all. */
  readonly hasMeshTls: boolean;
  readonly identities: readonly ListedText[];
  readonly serviceAccounts: readonly { readonly name: Stated; readonly namespace: Stated | undefined }[];
}
