import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';
import type { NamedValue } from './spire-server.ts';

/** What a `spiffe_federation` of Teleport says besides the trust link itself. */
export interface TeleportFederationFact extends OfResource {
  readonly type: 'teleport-federation';
  /** Where the bundle comes from; Teleport wants exactly one. */
  readonly sources: readonly TeleportField[];
  /** What Teleport itself writes. */
  readonly status: (TeleportField & { readonly members: readonly string[] }) | undefined;
}

export interface TeleportField {
  readonly name: string;
  readonly span: Span;
  readonly path: Path;
}

/** A `workload_identity` of Teleport: the path of a SPIFFE ID, whose trust domain is that of the cluster. */
export interface TeleportIdentityFact extends OfResource {
  readonly type: 'teleport-identity';
  /** A template of Teleport's own kind; such a one is a known value. */
  readonly id: Stated | undefined;
  readonly lifetimes: readonly TeleportLifetime[];
}

export interface TeleportLifetime extends NamedValue {
  /** The longest that Teleport takes, in seconds. */
  readonly longest: number;
}
