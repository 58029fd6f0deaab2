/** Longer words are only ever equal: a name of that length is not mistyped by a letter or two, and the table stays small. */
const LONGEST = 100;

/**
 * The candidate that `word` was most likely meant to be: equal but for upper and lower case, else within a few edits
 * (insert, delete, replace, swap neighbours). `undefined` when nothing is close.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = tolerance(wanted.length);
  for (const candidate of candidates) {
    if (candidate === word) return candidate;
    const edits = distance(wanted, candidate.toLowerCase(), fewest);
    if (edits === undefined) continue;
    if (best === undefined || edits < fewest || precedes(candidate, best, word.length)) best = candidate;
    fewest = edits;
  }
  return best;
}

/** Among equally near words: the one nearest in length, then the alphabetically first. */
function precedes(a: string, b: string, length: number): boolean {
  const further = Math.abs(a.length - length) - Math.abs(b.length - length);
  return further < 0 || (further === 0 && a < b);
}

/** One edit in three letters, four at the most; words of one or two letters are too short to guess. */
function tolerance(length: number): number {
  return Math.min(4, Math.floor(length / 3));
}

/** Optimal string alignment distance, `undefined` above `limit`. */
function distance(a: string, b: string, limit: number): number | undefined {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST || b.length > LONGEST) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  const edits = at(last, b.length);
  return edits <= limit ? edits : undefined;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
