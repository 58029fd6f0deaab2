import type { CertificateReading } from '../../certificates/certificate.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** A SPIFFE bundle: the keys that speak for one trust domain (SPEC-BUNDLE 4). */
export interface BundleFact extends OfResource {
  readonly type: 'bundle';
  readonly path: Path;
  readonly span: Span;
  /** The trust domain it is for, as what stands around it says. */
  readonly domain: Stated | undefined;
  /** A text of its own, one of several in a bundle map, or inside of a manifest that says what it is for. */
  readonly place: 'alone' | 'map' | 'manifest';
  /** Where `keys` is, or would be. */
  readonly keysPath: Path;
  /** Its name, else what stands for the whole bundle. */
  readonly keysSpan: Span;
  /** `pem`: the whole text is PEM, where its name says that it is a bundle. */
  readonly keysForm: 'absent' | 'empty' | 'list' | 'other' | 'pem' | 'unknown';
  /** As far as they are maps. */
  readonly keys: readonly BundleKey[];
  readonly sequence: BundleNumber | undefined;
  readonly refreshHint: BundleNumber | undefined;
  /** All fields of the bundle, by name. */
  readonly fields: readonly BundleField[];
}

export interface BundleField {
  /** As it is written. */
  readonly name: string;
  readonly span: Span;
  readonly path: Path;
}

/** A number as it is written: text, fractions and all. Unknown where it is no scalar at all. */
export interface BundleNumber {
  readonly value: Stated<string | number | boolean>;
  readonly path: Path;
}

/** One JWK of a bundle (SPEC-BUNDLE 4.2). */
export interface BundleKey {
  readonly span: Span;
  readonly path: Path;
  readonly kty: Stated | undefined;
  readonly use: Stated | undefined;
  readonly kid: Stated | undefined;
  readonly crv: Stated | undefined;
  /** Members of the public key: `n`, `e`, `x`, `y`. */
  readonly members: Readonly<Record<string, Stated>>;
  readonly privateMembers: readonly BundleField[];
  /** `x5c`: undefined where absent. */
  readonly chain: BundleChain | undefined;
  /** What the first element of `x5c` holds, or all of it where it is one text. */
  readonly certificate: CertificateReading | undefined;
  readonly fields: readonly BundleField[];
}

/** The certificates of a JWK, of which a bundle has exactly one (SPEC-X509 6). */
export interface BundleChain {
  readonly path: Path;
  readonly span: Span;
  readonly form: 'list' | 'text' | 'other' | 'unknown';
  /** How many elements the list has. */
  readonly count: number;
  /** Of a text that should be a list: the certificate to put into it, where it holds one. */
  readonly repaired: string | undefined;
}

/** A bundle map: several trust domains in one file (SPEC-BUNDLE 5). */
export interface BundleMapFact extends OfResource {
  readonly type: 'bundle-map';
  readonly path: Path;
  /** Where `trust_domains` is. */
  readonly domainsPath: Path;
  /** Every one that is written, those of the same name as well. */
  readonly domains: readonly { readonly name: Stated; readonly path: Path; readonly span: Span }[];
  readonly fields: readonly BundleField[];
}

/** A certificate wherever one is written: in `x5c`, in PEM inside a manifest, in a file of its own. */
export interface CertificateFact extends OfResource {
  readonly type: 'certificate';
  readonly span: Span;
  readonly path: Path;
  readonly reading: CertificateReading;
  /** The certificate as the text should be, where no more than its spelling is wrong. */
  readonly repaired: string | undefined;
  /** The trust domain it is an anchor of, as what stands around it says. */
  readonly domain: Stated | undefined;
  /** What it is there for: an anchor of a trust domain, or unknown, as in a file that says nothing about its use. */
  readonly role: 'anchor' | 'unknown';
  readonly form: 'x5c' | 'pem' | 'file';
  /** Another certificate of the same bundle is valid already when this one begins. */
  readonly follows: boolean;
  /** Another certificate of the same bundle is valid when this one ends, and beyond. */
  readonly isFollowed: boolean;
}
