/** Runs a target in a process of its own, for a while, and keeps account of it. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Assignment, Failure, Message } from './messages.ts';
import type { Trial } from './trial.ts';

/** A case that takes longer is taken for one that does not end. Generous, as the machine may be busy. */
const LONGEST = 60_000;

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** In megabytes; a text that needs more is a failure. */
const MOST_HEAP = 1024;

/** Milliseconds between two looks at a process that is busy. */
const TICK = 200;

/** Below this, what a case costs says nothing about its text. */
const LEAST_BYTES = 1000;

export interface Account {
  cases: number;
  bytes: number;
  failures: number;
  /** Microseconds of processor time. */
  micros: number;
  slowest: { readonly perByte: number; readonly number: number } | undefined;
  peakHeap: number;
}

export interface Found {
  readonly number: number;
  readonly failure: Failure;
  /** Undefined where the case could not be made smaller, as it took the process with it. */
  readonly trial: Trial | undefined;
}

/**
 * `seconds` are those in which cases are tried; loading comes on top. `report` is told each kind of failure once, with
 * the smallest text that shows it.
 */
export async function run(assignment: Assignment, seconds: number, report: (found: Found) => void): Promise<Account> {
  const account: Account = { cases: 0, bytes: 0, failures: 0, micros: 0, slowest: undefined, peakHeap: 0 };
  const clock = { left: seconds * 1000 };
  const known = new Set<string>();
  const tell = (found: Found): void => {
    account.failures++;
    if (!known.has(found.failure.signature)) report(found);
    known.add(found.failure.signature);
  };
  for (let from: number | undefined = assignment.from; from !== undefined && clock.left > 0; )
    from = await follow({ ...assignment, from }, clock, account, tell);
  return account;
}

/** Until the process is at its end: returns the case to go on with, if it was not the run that ended. */
function follow(
  assignment: Assignment,
  clock: { left: number },
  account: Account,
  tell: (found: Found) => void,
): Promise<number | undefined> {
  const execArgv = ['--import', 'tsx', `--max-old-space-size=${MOST_HEAP}`];
  const child = fork(CHILD, [JSON.stringify(assignment)], { execArgv, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  // Nothing is late before it has begun: on a busy machine it takes a while to load.
  let current = { number: assignment.from, bytes: 0, since: Number.POSITIVE_INFINITY };
  let failed: Failure | undefined;
  let trial: Trial | undefined;
  let next: number | undefined;
  let isOver = false;
  let said = '';
  const settle = (): void => {
    if (failed) tell({ number: current.number, failure: failed, trial });
    failed = undefined;
    trial = undefined;
  };
  const stop = (): void => {
    isOver = true;
    child.kill('SIGKILL');
  };
  const watch = setInterval(() => {
    const now = performance.now();
    if (current.since === Number.POSITIVE_INFINITY) return;
    clock.left -= TICK;
    if (now - current.since > LONGEST) {
      failed ??= NO_END;
      child.kill('SIGKILL');
    } else if (clock.left <= 0 && assignment.only === undefined && !failed) stop();
  }, TICK);
  child.stderr?.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-4000);
  });
  child.on('message', (message: Message) => {
    if (message.type === 'over') stop();
    else if (message.type === 'failure') failed = message.failure;
    else if (message.type === 'smallest') trial = message.trial;
    else if (message.type === 'begin') current = { ...message, since: performance.now() };
    else {
      note(account, current, message);
      settle();
    }
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearInterval(watch);
      if (!isOver) {
        failed ??= { signature: lastWords(said), message: said };
        next = assignment.only === undefined ? current.number + 1 : undefined;
      }
      settle();
      resolve(next);
    });
  });
}

/** The line in which Node says why it ends. */
function lastWords(said: string): string {
  return said.split('\n').find((line) => /Error|FATAL/.test(line)) ?? 'ended';
}

const NO_END: Failure = { signature: 'no end', message: `It was not done after ${LONGEST / 1000} s.` };

function note(
  account: Account,
  { number, bytes }: { number: number; bytes: number },
  end: { micros: number; heap: number },
): void {
  account.cases++;
  account.bytes += bytes;
  account.micros += end.micros;
  account.peakHeap = Math.max(account.peakHeap, end.heap);
  const perByte = end.micros / bytes;
  if (bytes >= LEAST_BYTES && perByte > (account.slowest?.perByte ?? 0)) account.slowest = { perByte, number };
}
