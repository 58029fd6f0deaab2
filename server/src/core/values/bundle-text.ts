/** Bundle text as it stands in a manifest: a SPIFFE bundle, which is a JWK set (SPEC-BUNDLE 4), or what people put in its place. */

export type BundleText =
  | { readonly ok: true; readonly keys: readonly Jwk[] }
  | { readonly ok: false; readonly problem: 'pem' | 'not-json' | 'not-a-map' | 'no-keys' };

export type Jwk = Readonly<Record<string, unknown>>;

export function readBundle(text: string): BundleText {
  if (text.includes('-----BEGIN ')) return { ok: false, problem: 'pem' };
  const bundle = parse(text);
  if (bundle === undefined) return { ok: false, problem: 'not-json' };
  if (!isMap(bundle)) return { ok: false, problem: 'not-a-map' };
  // Go takes member names in any case.
  const keys = Object.entries(bundle).find(([name]) => name.toLowerCase() === 'keys')?.[1];
  return Array.isArray(keys) ? { ok: true, keys: keys.filter(isMap) } : { ok: false, problem: 'no-keys' };
}

/** What the text trusts, spelled so that one certificate or key is the same text in every bundle; each only once. */
export function anchorsOf(text: string): string[] {
  const bundle = readBundle(text);
  if (bundle.ok) return [...new Set(bundle.keys.flatMap((key) => anchorOf(key) ?? []))];
  return bundle.problem === 'pem' ? [...new Set(certificatesIn(text))] : [];
}

/** Members that only a private or a symmetric key has (RFC 7518, 6.2.2, 6.3.2, 6.4.1). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** What the text gives away that must never leave its owner; empty where it is a public bundle. */
export function secretsIn(text: string): string[] {
  const bundle = readBundle(text);
  if (!bundle.ok) return /-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text) ? ['PRIVATE KEY'] : [];
  return PRIVATE_MEMBERS.filter((member) => bundle.keys.some((key) => typeof key[member] === 'string'));
}

function anchorOf(key: Jwk): string | undefined {
  const certificate: unknown = Array.isArray(key.x5c) ? key.x5c[0] : undefined;
  if (typeof certificate === 'string') return certificate.replace(/\s/gu, '');
  const { n, x, y } = key;
  if (typeof n === 'string') return `n:${n}`;
  return typeof x === 'string' ? `x:${x},y:${typeof y === 'string' ? y : ''}` : undefined;
}

function certificatesIn(text: string): string[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/gu);
  return [...blocks].map(([, body = '']) => body.replace(/\s/gu, ''));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
