import { trustDomainName } from '../values/spiffe-id.ts';

/**
 * A trust domain as a key: the bare name, also where a SPIFFE ID of that domain is written, and in lower case, so that
 * of a name with capitals nothing is said but that.
 */
export function domainKey(text: string): string {
  return trustDomainName(text.toLowerCase()) ?? text;
}
