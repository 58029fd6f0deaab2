import { parseSpiffeId, parseTrustDomain, type SpiffeId } from './grammar.ts';

/**
 * The trust domain as go-spiffe's `TrustDomainFromString` understands it: a bare name or a whole SPIFFE ID, whose path is
 * dropped. `undefined` when it refuses the text. Every SPIRE field that holds a trust domain is read this way.
 */
export function trustDomainName(text: string): string | undefined {
  if (text.includes(':/')) {
    const id = parseSpiffeId(text);
    return id.ok ? id.trustDomain : undefined;
  }
  const domain = parseTrustDomain(text);
  return domain.ok ? domain.name : undefined;
}

/** Whether SPIRE keeps the path for itself and its agents: no workload may be registered there. */
export function isReservedPath(path: string): boolean {
  return path === '/spire' || path.startsWith('/spire/');
}

/** The same ID in its one valid spelling: lower-case scheme and trust domain, no empty segments, no slash at the end. `undefined` when that does not make it valid. */
export function repairSpiffeId(text: string): string | undefined {
  const [, domain, path = ''] = /^spiffe:\/\/([^/]*)(.*)$/isu.exec(text.trim()) ?? [];
  if (domain === undefined) return undefined;
  const repaired = `spiffe://${domain.toLowerCase()}${collapse(path)}`;
  return parseSpiffeId(repaired).ok ? repaired : undefined;
}

/** The bare, lower-case name of a trust domain, also out of a SPIFFE ID. `undefined` when that does not make it valid. */
export function repairTrustDomain(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^spiffe:\/{1,2}/u, '');
  const slash = name.indexOf('/');
  const bare = slash < 0 ? name : name.slice(0, slash);
  return parseTrustDomain(bare).ok ? bare : undefined;
}

/** An ID in words: whose it is and what it stands for, by the conventions of SPIRE and of service meshes. */
export function describeSpiffeId({ trustDomain, path, segments }: SpiffeId): string {
  return `${describePath(path, segments)} of trust domain ${trustDomain}`;
}

function describePath(path: string, segments: readonly string[]): string {
  const [first, second, third, fourth] = segments;
  if (first === undefined) return 'The authority itself, not a workload,';
  if (path === '/spire/server') return 'The SPIRE server';
  if (first === 'spire' && second === 'agent')
    return third === undefined ? 'A SPIRE agent' : `A SPIRE agent, attested by ${third},`;
  if (isReservedPath(path)) return `${path}, a path SPIRE keeps for itself,`;
  if (first === 'ns' && third === 'sa' && second && fourth) {
    const rest = segments.slice(4).join('/');
    return `Service account ${fourth} in namespace ${second}${rest && `, ${rest},`}`;
  }
  return `Workload ${path}`;
}

/** Without empty segments and without slashes at the end; by hand, as a pattern would go back over a long run of slashes. */
function collapse(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((segment) => `/${segment}`).join('');
}
