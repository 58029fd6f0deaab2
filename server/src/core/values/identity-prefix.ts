/** Where a prefix of SPIFFE IDs stops, which decides whose names begin like it. */

const SCHEME = 'spiffe://';

export interface PrefixEnd {
  /**
   * `separator`: whatever follows is below a whole name. `segment`: inside the path, so that names that only begin alike
   * match as well. `trust-domain`: before the slash that ends the trust domain, so that other trust domains match.
   * `scheme`: before any trust domain, so that all of them do.
   */
  readonly at: 'scheme' | 'trust-domain' | 'segment' | 'separator';
  /** The text before the wildcard. */
  readonly literal: string;
}

/** Undefined for what no SPIFFE ID begins with. A `*` at the end says only that it is a prefix. */
export function prefixEnd(prefix: string): PrefixEnd | undefined {
  const literal = prefix.endsWith('*') ? prefix.slice(0, -1) : prefix;
  if (SCHEME.startsWith(literal)) return { at: 'scheme', literal };
  if (!literal.startsWith(SCHEME)) return undefined;
  const name = literal.slice(SCHEME.length);
  if (!name.includes('/')) return { at: 'trust-domain', literal };
  // Without a name before the slash there is no trust domain, and no SPIFFE ID either.
  if (name.startsWith('/')) return undefined;
  return { at: name.endsWith('/') ? 'separator' : 'segment', literal };
}
