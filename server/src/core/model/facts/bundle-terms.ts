import type { Span } from '../../syntax/span.ts';
import type { Stated } from '../stated.ts';

/** How the other side's bundle is come by, and how often it changes. */
export interface BundleTerms {
  readonly span: Span | undefined;
  readonly distribution: Stated | undefined;
  readonly url: Stated | undefined;
  readonly profile: Stated | undefined;
  /** How the profile is written in formats that have a block for it; a `word` there is `bundleEndpointProfile: https_web`. */
  readonly profileForm: 'absent' | 'word' | 'block' | 'other' | undefined;
  readonly endpointSpiffeId: Stated | undefined;
  readonly refreshHint: Stated | undefined;
  readonly rotation: Stated | undefined;
  readonly maxStaleness: Stated | undefined;
  readonly validatedBy: Stated | undefined;
  /**
   * Bundle text given beside the endpoint, for the first contact. `isText` is false when it is a map or a list; `json` is
   * then the text it stands for, where that is sure.
   */
  readonly bootstrap:
    | { readonly text: Stated; readonly isText: boolean; readonly json: string | undefined }
    | undefined;
}
