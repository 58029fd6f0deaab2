import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';

/** The Kubernetes-shaped object a fact was read from. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: Stated | undefined;
  readonly namespace: Stated | undefined;
  /** From the root of the document; `['items', 2]` inside a List. */
  readonly path: Path;
  readonly span: Span;
  readonly apiVersionSpan: Span;
  /** Value of `kind`: the place of a finding that has no better one. */
  readonly kindSpan: Span;
  readonly labels: Readonly<Record<string, Stated>>;
  readonly annotations: Readonly<Record<string, Stated>>;
}

/**
 * Whose configuration something stands in. It decides what that program does with a fault: refuse to start, refuse the
 * resource, or ignore it without a word.
 */
export type ConfigurationForm =
  /** One of our own kinds. */
  | 'manifest'
  | 'cluster-federated-trust-domain'
  /** SPIRE's `server.conf` or `agent.conf`. */
  | 'spire-conf'
  /** `spire-server federation create -data`. */
  | 'federation-data'
  /** Values of the SPIRE Helm chart. */
  | 'helm-values'
  /** `SpireServer` of the Zero Trust Workload Identity Manager. */
  | 'spire-server-resource'
  | 'teleport'
  /** MeshConfig of Istio, whatever carries it. */
  | 'istio-mesh';

/** Something governance asks for; a format says by a slot where it would be written. */
export type Term =
  | 'owner'
  | 'owner.accountable'
  | 'owner.bundle'
  | 'owner.renewal'
  | 'owner.authorization'
  | 'role'
  | 'direction'
  | 'remote-operator'
  | 'lifecycle'
  | 'bundle'
  | 'bundle.url'
  | 'bundle.profile'
  | 'bundle.endpoint-spiffe-id'
  | 'bundle.refresh-hint'
  | 'bundle.rotation'
  | 'bundle.bootstrap'
  | 'bundle.bootstrap-format'
  | 'bundle.bootstrap-file'
  | 'trust.authorization'
  | 'allow'
  | 'interpretation'
  | 'enforcement-points'
  | 'enforcement-point'
  | 'time-box'
  | 'time-box.expires'
  | 'time-box.review-by'
  | 'time-box.change'
  | 'revocation'
  | 'revocation.path'
  | 'revocation.contact'
  | 'revocation.last-tested'
  | 'failure-modes'
  | 'mode'
  | 'on-failure'
  | 'policy-ref'
  | 'x509-ttl'
  | 'jwt-ttl'
  | 'class-name'
  | 'federates-with'
  | 'pod-selector'
  | 'admin'
  | 'downstream';

/** Where a term is, or would be, written: a path from the root of the document. */
export type Slots = Partial<Readonly<Record<Term, Path>>>;

/** What every fact read from a resource has. */
export interface OfResource {
  readonly resource: Resource;
  readonly slots: Slots;
}
