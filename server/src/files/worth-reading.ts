/** Which files go to the analyzer: some do by their names alone, the others by a look at what they hold. */
import { isConfigName } from '../core/config/names.ts';
import { isNamedAsOurs, mayBeOurs, SIGNS } from '../core/formats/sniff.ts';
import { wideEncodingOf } from './decode.ts';
import { isNamedAsDer } from './der.ts';
import { wordSearch } from './word-search.ts';

export function isWorthReading(path: string, text: string): boolean {
  const name = nameOf(path);
  return goesByName(name) || mayBeOurs(name, text);
}

const holdsSign = wordSearch(SIGNS);

/** The same by the bytes of a file, much faster; false only where it is not worth reading. */
export function mayBeWorthReading(path: string, bytes: Uint8Array): boolean {
  if (holdsSign(bytes)) return true;
  const name = nameOf(path);
  return goesByName(name) || isNamedAsOurs(name) || isNamedAsDer(name) || wideEncodingOf(bytes) !== undefined;
}

function goesByName(name: string): boolean {
  return isConfigName(name) || name === 'CODEOWNERS';
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
