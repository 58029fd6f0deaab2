/** The keys that speak for a trust domain, put together from the bundles and certificates of a document. */
import type { Fact } from '../model/facts.ts';
import type { TrustAnchors } from './subject.ts';

export function anchorsIn(_facts: readonly Fact[]): TrustAnchors[] {
  return [];
}
