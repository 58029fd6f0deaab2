/** What Linkerd does with clients that no authorization speaks of: `accessPolicy` of a Server, and the default of a workload. */

export const INBOUND_POLICIES = [
  'deny',
  'all-authenticated',
  'cluster-authenticated',
  'all-unauthenticated',
  'cluster-unauthenticated',
  'audit',
] as const;
export type InboundPolicy = (typeof INBOUND_POLICIES)[number];

export function isInboundPolicy(word: string): word is InboundPolicy {
  return INBOUND_POLICIES.some((policy) => policy === word);
}
