import type { Operation } from '../../fixes/operation.ts';
import type { Span } from '../../syntax/span.ts';

/** Something that Linkerd refuses as a resource is applied. */
export interface Refusal {
  readonly at: Span;
  /** What is wrong, as a sentence, and what to do. */
  readonly why: string;
  readonly advice: string;
  /** What decides nothing: the text as it is is refused. */
  readonly fix?: readonly Operation[];
}
