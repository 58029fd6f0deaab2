import type { Stated } from '../stated.ts';
import type { Owner, TimeBox } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A deviation from an agreement, with a reason, an owner and an end. */
export interface ExceptionFact extends OfResource {
  readonly type: 'exception';
  readonly federation: Stated | undefined;
  readonly reason: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly approvedBy: Stated | undefined;
  readonly timeBox: TimeBox;
  readonly scope: readonly Stated[];
}
