/** Certificates in DER are bytes. Written as PEM they are a text, and findings have lines to point at. */

const NAME = /\.(?:der|cer|crt)$/i;

/** Whether a file of this name may hold certificates in DER. */
export function isNamedAsDer(path: string): boolean {
  return NAME.test(path);
}

/**
 * The certificates of a DER file, one after the other as the Workload API has them, in PEM (RFC 7468). Undefined where
 * the bytes are something else: PEM already, or a key.
 */
export function pemOfDer(path: string, bytes: Uint8Array): string | undefined {
  if (!isNamedAsDer(path) || !startsCertificate(bytes)) return undefined;
  const certificates: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = endOfCertificate(bytes, at);
    certificates.push(pemOf(bytes.subarray(at, end)));
    at = end;
  }
  return certificates.join('');
}

const SEQUENCE = 0x30;
/** The version of a certificate; those of version 1 leave it out and begin with the serial number. */
const VERSION = 0xa0;
const INTEGER = 0x02;

/**
 * A key or a signed message does not begin with two long sequences; in a request and in a revocation list a version of
 * one byte comes next.
 */
function startsCertificate(bytes: Uint8Array): boolean {
  const certificate = sequenceAt(bytes, 0);
  const content = certificate && sequenceAt(bytes, certificate.start);
  if (!content) return false;
  const [tag, length = 0] = bytes.subarray(content.start, content.start + 2);
  return tag === VERSION || (tag === INTEGER && length > 1);
}

/** What is cut off, or followed by something else, is left in one piece: whoever reads it can say what is wrong. */
function endOfCertificate(bytes: Uint8Array, at: number): number {
  const end = sequenceAt(bytes, at)?.end;
  return end !== undefined && end < bytes.length && sequenceAt(bytes, end) ? end : bytes.length;
}

/** The content of a SEQUENCE of more than 127 bytes, which is written in the long form (X.690 8.1.3.5, 10.1). */
function sequenceAt(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const lengthBytes = (bytes[at + 1] ?? 0) - 0x80;
  if (bytes[at] !== SEQUENCE || lengthBytes < 1 || lengthBytes > 4) return undefined;
  const start = at + 2 + lengthBytes;
  const length = bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return length > 0x7f ? { start, end: start + length } : undefined;
}

/** So many bytes make the 64 characters of a line. */
const LINE = 48;

function pemOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE)
    lines.push(btoa(String.fromCharCode(...bytes.subarray(at, at + LINE))));
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
