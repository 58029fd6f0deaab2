/** A random sequence over some files, tried; the error says how to see the fault again. */
import type { Random } from '../../unit/fixes/random.ts';
import { randomSteps, type Supply } from './random-steps.ts';
import { reduced } from './reduce.ts';
import { faultIn, type Sequence, type StartRun } from './run.ts';
import { type Files, type Step, textsOf } from './world.ts';

export interface Extent {
  readonly steps: number;
  /** All is compared with a fresh start after so many steps, and at the end. */
  readonly every: number;
  /** How often the edits on offer are compared too, at the end. */
  readonly withEdits: number;
}

/** How much was tried, for those who want to tell. */
export const tried = { sequences: 0, steps: 0, edits: 0, comparisons: 0 };

/** `texts` are there to paste from. */
export async function trySequence(
  random: Random,
  start: StartRun,
  files: Files,
  texts: Supply['texts'],
  { steps: most, every, withEdits }: Extent,
): Promise<void> {
  const run = await start(files);
  const steps: Step[] = [];
  const past: Record<string, string[]> = {};
  const remember = (): void => {
    for (const [path, text] of Object.entries(textsOf(run.world))) {
      past[path] ??= [];
      if (past[path].at(-1) !== text) past[path].push(text);
    }
  };
  const take = async (step: Step): Promise<void> => {
    count(step);
    steps.push(step);
    const fault = await run.take(step);
    if (fault !== undefined) throw await reproduction({ files, steps }, fault, start);
    remember();
  };
  tried.sequences++;
  remember();
  try {
    while (steps.length < most) {
      for (const step of randomSteps(random, run.world, { texts, past, rulesOn: run.rulesOn })) {
        await take(step);
        if (steps.length % every === 0) await take({ do: 'look' });
      }
    }
    await take(random.chance(withEdits) ? { do: 'look', withEdits: true } : { do: 'look' });
  } finally {
    await run.stop();
  }
}

function count(step: Step): void {
  tried.steps++;
  if (step.do === 'edit') tried.edits += step.changes.length;
  if (step.do === 'look' && !step.paths) tried.comparisons++;
}

async function reproduction(sequence: Sequence, fault: string, start: StartRun): Promise<Error> {
  const smaller = await reduced(sequence, start);
  return new Error(`${(await faultIn(smaller, start)) ?? fault}\n${JSON.stringify(smaller)}`);
}
