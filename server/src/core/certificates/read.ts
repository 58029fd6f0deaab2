/** From the texts in which certificates are written to what they say. One clear answer for any text, in linear time. */
import { quote } from '../values/quote.ts';
import { decodeBase64, decodeLooseBase64, encodeBase64 } from './base64.ts';
import type { CertificateReading, ReadCertificate } from './certificate.ts';
import { type PemBlock, pemBlocks } from './pem.ts';
import { EMPTY, MOST_BYTES, mistaken, PRIVATE_KEY, TOO_LARGE, type Unreadable, unreadable } from './unreadable.ts';

const PEM = /^\s*-----BEGIN /;

/** What is longer is not even decoded: room for line breaks and indentation is in it. */
const MOST_CHARACTERS = 2 * MOST_BYTES;

/** Base64 of DER, as in `x5c` (RFC 7517 4.7): standard alphabet, padded, nothing in between. */
export function readBase64Certificate(text: string, read: ReadCertificate): CertificateReading {
  if (text.trim() === '') return EMPTY;
  if (PEM.test(text)) return pemBlocks(text).some(isPrivateKey) ? PRIVATE_KEY : ARMOURED;
  if (text.length > MOST_CHARACTERS) return TOO_LARGE;
  const decoded = decodeBase64(text);
  if (decoded.ok) return read(decoded.bytes);
  // What is wrong with the spelling matters only if the rest is a certificate.
  const meant = decodeLooseBase64(text);
  if (!meant) return notBase64(text);
  const reading = read(meant);
  return reading.ok ? misspelt(text, decoded.at) : reading;
}

/** A block of `pemBlocks`. */
export function readPemCertificate(block: PemBlock, read: ReadCertificate): CertificateReading {
  const { label, base64, endLabel } = block;
  if (isPrivateKey(block)) return PRIVATE_KEY;
  if (label !== 'CERTIFICATE') return mistaken(`a PEM block of the type ${quote(label)}`);
  if (endLabel === undefined) return NO_END;
  if (endLabel !== label) return otherEnd(endLabel);
  if (!block.ownLines) return ONE_LINE;
  return readBase64Certificate(base64, read);
}

/** The certificate that a text for `x5c` means, as it should be written there; undefined when it means none. */
export function repairedBase64(text: string, read: ReadCertificate): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const base64 = PEM.test(text) ? pemBlocks(text).find(({ label }) => label === 'CERTIFICATE')?.base64 : text;
  const der = base64 === undefined ? undefined : decodeLooseBase64(base64);
  return der && read(der).ok ? encodeBase64(der) : undefined;
}

function isPrivateKey({ label }: PemBlock): boolean {
  return label.endsWith('PRIVATE KEY');
}

function misspelt(text: string, at: number): Unreadable {
  const character = text[at];
  if (character === undefined) return UNPADDED;
  return character === '-' || character === '_' ? URL_ALPHABET : WHITESPACE;
}

function notBase64(text: string): Unreadable {
  const at = text.search(/[^\w\s+/-]/);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const found = character === '=' ? 'An equals sign in the middle' : `The character ${quote(character)}`;
  return unreadable(
    'not-base64',
    `${found}, number ${at + 1}, does not belong in base64, so no program can read this certificate. Put the base64 text of its DER bytes here.`,
  );
}

const ARMOURED = unreadable(
  'pem-armour',
  'This is PEM text, and programs expect bare base64 here, so they refuse it. Take out the BEGIN and END lines and the line breaks.',
);

const URL_ALPHABET = unreadable(
  'base64url',
  'The certificate is written in base64url, with `-` and `_`, and programs that expect standard base64 refuse it. Write `+` for `-`, `/` for `_`, and fill up with `=`.',
);

const WHITESPACE = unreadable(
  'whitespace',
  'There are blanks or line breaks in the base64 text of the certificate, and not every program skips them. Write it on one line.',
);

const UNPADDED = unreadable(
  'not-base64',
  'The base64 text of the certificate lacks the `=` at its end, without which programs refuse it. Fill it up to a multiple of four characters.',
);

const NO_END = unreadable(
  'truncated',
  'This PEM block has no END line, so programs find no certificate in it. Copy all of it again from where it was made.',
);

const ONE_LINE = unreadable(
  'not-a-certificate',
  'The BEGIN and END lines of PEM must be lines of their own, otherwise programs find no certificate in the text. Put the line breaks back in; in YAML, `|` keeps them.',
);

function otherEnd(label: string): Unreadable {
  return unreadable(
    'not-a-certificate',
    `This PEM block begins as "CERTIFICATE" and ends as ${quote(label)}, so programs find no certificate in it. Check whether two files were mixed up.`,
  );
}
