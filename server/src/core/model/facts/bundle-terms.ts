import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
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
  /** How that bundle is said to be written: `pem` or `spiffe`. */
  readonly bootstrapFormat: Stated | undefined;
  /** A file beside the configuration that holds that bundle. */
  readonly bootstrapFile: Stated | undefined;
  /** Every profile that is written, where the format lets several stand; programs want exactly one. */
  readonly profilesWritten: readonly Stated[];
  /** The endpoint as SPIRE took it before 1.1, and reads past it today. */
  readonly legacyEndpoint: LegacyEndpoint | undefined;
}

/** `bundle_endpoint` of a `federates_with`. */
export interface LegacyEndpoint {
  readonly span: Span;
  readonly path: Path;
  readonly address: Stated | undefined;
  readonly port: Stated<string | number> | undefined;
  readonly spiffeId: Stated | undefined;
  readonly usesWebPki: Stated<boolean> | undefined;
}
