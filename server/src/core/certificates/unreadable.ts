/** Why bytes are no certificate, in words, as far as their outline tells. */
import type { CertificateProblem, CertificateReading } from './certificate.ts';
import { outlineOf } from './der.ts';

/** A CA certificate has one or two thousand bytes; what has more than this is something else. */
export const MOST_BYTES = 64 * 1024;

export type Unreadable = Extract<CertificateReading, { ok: false }>;

export function unreadable(problem: CertificateProblem, message: string): Unreadable {
  return { ok: false, problem, message };
}

export const EMPTY = unreadable('empty', 'There is no certificate here, only an empty text. Put one in.');

export const TOO_LARGE = unreadable(
  'too-large',
  'This is far too large for a certificate, which has one or two thousand bytes, so it was not read. Check what was pasted here.',
);

export const NOT_A_CERTIFICATE = unreadable(
  'not-a-certificate',
  'This is no X.509 certificate, or a damaged one, so nobody can check anything with it. Copy the certificate again from where it was made.',
);

export const PRIVATE_KEY = unreadable(
  'private-key',
  'This is a private key and not a certificate: whoever reads this file can act in its name. Take it out, replace the key, and put the certificate here.',
);

/** Undefined when it has the outline of a certificate. */
export function problemOf(der: Uint8Array): Unreadable | undefined {
  if (der.length === 0) return EMPTY;
  if (der.length > MOST_BYTES) return TOO_LARGE;
  const pem = PEM.exec(String.fromCharCode(...der.subarray(0, LONGEST_BEGIN)));
  if (pem) return pem[1]?.endsWith('PRIVATE KEY') ? PRIVATE_KEY : PEM_FOR_DER;
  const outline = outlineOf(der);
  if (outline.type === 'other') return NOT_A_CERTIFICATE;
  if (outline.type === 'truncated') return cutOff(der.length, outline.length);
  const { tags, firstTags } = outline;
  if (PRIVATE_KEYS.some((shape) => shape.test(tags))) return PRIVATE_KEY;
  const other = OTHER_THINGS.find((thing) => thing.tags.test(tags) && (thing.firstTags?.test(firstTags) ?? true));
  if (other) return mistaken(other.name);
  if (tags !== CERTIFICATE) return NOT_A_CERTIFICATE;
  return outline.length < der.length ? tooMuch(der.length - outline.length) : undefined;
}

/** By the tags of their parts: 02 integer, 03 bit string, 04 octet string, 06 OID, 30 sequence, a0 and so on [0]. */
const CERTIFICATE = '30 30 03';

const PRIVATE_KEYS: readonly RegExp[] = [
  /^02 30 04/, // PKCS#8
  /^30 04$/, // PKCS#8, encrypted
  /^02 04( a0| a1|$)/, // SEC 1
  /^(02 ){5}/, // PKCS#1, DSA
];

interface Thing {
  readonly name: string;
  readonly tags: RegExp;
  /** Of the first part. */
  readonly firstTags?: RegExp;
}

const OTHER_THINGS: readonly Thing[] = [
  { name: 'a certificate signing request', tags: /^30 30 03$/, firstTags: /^02 30 30( a0)?$/ },
  { name: 'a certificate revocation list', tags: /^30 30 03$/, firstTags: /^(02 )?30 30 1[78]/ },
  { name: 'a bare public key', tags: /^(30 03|02 02)$/ },
  { name: 'a PKCS#7 file', tags: /^06 a0$/ },
  { name: 'a PKCS#12 key store', tags: /^02 30 30$|^02 30$/ },
];

export function mistaken(name: string): Unreadable {
  return unreadable(
    'not-a-certificate',
    `This is ${name} and not a certificate, so nobody can check anything with it. Put the certificate of the CA here.`,
  );
}

function cutOff(present: number, length: number | undefined): Unreadable {
  const count = length === undefined ? '' : `: it says that it has ${length} bytes, and ${present} are there`;
  return unreadable(
    'truncated',
    `The certificate is cut off${count}. No program can read it; copy all of it again from where it was made.`,
  );
}

function tooMuch(bytes: number): Unreadable {
  const count = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return unreadable(
    'trailing-bytes',
    `After the certificate comes something else, perhaps another one (${count} too many), and programs refuse that. Put one certificate here and any other into an entry of its own.`,
  );
}

const PEM = /^\s*-----BEGIN ([^-\r\n]*)/;
const LONGEST_BEGIN = 100;

const PEM_FOR_DER = unreadable(
  'pem-armour',
  'This is PEM text where the bytes of the certificate themselves belong, so programs refuse it. Put in what stands between its BEGIN and END lines, and encode it only once.',
);
