/**
 * Where a host can be reached, and so what its certificate can be: `public` may have one of a public authority; the
 * others may not, and `object-storage` never presents a SPIFFE identity.
 */
export type HostKind =
  | 'public'
  | 'ip'
  | 'private-ip'
  | 'cluster-local'
  | 'localhost'
  | 'single-label'
  | 'local'
  | 'object-storage';

/** Storage and delivery networks that end TLS themselves, by the end of the name. Load balancers that pass TLS on are left out. */
const STORAGE =
  /(?:^|\.)s3(?:[.-][a-z0-9.-]+)?\.amazonaws\.com(?:\.cn)?$|(?:^|\.)(?:cloudfront\.net|storage\.googleapis\.com|storage\.cloud\.google\.com|(?:blob|web)\.core\.windows\.net|[a-z0-9]+\.web\.core\.windows\.net|azureedge\.net|azurefd\.net|githubusercontent\.com|github\.io|gitlab\.io|r2\.dev|r2\.cloudflarestorage\.com|pages\.dev|digitaloceanspaces\.com|backblazeb2\.com)$/u;

/** What kind of host a URL names; `host` as `parseEndpointUrl` gives it. */
export function hostKind(host: string): HostKind {
  const name = host.toLowerCase().replace(/\.$/u, '');
  if (name === '' || name.length > 253) return 'public';
  if (name.includes(':')) return kindOfIpv6(name);
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(name)?.slice(1).map(Number);
  if (octets?.every((octet) => octet <= 255)) return kindOfIpv4(octets);
  if (/(?:^|\.)localhost$/u.test(name)) return 'localhost';
  if (/\.svc$|\.cluster\.local$/u.test(name)) return 'cluster-local';
  if (!name.includes('.')) return 'single-label';
  if (/\.(?:local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/u.test(name)) return 'local';
  return STORAGE.test(name) ? 'object-storage' : 'public';
}

function kindOfIpv4([first = 0, second = 0]: readonly number[]): HostKind {
  if (first === 127) return 'localhost';
  const within =
    first === 0 ||
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return within ? 'private-ip' : 'ip';
}

/** `::1`, unique local `fc00::/7`, link local `fe80::/10`. */
function kindOfIpv6(address: string): HostKind {
  if (/^(?:0*:)*0*1$/u.test(address)) return 'localhost';
  return /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/u.test(address) ? 'private-ip' : 'ip';
}
