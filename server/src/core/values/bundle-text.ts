/** Bundle text as it stands in a manifest: a SPIFFE bundle, which is a JWK set (SPEC-BUNDLE 4), or what people put in its place. */

export type BundleText =
  | { readonly ok: true; readonly keys: readonly Jwk[] }
  | { readonly ok: false; readonly problem: 'pem' | 'not-json' | 'not-a-map' | 'no-keys' };

export type Jwk = Readonly<Record<string, unknown>>;

export function readBundle(text: string): BundleText {
  // In JSON it is a certificate in PEM that was put into a bundle.
  if (text.includes('-----BEGIN ') && !text.trimStart().startsWith('{')) return { ok: false, problem: 'pem' };
  const bundle = parse(text);
  if (bundle === undefined) return { ok: false, problem: 'not-json' };
  if (!isMap(bundle)) return { ok: false, problem: 'not-a-map' };
  // Go takes member names in any case.
  const keys = Object.entries(bundle).find(([name]) => name.toLowerCase() === 'keys')?.[1];
  return Array.isArray(keys) ? { ok: true, keys: keys.filter(isMap) } : { ok: false, problem: 'no-keys' };
}

/** Members that only a private or a symmetric key has (RFC 7518, 6.2.2, 6.3.2, 6.4.1). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** What the text gives away that must never leave its owner; empty where it is a public bundle. */
export function secretsIn(text: string): string[] {
  const bundle = readBundle(text);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text)) return ['PRIVATE KEY'];
  if (!bundle.ok) return [];
  return PRIVATE_MEMBERS.filter((member) => bundle.keys.some((key) => typeof key[member] === 'string'));
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
