/** The reader of certificates as the rest of the program gets it: loaded when the first one is met, each read once. */
import type { CertificateReading, ReadCertificate } from './certificate.ts';
import { MOST_BYTES } from './unreadable.ts';

/** The library is large and most files have no certificate, so it is loaded late. */
export function lazyCertificates(load: () => { readonly readCertificate: ReadCertificate }): ReadCertificate {
  let loaded: ReadCertificate | undefined;
  return rememberReadings((der) => {
    loaded ??= load().readCertificate;
    return loaded(der);
  });
}

/** Each keystroke asks for the certificates of the document again. */
const MOST_REMEMBERED = 500;

/** Remembers the readings that were asked for last. */
export function rememberReadings(read: ReadCertificate, most = MOST_REMEMBERED): ReadCertificate {
  const readings = new Map<string, CertificateReading>();
  return (der) => {
    if (der.length > MOST_BYTES) return read(der);
    // Not the text it was decoded from: a piece of a text keeps all of that text alive.
    const key = keyOf(der);
    const reading = readings.get(key) ?? read(der);
    readings.delete(key);
    readings.set(key, reading);
    for (const oldest of readings.keys()) {
      if (readings.size <= most) break;
      readings.delete(oldest);
    }
    return reading;
  };
}

/** A character for each byte. */
function keyOf(der: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < der.length; at += 4096) pieces.push(String.fromCharCode(...der.subarray(at, at + 4096)));
  return pieces.join('');
}
