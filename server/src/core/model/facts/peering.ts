import type { Span } from '../../syntax/span.ts';
import type { Stated } from '../stated.ts';
import type { Owner, Owners, TimeBox } from './governance.ts';
import type { PolicyEngine } from './policy.ts';
import type { OfResource } from './resource.ts';

/**
 * Another mesh, cluster or peer that a native resource lets in or leads to, outside of SPIFFE federation: a peering of
 * Consul, a Link of Linkerd, a MeshTrust of Kuma.
 */
export interface PeeringFact extends OfResource {
  readonly type: 'peering';
  readonly engine: PolicyEngine;
  readonly span: Span;
  /** What it calls the other side, and what kind of name that is. */
  readonly remote: Stated;
  readonly remoteKind: 'trust-domain' | 'peer' | 'cluster';
  /** The mesh in which the other side is trusted, where a cluster may have several. */
  readonly mesh?: string;
  /** The accountable one. */
  readonly owner: Stated<Owner> | undefined;
  readonly owners: Owners;
  readonly timeBox: TimeBox;
  /** Somebody wrote an owner, a date, a change or a place of enforcement on it. */
  readonly annotated: boolean;
}
