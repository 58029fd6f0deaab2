/** Where the bundle of a trust domain is fetched, as a trust link or a description of the domain states it. */

import type { Span } from '../syntax/span.ts';
import { type EndpointUrl, parseEndpointUrl } from '../values/bundle-endpoint-url.ts';
import { parseSpiffeId, type SpiffeId } from '../values/spiffe-id.ts';
import type { FederationFact, TrustDomainFact } from './facts.ts';
import { type Known, knownValue, partOf, type Stated } from './stated.ts';

export type EndpointFact = FederationFact | TrustDomainFact;

/** How an endpoint proves who it is (SPEC-FED 5.2). */
export const PROFILES = ['https_spiffe', 'https_web'] as const;
export type Profile = (typeof PROFILES)[number];

/** The trust domain whose bundle the endpoint gives out. */
export function servedDomain(fact: EndpointFact): Stated {
  return fact.type === 'federation' ? fact.remote : fact.name;
}

/** Undefined for an unknown word as well, and where several are written. */
export function profileOf({ bundle }: EndpointFact): Profile | undefined {
  if (bundle.profilesWritten.length > 1) return undefined;
  const word = knownValue(bundle.profile);
  return PROFILES.find((profile) => profile === word);
}

/** What a SPIRE server presents on its bundle endpoint. */
export function spireServerId(trustDomain: string): string {
  return `spiffe://${trustDomain}/spire/server`;
}

export interface StatedUrl {
  readonly text: Known;
  readonly url: EndpointUrl;
}

export function endpointUrlOf({ bundle }: EndpointFact): StatedUrl | undefined {
  const { url: text } = bundle;
  return text?.known ? { text, url: parseEndpointUrl(text.value) } : undefined;
}

export interface StatedId {
  readonly text: Known;
  readonly id: SpiffeId;
  /** Where the trust domain stands in it. */
  readonly domainSpan: Span;
}

/** The SPIFFE ID the endpoint must present; undefined where none is stated, or none that anybody would accept. */
export function endpointIdOf({ bundle }: EndpointFact): StatedId | undefined {
  const { endpointSpiffeId: text } = bundle;
  const id = text?.known ? parseSpiffeId(text.value) : undefined;
  if (!text?.known || !id?.ok) return undefined;
  const end = text.value.length - id.path.length;
  return { text, id, domainSpan: partOf(text, { start: end - id.trustDomain.length, end }) };
}
