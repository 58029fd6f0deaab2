import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';
import type { ListedText } from './workload-identity.ts';

/** The rules of a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy, of all its specs. */
export interface CiliumPolicyFact extends OfResource {
  readonly type: 'cilium-policy';
  readonly rules: readonly CiliumRule[];
}

export interface CiliumRule {
  readonly direction: 'ingress' | 'egress';
  readonly isDenied: boolean;
  /** Path of the spec it stands in, which selects the endpoints it is for. */
  readonly spec: Path;
  readonly authentication: ListedText | undefined;
  /** `world`, `host`, `cluster` and the like. */
  readonly entities: readonly ListedText[];
  readonly peers: readonly CiliumPeer[];
  readonly hasPorts: boolean;
  /** Addresses are let in, or nothing is said about where the other side is: whoever it is will do. */
  readonly isByAddress: boolean;
}

/** A selector of endpoints on the other side. */
export interface CiliumPeer {
  readonly span: Span;
  readonly path: Path;
  /** Clusters it names by their label; `any` where it only asks for the label, undefined where it says nothing of it. */
  readonly clusters: readonly ListedText[] | 'any' | undefined;
}

/** Settings of a Cilium installation, from Helm values or from its ConfigMap, that decide what its policies mean. */
export interface CiliumSettingsFact extends OfResource {
  readonly type: 'cilium-settings';
  /** What shows that its clusters are meshed. */
  readonly clusterMesh: Span | undefined;
  /** Whether selectors without a cluster mean the own cluster alone. */
  readonly defaultLocalCluster: Stated | undefined;
}
