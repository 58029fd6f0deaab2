/**
 * Words that come from anywhere, made safe for a Markdown comment on GitHub or GitLab. Nothing in them may be markup,
 * call somebody, point to an issue, become a link, or be a command to a bot.
 */
import { clipped, visible } from '../visible.ts';

const LONGEST_MESSAGE = 1000;
const LONGEST_CODE = 200;

/** A word of prose, with the punctuation of prose around it and nothing inside that any forge gives a meaning to. */
const WORD = /^[("'“‘]*[\p{L}\p{M}\p{N}]+(?:[.,'’/-][\p{L}\p{M}\p{N}]+)*[.,;:!?)"'’”…%]*$/u;
const DASH = /^[–—→…]$/;

/** Beside a code span: the brackets of "(`a.yaml`)". */
const PUNCTUATION = /^[.,;:?)"'(]+$/;

/** What would become a link all the same: an address, a commit, an issue of GitHub's. */
const LINKED = /^\W*(?:www\.|gh-\d|(?=[a-z]*\d)[0-9a-f]{7,}\W*$)/i;

/** A message, whose values stand in backticks. Whatever is no word of prose becomes code as well. */
export function prose(message: string, longest = LONGEST_MESSAGE): string {
  return clipped(message, longest)
    .split(/`([^`]*)`/)
    .map((piece, index) => (index % 2 === 1 ? code(piece) : wordsOf(piece)))
    .reduce<string>((before, piece) => {
      // Two spans that touch would be read as one, with other ends.
      const touches = before.endsWith('`') && piece.startsWith('`');
      return before + (touches ? ' ' : '') + piece;
    }, '')
    .trim();
}

/** A code span that nothing in it can end. */
export function code(text: string): string {
  const content = visible(clipped(text, LONGEST_CODE));
  if (content === '') return 'nothing';
  const runs: readonly string[] = content.match(/`+/g) ?? [];
  let fence = '`';
  while (runs.includes(fence)) fence += '`';
  const pad = /^[` ]|[` ]$/.test(content) ? ' ' : '';
  return fence + pad + content + pad + fence;
}

/** Code whose end tells more than its beginning. */
export function pathCode(path: string, line: number): string {
  const short =
    path.length > LONGEST_CODE ? `…${path.slice(-LONGEST_CODE + 20).replace(/^[\udc00-\udfff]/, '')}` : path;
  return code(`${short}:${line}`);
}

function wordsOf(text: string): string {
  return text
    .split(/([^\S\r\n]+)/)
    .map((word, index) => (index % 2 === 1 ? ' ' : wordOf(word)))
    .join('');
}

function wordOf(word: string): string {
  const isPlain = word === '' || DASH.test(word) || (WORD.test(word) && !LINKED.test(word));
  return isPlain || PUNCTUATION.test(word) ? word : code(word);
}
