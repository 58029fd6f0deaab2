/** Makes a sequence smaller for as long as it still shows a fault, so that a person can see what it is about. */
import { faultIn, type Sequence, type StartRun } from './run.ts';

/** How often it is tried. */
const MOST_TRIES = 800;

export async function reduced(sequence: Sequence, start: StartRun): Promise<Sequence> {
  let tries = MOST_TRIES;
  const fails = async (smaller: Sequence) => tries-- > 0 && (await faultIn(smaller, start)) !== undefined;
  let best = sequence;
  for (let before = -1; before !== sizeOf(best) && tries > 0; ) {
    before = sizeOf(best);
    const { files } = best;
    best = { files, steps: await fewest(best.steps, (steps) => fails({ files, steps })) };
    for (const path of Object.keys(best.files)) best = await withLessOf(path, best, fails);
  }
  return best;
}

/** Without a file, or with fewer of its lines. */
async function withLessOf(
  path: string,
  { files, steps }: Sequence,
  fails: (sequence: Sequence) => Promise<boolean>,
): Promise<Sequence> {
  const { [path]: text = '', ...others } = files;
  if (await fails({ files: others, steps })) return { files: others, steps };
  const withLines = (lines: readonly string[]) => ({ files: { ...others, [path]: lines.join('') }, steps });
  return withLines(await fewest(text.match(/[^\n]*\n|[^\n]+$/g) ?? [], (lines) => fails(withLines(lines))));
}

/** As few of the items as still do, found by leaving out halves, quarters and so on. */
async function fewest<T>(
  items: readonly T[],
  stillDo: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await stillDo(fewer)) kept = fewer;
      else from += size;
    }
  }
  return kept;
}

function sizeOf(sequence: Sequence): number {
  return JSON.stringify(sequence).length;
}
