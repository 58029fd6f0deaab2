/** Judges all that waits for it, with room between for whoever asks something. */
import type { Workspace } from './workspace.ts';

/** Documents at a stretch: some milliseconds, which nobody notices. */
const STRETCH = 16;

/** The function it returns resolves when nothing is left to judge; however many wait, the work is done once. */
export function judgeInStretches({ analyzer }: Workspace): () => Promise<void> {
  let working: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    while (!analyzer.work(STRETCH)) await nextTurn();
    working = undefined;
  };
  return () => (working ??= work());
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
