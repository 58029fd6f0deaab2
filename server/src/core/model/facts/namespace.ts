import type { Stated } from '../stated.ts';
import type { Owner } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A namespace of a cluster, for what it says about everything in it. */
export interface NamespaceFact extends OfResource {
  readonly type: 'namespace';
  readonly name: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
}
