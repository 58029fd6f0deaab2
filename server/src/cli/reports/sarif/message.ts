/** Text of manifests in SARIF, where some of it would be taken for more than text. */
import { visible } from '../visible.ts';

export interface Message {
  readonly text: string;
  readonly arguments?: readonly string[];
}

/**
 * A plain text message (SARIF 3.11.3). `[…](…)` in it would be a link (3.11.6), `{0}` the place of an argument (3.11.5).
 * Single braces stay as they are: doubled ones, as the standard asks for, show doubled in every viewer.
 */
export function messageOf(words: string): Message {
  const taken: string[] = [];
  const text = visible(words)
    .replaceAll('](', '] (')
    .replace(/\{\d+\}/g, (piece) => `{${taken.push(piece) - 1}}`);
  return taken.length === 0 ? { text } : { text, arguments: taken };
}
