/** A workspace going from step to step, under watch. */
import type { Files, Step, World } from './world.ts';

export interface Run {
  readonly world: World;
  /** What is wrong after the step, in words and lines; undefined where all is as it should be. */
  take(step: Step): Promise<string | undefined>;
  /** Ids of the rules that spoke of a file when somebody looked last. */
  rulesOn(path: string): readonly string[];
  stop(): Promise<void>;
}

export type StartRun = (files: Files) => Promise<Run>;

/** All there is to a sequence, as data. */
export interface Sequence {
  readonly files: Files;
  readonly steps: readonly Step[];
}

/** The first fault of a sequence; undefined where there is none. */
export async function faultIn({ files, steps }: Sequence, start: StartRun): Promise<string | undefined> {
  const run = await start(files);
  try {
    for (const step of steps) {
      const fault = await run.take(step);
      if (fault !== undefined) return fault;
    }
    return undefined;
  } finally {
    await run.stop();
  }
}

/** The lines that only one of two texts has. */
export function contrast(seen: string, expected: string): string {
  const [have, want] = [seen.split('\n'), expected.split('\n')];
  const odd = (sign: string, some: readonly string[], others: readonly string[]) =>
    some.filter((line) => !others.includes(line)).map((line) => `${sign} ${line.slice(0, 600)}`);
  const lines = [...odd('-', have, want), ...odd('+', want, have)].slice(0, 6);
  return lines.length > 0 ? lines.join('\n') : 'the same in another order';
}

/** The first thing at which two looks differ. */
export function difference(was: ReadonlyMap<string, string>, should: ReadonlyMap<string, string>): string | undefined {
  for (const aspect of new Set([...was.keys(), ...should.keys()])) {
    const [seen, expected] = [was.get(aspect) ?? 'nothing', should.get(aspect) ?? 'nothing'];
    if (seen !== expected) return `${aspect}: not as after a fresh start\n${contrast(seen, expected)}`;
  }
  return undefined;
}
