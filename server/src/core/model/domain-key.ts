import { trustDomainName } from '../values/spiffe-id.ts';

/** Rules ask for the same few names over and over, at every keystroke. */
const known = new Map<string, string>();
const MAX_KNOWN = 20_000;

/**
 * A trust domain as a key: the bare name, also where a SPIFFE ID of that domain is written, and in lower case, so that
 * of a name with capitals nothing is said but that.
 */
export function domainKey(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const key = trustDomainName(text.toLowerCase()) ?? text;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, key);
  return key;
}
