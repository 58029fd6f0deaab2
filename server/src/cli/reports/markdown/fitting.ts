/** What fits into a comment. GitHub takes 65,536 characters. */
export const LIMIT = 65_000;

/** The longest of what stands between two pieces: an empty line. */
const BETWEEN = 2;

/** A piece of a report that is shown whole or not at all. */
export interface Block {
  /** The section it belongs to. */
  readonly section: string;
  readonly text: string;
}

/**
 * The blocks, given in order of importance, up to the first one for which there is no room. A section costs its frame
 * once.
 */
export function fitting<B extends Block>(
  blocks: readonly B[],
  frameOf: (section: string) => string,
  room: number,
): B[] {
  const open = new Set<string>();
  let left = room;
  for (const [index, { section, text }] of blocks.entries()) {
    left -= text.length + BETWEEN + (open.has(section) ? 0 : frameOf(section).length + BETWEEN);
    open.add(section);
    if (left < 0) return blocks.slice(0, index);
  }
  return [...blocks];
}
