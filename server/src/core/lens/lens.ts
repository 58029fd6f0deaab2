/** A line of text above a manifest: what the workspace knows of it. */
import type { Span } from '../syntax/span.ts';

export interface Lens {
  /** It is shown above the first line of this. */
  readonly at: Span;
  readonly title: string;
  /** What a click shows or does. */
  readonly leads: /** The manifests that document the policy of this name. */
    | { readonly to: 'documentation'; readonly of: Span }
    /** Edits that document it. */
    | { readonly to: 'documenting'; readonly of: Span }
    /** Everything that decides for a trust domain. */
    | { readonly to: 'decisions'; readonly domain: string };
}
