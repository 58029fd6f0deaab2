/** Whether two names are one and the same but for a slip of the pen, as opposed to two names of a series. */

/**
 * True for swapped neighbours, a letter or a dot too many or too few, and one wrong letter within a word. False where
 * digits differ, or the end of a word: `cluster1` and `cluster2`, `shop-a` and `shop-b` are two names. `east` and `west`
 * are too.
 */
export function isSlip(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (/\d/.test(left + right)) return false;
  if (left === '' || right === '') return isStrayLetter(left + right);
  if (left.length === 2 && right === `${left[1]}${left[0]}`) return !/[.-]/.test(left);
  const isInWord = isLetter(a[start - 1]) && isLetter(a[a.length - end]);
  return left.length === 1 && right.length === 1 && isLetter(left) && isLetter(right) && isInWord;
}

/** More than one letter is a word, or part of one. */
function isStrayLetter(text: string): boolean {
  return text === '.' || text === '-' || (text.length === 1 && isLetter(text));
}

function isLetter(text: string | undefined): boolean {
  return text !== undefined && /^[a-z]$/i.test(text);
}
