/** The agreement with the partner, with a request to hide findings in it. */
import { beside, SOUND, unsound } from '../../../rules/examples.ts';
import type { Example } from '../../../rules/rule.ts';

/** `words` is what follows the word `fedlint-ignore`. */
export function suppressed(words: string): Example {
  return unsound('acme-orders.yaml', 'spec:\n', `# fedlint-ignore${words}\nspec:\n`);
}

/** The sound set with a configuration of Fedlint. */
export function configured(text: string): Example {
  return beside(SOUND, { '.fedlint.yaml': `${text}\n` });
}
