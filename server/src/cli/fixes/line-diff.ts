/** Which lines differ between two versions of a text. */
export interface Hunk {
  /** Where it begins in the first version, counted from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export function hunksBetween(before: string, after: string): Hunk[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const hunks: Hunk[] = [];
  for (let a = 0, b = 0; a < old.length || b < fresh.length; ) {
    if (old[a] === fresh[b]) {
      a++;
      b++;
      continue;
    }
    const { removed, added } = shortestWay(old, a, fresh, b);
    hunks.push({ line: a + 1, removed: old.slice(a, a + removed), added: fresh.slice(b, b + added) });
    a += removed;
    b += added;
  }
  return hunks;
}

/** The fewest lines to skip so that both go on alike, or both end. */
function shortestWay(old: readonly string[], a: number, fresh: readonly string[], b: number) {
  const most = old.length - a + (fresh.length - b);
  for (let skipped = 1; skipped < most; skipped++) {
    for (let removed = Math.min(skipped, old.length - a); removed >= 0; removed--) {
      const added = skipped - removed;
      if (b + added <= fresh.length && old[a + removed] === fresh[b + added]) return { removed, added };
    }
  }
  return { removed: old.length - a, added: fresh.length - b };
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
