/**
 * Bytes of a file as text. Manifests are UTF-8 and certificates may be DER; whatever else comes is read as well as it can
 * be, and said to be so.
 */
import { pemOfDer } from './der.ts';

export interface Decoded {
  /** Without the byte order mark, unless that is itself a fault of the text. */
  readonly text: string;
  readonly mark: boolean;
  /** Whether the text, with its mark, is the file byte for byte. Any other must not be written back. */
  readonly exact: boolean;
  /** What is wrong with the bytes, as the end of a sentence. */
  readonly flaw: string | undefined;
}

export function decode(path: string, bytes: Buffer): Decoded {
  const certificates = pemOfDer(path, bytes);
  if (certificates !== undefined) return { text: certificates, mark: false, exact: false, flaw: undefined };
  const wide = wideEncodingOf(bytes);
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes);
    return { text, mark: true, exact: false, flaw: 'is UTF-16, not UTF-8. Save it as UTF-8' };
  }
  const mark = !REFUSES_MARK.test(path) && bytes.subarray(0, 3).equals(UTF8_MARK);
  const text = bytes.toString('utf8', mark ? 3 : 0);
  const flaw = text.includes('\uFFFD') ? flawOf(bytes) : undefined;
  return { text, mark, exact: flaw === undefined, flaw };
}

/** SPIRE does not start with a configuration that begins with a byte order mark. */
const REFUSES_MARK = /\.(?:conf|hcl)$/i;

export const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** By its byte order mark, which editors that write UTF-16 put in front. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Undefined where the replacement characters stand in the file itself. */
function flawOf(bytes: Buffer): string | undefined {
  const back = Buffer.from(bytes.toString('utf8'));
  if (back.equals(bytes)) return undefined;
  const wrong = back.findIndex((byte, index) => byte !== bytes[index]);
  const before = bytes.toString('utf8', 0, wrong).split(/\r\n|\r|\n/);
  return `is not UTF-8: line ${before.length} holds a byte that stands for no character. Save it as UTF-8`;
}
