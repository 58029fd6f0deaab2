import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';

/** The change before (-1) or after (1) the current one, in the order of the view and round its ends. */
export function neighbour(
  changes: readonly ReviewedChange[],
  current: string | undefined,
  step: 1 | -1,
): ReviewedChange | undefined {
  const loud = changes.filter(({ isQuiet }) => !isQuiet);
  const at = loud.findIndex(({ id }) => id === current);
  const first = step === 1 ? 0 : loud.length - 1;
  return loud[at < 0 ? first : (at + step + loud.length) % loud.length];
}
