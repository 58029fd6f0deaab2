/** A kind of manifest that Fedlint reads. Adding a format means adding kinds; nothing else has to know. */
import type { Fact, Resource } from '../model/facts.ts';
import type { Stated } from '../model/stated.ts';
import type { MapNode, Path } from '../syntax/tree.ts';

export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  read(object: KubernetesObject): readonly Fact[];
}

/** One Kubernetes-shaped object as found in a document, alone or as an item of a List. */
export interface KubernetesObject {
  readonly resource: Resource;
  readonly root: MapNode;
  /** Governance written in comments right above the object, for those who cannot annotate. */
  readonly comments: Readonly<Record<string, Stated>>;
  /** Path from the root of the document. */
  at(...path: Path): Path;
}
