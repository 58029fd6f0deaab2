/** Names of clients in Linkerd's policies (MeshTLSAuthentication, ServerAuthorization), read as its policy controller does. */
import type { Span } from '../syntax/span.ts';

export type LinkerdIdentity =
  /** `*`: whoever has an identity of the mesh. */
  | { readonly form: 'everybody' }
  /** `*.` and labels: all whose name ends in these. */
  | {
      readonly form: 'suffix';
      /** The trust domain it ends in; without the words of Linkerd in it, all of the suffix may be one. */
      readonly domain: string;
      /** Whether all of the trust domain match, or a part such as a namespace. */
      readonly reach: 'everybody' | 'part';
    }
  | {
      readonly form: 'exact';
      /** Undefined for a name that is none of a service account. */
      readonly domain: string | undefined;
    }
  /** A `*` where it is no wildcard; `place` is that of the first one. */
  | { readonly form: 'misplaced-wildcard'; readonly place: Span }
  /** Refused: neither a DNS name in lower case nor a SPIFFE ID. */
  | { readonly form: 'invalid' };

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const DNS_NAME = new RegExp(`^(?:\\*|${LABEL})(?:\\.${LABEL})*$`, 'u');
const SPIFFE_ID = /^spiffe:\/\/([a-z0-9._-]+)((?:\/[A-Za-z0-9._-]+)*)$/u;
/** `<service account>.<namespace>.serviceaccount.identity.<namespace of Linkerd>.<trust domain>` */
const OF_SERVICE_ACCOUNT = /^(?:(.+)\.)?serviceaccount\.identity\.[^.]+\.(.+)$/u;
const OF_CONTROL_PLANE = /^identity\.[^.]+\.(.+)$/u;

export function parseLinkerdIdentity(text: string): LinkerdIdentity {
  if (text === '*') return { form: 'everybody' };
  const suffix = text.startsWith('*.') ? text.slice(2) : undefined;
  const star = (suffix ?? text).indexOf('*');
  if (star >= 0) {
    const start = star + text.length - (suffix ?? text).length;
    return { form: 'misplaced-wildcard', place: { start, end: start + 1 } };
  }
  const id = SPIFFE_ID.exec(text);
  if (id) return /\/\.{1,2}(?:\/|$)/u.test(id[2] ?? '') ? { form: 'invalid' } : { form: 'exact', domain: id[1] };
  if (!DNS_NAME.test(text)) return { form: 'invalid' };
  return suffix === undefined ? { form: 'exact', domain: OF_SERVICE_ACCOUNT.exec(text)?.[2] } : parseSuffix(suffix);
}

function parseSuffix(suffix: string): LinkerdIdentity {
  const [, who, domain] = OF_SERVICE_ACCOUNT.exec(suffix) ?? [];
  if (domain !== undefined) return { form: 'suffix', domain, reach: who === undefined ? 'everybody' : 'part' };
  return { form: 'suffix', domain: OF_CONTROL_PLANE.exec(suffix)?.[1] ?? suffix, reach: 'everybody' };
}
