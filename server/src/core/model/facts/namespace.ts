import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { Owner } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A namespace of a cluster, for what it says about everything in it. */
export interface NamespaceFact extends OfResource {
  readonly type: 'namespace';
  readonly name: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly exemption: GatekeeperExemption | undefined;
}

/** The label by which Gatekeeper leaves a namespace alone. */
export interface GatekeeperExemption {
  readonly span: Span;
  readonly path: Path;
  /** Its value, which is free. */
  readonly reason: Stated | undefined;
}
