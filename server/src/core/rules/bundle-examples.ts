/** A sound SPIFFE bundle and a sound bundle map, from which the rules on bundles cut their examples. */
import { changed } from './examples.ts';
import { BOOTSTRAP_BUNDLE } from './spire-examples.ts';

/** The bundle of the sound set, as a file of its own. */
export const BUNDLE = BOOTSTRAP_BUNDLE.split('\n')
  .slice(1)
  .map((line) => line.slice(4))
  .join('\n');

/** The two keys in it, one for X.509 and one for tokens. */
const [X509_KEY = '', JWT_KEY = ''] = BUNDLE.match(/^ {4}\{[\s\S]*?^ {4}\}/gm) ?? [];

/** The base64 text of the certificate in it. */
export const CERTIFICATE = /"x5c": \["([^"]+)"\]/.exec(BUNDLE)?.[1] ?? '';

type Files = Readonly<Record<string, string>>;

const FILE = 'acme.partner.example.bundle.json';

export const SOUND_BUNDLE: Files = { [FILE]: BUNDLE };

/** The sound bundle with one piece of it changed. */
export function unsoundBundle(from: string, to: string): Files {
  return { [FILE]: changed(BUNDLE, from, to) };
}

/** The sound bundle with other keys in it. */
export function bundleOf(...keys: readonly string[]): Files {
  return unsoundBundle(`[\n${X509_KEY},\n${JWT_KEY}\n  ]`, keys.length === 0 ? '[]' : `[\n${keys.join(',\n')}\n  ]`);
}

export const BUNDLE_MAP = `{
  "trust_domains": {
    "acme.partner.example": {
      "keys": [
${X509_KEY}
      ],
      "spiffe_sequence": 7
    },
    "bank.partner.example": {
      "keys": [
${JWT_KEY}
      ],
      "spiffe_sequence": 3
    }
  }
}
`;

const MAP_FILE = 'trust-domains.json';

export const SOUND_BUNDLE_MAP: Files = { [MAP_FILE]: BUNDLE_MAP };

/** The sound map with one piece of it changed. */
export function unsoundBundleMap(from: string, to: string): Files {
  return { [MAP_FILE]: changed(BUNDLE_MAP, from, to) };
}
