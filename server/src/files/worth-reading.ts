import { isConfigName } from '../core/config/names.ts';
import { mayBeOurs } from '../core/formats/sniff.ts';

/** Whether a file goes to the analyzer: some do by their names alone, the others by a look at the text. */
export function isWorthReading(path: string, text: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return isConfigName(name) || name === 'CODEOWNERS' || mayBeOurs(name, text);
}
