/** What once went wrong does so no more; and a product that goes wrong is found out, and shown in few words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startAnalyzer, watched } from './incremental/analyzer-run.ts';
import { cases } from './incremental/cases.ts';
import { startProduct } from './incremental/product.ts';
import { reduced } from './incremental/reduce.ts';
import { faultIn } from './incremental/run.ts';
import type { Step } from './incremental/world.ts';

for (const [name, sequence] of Object.entries(cases)) {
  test(name, async () => assert.equal(await faultIn(sequence, startAnalyzer), undefined));
}

/** Does not hear of the changes of one file, while the world goes on. */
const deaf = watched((world) => {
  const product = startProduct(world);
  return {
    analyzer: product.analyzer,
    get now() {
      return product.now;
    },
    get review() {
      return product.review;
    },
    take(step) {
      if (step.do !== 'edit' || step.path !== 'deaf.yaml') product.take(step);
    },
  };
});

const START = { line: 0, character: 0 };

function typing(path: string, text: string): Step {
  return { do: 'edit', path, changes: [{ range: { start: START, end: START }, text }] };
}

test('a sequence with a fault is made as small as the fault', async () => {
  const steps: Step[] = [
    { do: 'open', path: 'a.yaml' },
    { do: 'open', path: 'deaf.yaml' },
    ...Array.from({ length: 12 }, (_, i) => typing('a.yaml', `# ${i}\n`)),
    typing('deaf.yaml', '# x\n'),
    { do: 'day', day: 3 },
    { do: 'look' },
    { do: 'look' },
  ];
  const files = { 'a.yaml': 'a: 1\n', 'deaf.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n' };
  const smallest = await reduced({ files, steps }, deaf);
  assert.deepEqual(smallest, {
    files: {},
    steps: [{ do: 'open', path: 'deaf.yaml' }, typing('deaf.yaml', '# x\n'), { do: 'look' }],
  });
});
