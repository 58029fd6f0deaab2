import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Known, Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** A bundle of roots that trust-manager puts together and hands to every namespace. */
export interface TrustBundleSourcesFact extends OfResource {
  readonly type: 'trust-bundle-sources';
  readonly sources: readonly TrustBundleSource[];
  readonly targets: readonly TrustBundleTarget[];
}

export interface TrustBundleSource {
  /** The public authorities that come with trust-manager are `default`. */
  readonly kind: 'inline' | 'config-map' | 'secret' | 'default';
  /** The key that says which kind it is. */
  readonly span: Span;
  readonly path: Path;
  /** Of the ConfigMap or Secret; undefined where a selector picks it. */
  readonly name: Stated | undefined;
  readonly key: Stated | undefined;
  /** The text itself, of an inline source. */
  readonly text: Stated | undefined;
  /** Trust domains that the certificates of an inline source are anchors of, by their URI SANs. */
  readonly domains: readonly Known[];
}

export interface TrustBundleTarget {
  readonly kind: 'config-map' | 'secret';
  readonly key: Known;
}
