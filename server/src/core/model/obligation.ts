/** Something that has to be true before trust is extended, or stays extended, and whether it is. */
import type { Span } from '../syntax/span.ts';
import type { DocumentRef } from './store.ts';

export type ObligationId =
  | 'owners'
  | 'bundle-endpoint'
  | 'bundle-validated'
  | 'rotation'
  | 'revocation'
  | 'enforcement-point'
  | 'enforced'
  | 'authorization'
  | 'narrow-allow-list'
  | 'interpretation'
  | 'time-box'
  | 'change-record'
  | 'failure-tests'
  | 'fails-closed'
  /** Keys that were edited have to be brought to the servers that run. */
  | 'bundle-delivery'
  /** Somebody says why a finding is hidden. */
  | 'reason';

export interface Obligation {
  readonly id: ObligationId;
  /** What is asked, as a short sentence without its full stop: "Somebody is accountable for the trust". */
  readonly asks: string;
  /** `unknown` where a template, or people, would have to tell. */
  readonly state: 'met' | 'open' | 'unknown';
  /** What the workspace says about it, in a few words: "team-payments", "nobody is named". */
  readonly says: string;
  /** Where it says so, or where it would be said. */
  readonly at: { readonly document: DocumentRef; readonly span: Span } | undefined;
  /** Rules whose suggestions settle it. */
  readonly rules: readonly string[];
}
