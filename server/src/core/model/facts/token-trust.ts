import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { PolicyEngine } from './policy.ts';
import type { OfResource } from './resource.ts';

/** Tokens of one issuer that a policy takes for proof of an identity. */
export interface TokenTrustFact extends OfResource {
  readonly type: 'token-trust';
  readonly engine: PolicyEngine;
  /** Its first key, which stands for the whole of it. */
  readonly span: Span;
  readonly path: Path;
  readonly issuer: Stated | undefined;
  readonly audiences: readonly Stated[];
  /** Where the audiences are, or would be, written. */
  readonly audiencesPath: Path;
  /** Where the keys come from that verify a token. */
  readonly keysUrl: Stated | undefined;
  /** The keys themselves, as a JWK set, where they are written here. */
  readonly keys?: Stated | undefined;
  /** Patterns for the subject of a token; undefined where the format has no such field. */
  readonly subjects: readonly Stated[] | undefined;
  readonly requiresExpiration: Stated<boolean> | undefined;
}
