/** What a review compares: the facts of two states that say who is trusted, by whom, how far and for how long. */
import type { Certificate } from '../certificates/certificate.ts';
import type { FactOf, FactType, OfResource } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { Stated } from '../model/stated.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Surroundings } from '../model/surroundings.ts';
import type { Span } from '../syntax/span.ts';

/** Facts that are subjects as they are. */
export const REVIEWED = [
  'federation',
  'trust-domain',
  'enforcement-point',
  'policy',
  'exception',
  'peering',
  'token-trust',
  'mesh',
  'envoy-trust',
  'workload-identity',
  'controller',
  'spire-server',
  'spire-agent',
  'bundle-endpoint',
  'consul-exports',
  'suppression',
] as const satisfies readonly FactType[];

/** The keys that speak for one trust domain in one place: a bundle, or the certificates beside each other in one text. */
export interface TrustAnchors extends OfResource {
  readonly type: 'trust-anchors';
  /** The trust domain they speak for, as far as anything says so. */
  readonly domain: Stated | undefined;
  /** What stands for all of them. */
  readonly span: Span;
  readonly anchors: readonly Anchor[];
  /** Some of it cannot be read, so what seems to be gone may still be there. */
  readonly isPartial: boolean;
  /** Seconds (`spiffe_refresh_hint`). */
  readonly refreshHint: Stated<string | number | boolean> | undefined;
  /** Number of the edition (`spiffe_sequence`). */
  readonly sequence: Stated<string | number | boolean> | undefined;
}

export interface Anchor {
  /** SHA-256 of the certificate in hexadecimal, else what names the key: `kid` or its thumbprint. */
  readonly id: string;
  readonly use: 'x509-svid' | 'jwt-svid' | 'unknown';
  /** Equal for the same public key, whatever it is called and whoever signed for it; undefined where it cannot be read. */
  readonly key: string | undefined;
  readonly span: Span;
  readonly certificate: Certificate | undefined;
}

/** A `.fedlint.yaml`: what it switches off is not reported any more. */
export interface ReviewedSettings {
  readonly type: 'settings';
  readonly settings: Settings;
  readonly span: Span;
  /** Every key and every item that is written, as `timeBox/max`, `locked/broad-trust`, `overrides/0/rules`. */
  readonly keys: readonly { readonly name: string; readonly span: Span }[];
}

export type Subject = FactOf<(typeof REVIEWED)[number]> | TrustAnchors | ReviewedSettings;
export type SubjectType = Subject['type'];
export type SubjectOf<T extends SubjectType> = Extract<Subject, { type: T }>;

/** A subject as one of the two states has it, with all that this state says around it. */
export interface Version<S> {
  readonly fact: S;
  readonly document: DocumentRef;
  readonly context: Surroundings;
}

/** The same subject before and after; one that has come or gone is there only once. */
export type Pair<S> =
  | { readonly is: 'added'; readonly after: Version<S>; readonly before?: never }
  | { readonly is: 'removed'; readonly before: Version<S>; readonly after?: never }
  | { readonly is: 'kept'; readonly before: Version<S>; readonly after: Version<S> };

/** Whether a pair is about subjects of this type. */
export function isPairOf<T extends SubjectType>(pair: Pair<Subject>, type: T): pair is Pair<SubjectOf<T>> {
  return (pair.after ?? pair.before).fact.type === type;
}
