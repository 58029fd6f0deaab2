/** Makes a failing trial smaller, piece by piece, for as long as it fails in the same way. */
import type { Trial } from './trial.ts';

/** Where the time goes into looking, a small text is worth more than the smallest one. */
const MOST_TRIES = 400;

type Fails = (trial: Trial) => Promise<boolean>;

export async function reduced(trial: Trial, fails: Fails): Promise<Trial> {
  let smallest = trial;
  let tries = 0;
  const isSmaller = async (candidate: Trial): Promise<boolean> => {
    if (tries++ >= MOST_TRIES || !(await fails(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let index = trial.files.length - 1; index > 0; index--)
    await isSmaller({ ...smallest, files: smallest.files.filter((_, at) => at !== index) });
  for (const [index] of smallest.files.entries()) {
    for (const pieces of [inLines, inWords]) {
      const text = smallest.files[index]?.text ?? '';
      await withoutPieces(pieces(text), (left) => isSmaller(withText(smallest, index, left.join(''))));
    }
  }
  return smallest;
}

function withText(trial: Trial, index: number, text: string): Trial {
  return { ...trial, files: trial.files.map((file, at) => (at === index ? { ...file, text } : file)) };
}

function inLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function inWords(text: string): string[] {
  return text.match(/\w{1,16}|\s|[^\w\s]/g) ?? [];
}

/** Takes out runs of pieces, long ones first. */
async function withoutPieces(
  pieces: readonly string[],
  isTaken: (left: readonly string[]) => Promise<boolean>,
): Promise<void> {
  let left = pieces;
  for (let length = Math.ceil(left.length / 2); length > 0; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < left.length; ) {
      const candidate = [...left.slice(0, from), ...left.slice(from + length)];
      if (candidate.length < left.length && (await isTaken(candidate))) left = candidate;
      else from += length;
    }
  }
}
