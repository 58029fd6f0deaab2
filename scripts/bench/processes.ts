/** Whole processes, from their start to their end, as whoever waits for them sees it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that mean that the work was done; what a linter found is no failure. */
  readonly statuses: readonly number[];
}

export interface Run {
  readonly ms: number;
  /** Most memory it ever had, in megabytes, where the system tells. */
  readonly peak: number | undefined;
}

/** How often the memory of a process is looked at; the system remembers the peak until then. */
const LOOK_MS = 25;

/** Runs a command with its output thrown away. */
export function run({ program, args, cwd, env, statuses }: Command): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd, env: { ...process.env, ...env } });
    let peak: number | undefined;
    const looking = setInterval(() => {
      peak = peakOf(child.pid) ?? peak;
    }, LOOK_MS);
    let words = '';
    child.stderr.on('data', (chunk) => {
      words = `${words}${chunk}`.slice(-2000);
    });
    child.on('error', reject);
    child.on('exit', (status) => {
      const ms = performance.now() - started;
      clearInterval(looking);
      if (status !== null && statuses.includes(status)) resolve({ ms, peak });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${status}: ${words}`));
    });
  });
}

export interface Contender {
  readonly name: string;
  readonly command: Command;
  /** How often it runs. */
  readonly rounds: number;
  /** Done before each run, and not measured. */
  before?(): void;
}

/** The runs of each, in turns, so that what else the machine does meets all of them alike. */
export async function inTurns(contenders: readonly Contender[]): Promise<readonly (readonly Run[])[]> {
  const runs = contenders.map((): Run[] => []);
  for (let round = 0; contenders.some(({ rounds }) => round < rounds); round++) {
    for (const [at, { command, rounds, before }] of contenders.entries()) {
      if (round >= rounds) continue;
      before?.();
      runs[at]?.push(await run(command));
    }
  }
  return runs;
}

/** The most a living process ever had, in megabytes. */
function peakOf(pid: number | undefined): number | undefined {
  return figureOf(pid, 'VmHWM');
}

/** What a living process has in memory now, in megabytes; undefined where the system does not tell. */
export function residentOf(pid: number | undefined): number | undefined {
  return figureOf(pid, 'VmRSS');
}

function figureOf(pid: number | undefined, name: string): number | undefined {
  try {
    const kilobytes = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
