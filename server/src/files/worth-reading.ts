/** Which files go to the analyzer: some do by their names alone, the others by a look at what they hold. */
import { isConfigName } from '../core/config/names.ts';
import { mayBeOurs } from '../core/formats/sniff.ts';

export function isWorthReading(path: string, text: string): boolean {
  const name = nameOf(path);
  return goesByName(name) || mayBeOurs(name, text);
}

/** By its name, without its folder. */
export function goesByName(name: string): boolean {
  return isConfigName(name) || name === 'CODEOWNERS';
}

export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
