/** What is seen after many edits is what a fresh start would show. */
import { startAnalyzer } from '../../../test/property/incremental/analyzer-run.ts';
import { trySequence } from '../../../test/property/incremental/sequence.ts';
import { startServer } from '../../../test/property/incremental/server-run.ts';
import { exampleTexts, exampleWorkspace, workspaceOf } from '../../../test/property/incremental/workspaces.ts';
import type { Target } from '../target.ts';

const LONGEST_PASTE = 20_000;

export const incremental: Target = {
  name: 'incremental',
  claim: 'after any edits, everywhere, all that is seen is what a fresh start on the same texts shows',
  async attempt(random, seeds) {
    const files = random.chance(0.4) ? exampleWorkspace(random) : workspaceOf(random, seeds);
    const [first, ...others] = exampleTexts(random);
    const texts = [first, ...others, random.pick(seeds).text.slice(0, LONGEST_PASTE)] as const;
    // The server takes its time, and most of what it does is the analyzer's.
    const start = random.chance(0.1) ? startServer : startAnalyzer;
    await trySequence(random, start, files, texts, {
      ...{ steps: random.pick([8, 30, 60]), every: random.pick([1, 4, 8]), withEdits: 0.2 },
    });
  },
};
