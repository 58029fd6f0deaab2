/** A few cases of a target, the same every time: a longer hunt is `npm run fuzz`. */
import { seedTexts } from '../../scripts/fuzz/seeds.ts';
import type { TrialTarget } from '../../scripts/fuzz/trial.ts';
import { randomFrom } from '../unit/fixes/random.ts';

export async function shortRun(target: TrialTarget, cases: number): Promise<void> {
  const seeds = await seedTexts([]);
  for (let number = 1; number <= cases; number++) {
    const trial = target.trial(randomFrom(number * 7919), seeds);
    try {
      await target.check(trial);
    } catch (error) {
      throw new Error(`case ${number}: ${JSON.stringify(trial)}`, { cause: error });
    }
  }
}
