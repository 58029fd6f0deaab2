/** The lines two texts share and those they do not. */

export interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** By the longest sequence of lines that both have; lines that go come before those that take their place. */
export function diffOf(before: readonly string[], after: readonly string[]): DiffLine[] {
  const shared = sharedLengths(before, after);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) {
      lines.push({ mark: ' ', text: old });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || lengthAt(shared, i + 1, j) >= lengthAt(shared, i, j + 1))) {
      lines.push({ mark: '-', text: old });
      i++;
    } else {
      lines.push({ mark: '+', text: fresh ?? '' });
      j++;
    }
  }
  return lines;
}

/** How many lines the ends of the two texts share, from each pair of lines on. */
function sharedLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

const CONTEXT = 2;

/** The changed lines of YAML with a few around them and the keys they stand under; undefined where lines are left out. */
export function excerptOf(lines: readonly DiffLine[]): (DiffLine | undefined)[] {
  const shown = new Set<number>();
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    for (let near = index - CONTEXT; near <= index + CONTEXT; near++) if (lines[near]) shown.add(near);
    for (const key of keysAbove(lines, index)) shown.add(key);
  }
  const excerpt: (DiffLine | undefined)[] = [];
  let next = 0;
  for (const index of [...[...shown].sort((a, b) => a - b), lines.length]) {
    // The sign for lines left out takes a line itself, so leaving out one or two gains little.
    const between = lines.slice(next, index);
    excerpt.push(...(between.length > 2 ? [undefined] : between), ...lines.slice(index, index + 1));
    next = index + 1;
  }
  return excerpt;
}

/** The line of each key that a line of YAML stands under, and the `kind` of its document. */
function keysAbove(lines: readonly DiffLine[], index: number): number[] {
  const keys: number[] = [];
  let depth = indentOf(lines[index]);
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above];
    if (line?.text === '---') break;
    if (line?.text.startsWith('kind:')) keys.push(above);
    if (indentOf(line) >= depth) continue;
    depth = indentOf(line);
    keys.push(above);
  }
  return keys;
}

function indentOf(line: DiffLine | undefined): number {
  return line === undefined || line.text.trim() === '' ? Number.POSITIVE_INFINITY : line.text.search(/\S/);
}
