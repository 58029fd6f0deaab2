import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** An Envoy that verifies its peers with the SPIFFE validator (`SPIFFECertValidatorConfig`), and whom it takes. */
export interface EnvoyTrustFact extends OfResource {
  readonly type: 'envoy-trust';
  /** The `@type` that says so. */
  readonly span: Span;
  /** The validation context around it, else the validator itself. */
  readonly path: Path;
  readonly domains: readonly ValidatedDomain[];
  /** Bundles of all domains in one text (`trust_bundles`), which Envoy takes before the list. */
  readonly bundleMap: ValidatedBundleMap | undefined;
  /** Matchers for the names in a certificate; `other` are those the validator passes over. */
  readonly matchers: { readonly uri: number; readonly other: number };
  /** Its settings are completed from elsewhere, so what is not here may stand there. */
  readonly isPartial: boolean;
  /** The same text has a filter that decides about identities (RBAC, external authorization). */
  readonly isAuthorized: boolean;
  readonly allowExpired: { readonly stated: Stated<boolean>; readonly path: Path } | undefined;
}

export interface ValidatedDomain {
  readonly name: Stated | undefined;
  /** Its first key. */
  readonly span: Span;
  readonly path: Path;
  readonly bundle: DataSource | undefined;
}

export interface ValidatedBundleMap {
  readonly source: DataSource;
  /** Keys of all bundles in it, as far as they stand in this text. */
  readonly keys: readonly { readonly domain: string; readonly use: Stated | undefined; readonly path: Path }[];
}

/** Where Envoy reads a text from. */
export interface DataSource {
  readonly kind: 'filename' | 'inline_string' | 'inline_bytes' | 'environment_variable';
  readonly stated: Stated;
  readonly path: Path;
}
