import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** Configuration of a SPIRE controller manager: it knows the local trust domain and the class it watches. */
export interface ControllerFact extends OfResource {
  readonly type: 'controller';
  readonly trustDomain: Stated | undefined;
  readonly clusterName: Stated | undefined;
  readonly className: Stated | undefined;
  /** Its class is named after a Helm release, which no file shows; what the same values define belongs to it. */
  readonly classOfRelease: boolean;
  readonly watchClassless: Stated<boolean> | undefined;
  readonly parentIdTemplate: Stated | undefined;
  /** Resources are read from files, where ClusterSPIFFEID does not exist. */
  readonly fromFiles: boolean;
  readonly reconcile: { readonly span: Span; readonly path: Path; readonly members: readonly string[] } | undefined;
}
