import type { Span } from '../../syntax/span.ts';
import type { Stated } from '../stated.ts';
import type { PolicyFact } from './policy.ts';
import type { OfResource } from './resource.ts';

/** What a Cedar policy says about itself in annotations, which Cedar hands on and does not read. */
export interface CedarPolicyFact extends OfResource {
  readonly type: 'cedar-policy';
  readonly policy: PolicyFact;
  /** The empty place before it, where an annotation may be written; undefined in JSON. */
  readonly start: Span | undefined;
  /** Which policy of its text it is, from 0: Cedar calls those without an id by their numbers. */
  readonly index: number;
  /** An empty one counts: it stands there. */
  readonly id: Stated | undefined;
  /** The ids of all policies in the same text. */
  readonly ids: readonly string[];
  /** Some policy in the same text has an owner in its annotations. */
  readonly isAmongOwned: boolean;
  /** The end that its annotation sets. */
  readonly expires: Stated | undefined;
}
