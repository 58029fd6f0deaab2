/** The process that tries one case of a target after the other. What kills it is a failure, and not the end of the run. */
import { randomFrom } from '../../test/unit/fixes/random.ts';
import { type Assignment, failureOf, type Message } from './messages.ts';
import { reduced } from './reduce.ts';
import { seedTexts } from './seeds.ts';
import { isSweep } from './sweep.ts';
import type { Seed, Target } from './target.ts';
import { targets } from './targets/list.ts';
import { isTrialTarget, sizeOf, type Trial, type TrialTarget } from './trial.ts';

const assignment: Assignment = JSON.parse(process.argv[2] ?? '');

function tell(message: Message): void {
  process.send?.(message);
}

const target: Target | undefined = targets.find(({ name }) => name === assignment.target);
if (target) await tryAll(target, await seedTexts(assignment.corpus));
process.disconnect?.();

async function tryAll(target: Target, seeds: readonly [Seed, ...Seed[]]): Promise<void> {
  const { from, only, seed } = assignment;
  if (only !== undefined) await tryOne(target, seeds, only);
  else if (isSweep(target)) {
    // Who has little time looks at another part each time.
    const first = from > 0 ? from : seed % target.count;
    for (let step = 0; step < target.count; step++) await tryOne(target, seeds, (first + step) % target.count);
  } else for (let number = from; ; number++) await tryOne(target, seeds, number);
  tell({ type: 'over' });
}

/** A case is made of this alone, so its number and the seed of the run repeat it. */
function seedOf(number: number): number {
  return (assignment.seed + Math.imul(number, 0x9e3779b1)) >>> 0;
}

async function tryOne(target: Target, seeds: readonly [Seed, ...Seed[]], number: number): Promise<void> {
  const random = randomFrom(seedOf(number));
  const trial = isTrialTarget(target) ? target.trial(random, seeds) : undefined;
  tell({ type: 'begin', number, bytes: trial ? sizeOf(trial) : 0 });
  // Until it is told, nobody would know which case does not end.
  await new Promise((resolve) => setImmediate(resolve));
  const started = process.cpuUsage();
  try {
    if (isSweep(target)) target.nth(number);
    else if (isTrialTarget(target) && trial) await target.check(trial);
    else await target.attempt(random, seeds);
  } catch (error) {
    const told = failureOf(error);
    // Each case of a sweep is about something else.
    const failure = isSweep(target) ? { ...told, signature: String(number) } : told;
    tell({ type: 'failure', number, failure });
    if (isTrialTarget(target) && trial)
      tell({ type: 'smallest', trial: await smallest(target, trial, failure.signature) });
  }
  const { user, system } = process.cpuUsage(started);
  tell({ type: 'end', number, micros: user + system, heap: process.memoryUsage().heapUsed });
}

function smallest(target: TrialTarget, trial: Trial, signature: string): Promise<Trial> {
  return reduced(trial, async (candidate) => {
    try {
      await target.check(candidate);
      return false;
    } catch (error) {
      return failureOf(error).signature === signature;
    }
  });
}
