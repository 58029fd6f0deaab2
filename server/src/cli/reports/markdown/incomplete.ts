/** What a comment says of that which could not be read. */
import { prose } from './text.ts';

const SHOWN = 10;
const LONGEST = 300;

/** Empty where everything was read. */
export function incompleteNote(what: 'check' | 'review', failures: readonly string[]): string {
  if (failures.length === 0) return '';
  const first = failures.slice(0, SHOWN).map((failure) => `- ${prose(failure, LONGEST)}`);
  const rest = failures.length > SHOWN ? [`- and ${failures.length - SHOWN} more`] : [];
  return [`**The ${what} is incomplete:**\n`, ...first, ...rest].join('\n');
}
