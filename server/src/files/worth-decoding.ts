/** The look at the bytes of a file, before they become a text. */
import { isNamedAsOurs, SIGNS } from '../core/formats/sniff.ts';
import { wideEncodingOf } from './decode.ts';
import { isNamedAsDer } from './der.ts';
import { wordSearch } from './word-search.ts';
import { goesByName, nameOf } from './worth-reading.ts';

const holdsSign = wordSearch(SIGNS);

/** False only where `isWorthReading` would be, and much faster than that. */
export function isWorthDecoding(path: string, bytes: Uint8Array): boolean {
  if (holdsSign(bytes)) return true;
  const name = nameOf(path);
  return goesByName(name) || isNamedAsOurs(name) || isNamedAsDer(name) || wideEncodingOf(bytes) !== undefined;
}
