import type { Span } from '../../syntax/span.ts';
import type { Stated } from '../stated.ts';
import type { Owner, TimeBox } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A place where a foreign identity is admitted or refused. */
export interface EnforcementPointFact extends OfResource {
  readonly type: 'enforcement-point';
  /** Written inside this Federation manifest instead of in a document of its own. */
  readonly inlineOf: string | undefined;
  readonly name: Stated | undefined;
  readonly span: Span;
  readonly accepts: readonly Stated[];
  readonly location: {
    readonly type: Stated | undefined;
    readonly cluster: Stated | undefined;
    readonly policyRef: Stated | undefined;
  };
  readonly engine: Stated | undefined;
  readonly mode: Stated | undefined;
  readonly decision: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly cache: { readonly ttl: Stated | undefined; readonly onStale: Stated | undefined };
  readonly onFailure: Stated | undefined;
  readonly interprets: { readonly audiences: readonly Stated[]; readonly roles: readonly Stated[] };
  readonly timeBox: TimeBox;
}
