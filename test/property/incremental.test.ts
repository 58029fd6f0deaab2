/** After any edits all that is seen is what a fresh start on the same texts shows: short sequences, many of them. */
import { test } from 'node:test';
import { realFiles, textOf } from '../corpus/corpus.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { startAnalyzer } from './incremental/analyzer-run.ts';
import { trySequence } from './incremental/sequence.ts';
import { exampleTexts, exampleWorkspace, smallWorkspace, workspaceOf } from './incremental/workspaces.ts';

test('a document or two, and a few edits', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    await trySequence(random, startAnalyzer, smallWorkspace(random), exampleTexts(random), {
      ...{ steps: 3, every: 9, withEdits: 0.02 },
    });
  }
});

test('workspaces of which much happens', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const random = randomFrom(10_000 + seed);
    await trySequence(random, startAnalyzer, exampleWorkspace(random), exampleTexts(random), {
      ...{ steps: 24, every: 4, withEdits: 0.5 },
    });
  }
});

const files = realFiles();
const skip = files ? false : 'there is no ../shared/corpus beside the checkout; examples are edited above';

test('real files', { skip }, async () => {
  const texts = (files ?? []).map((file) => ({ path: file.name, text: textOf(file) }));
  const [first, ...others] = texts;
  for (let seed = 1; first && seed <= 6; seed++) {
    const random = randomFrom(20_000 + seed);
    const workspace = workspaceOf(random, [first, ...others]);
    await trySequence(random, startAnalyzer, workspace, exampleTexts(random), { steps: 10, every: 5, withEdits: 0.2 });
  }
});
