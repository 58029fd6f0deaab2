/** Folders with things in them that are no files one could read, and what a run has to say of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { fedlint, type Run } from '../cli/run.ts';

/** Windows has neither pipes in folders nor names of any bytes. */
export const posix = { skip: process.platform === 'win32' && 'there are no such files on Windows' };

/** A run that has not ended by then waits for something that will never come. */
const FOREVER = 60_000;

/** A pipe that nobody writes to. */
export function pipe(path: string): void {
  assert.equal(spawnSync('mkfifo', [path]).status, 0);
}

/** A socket that nobody serves. It goes with its server, so that lasts as long as the tests. */
export async function socket(path: string): Promise<void> {
  const server = createServer().listen(path);
  after(() => server.close());
  await once(server, 'listening');
}

/** A run that ends by itself, with a status of the contract, and never by a failure of its own. */
export function runIn(cwd: string, ...args: readonly string[]): Run {
  const run = fedlint(cwd, args, { timeout: FOREVER });
  assert.ok(run.status !== null && run.status <= 2, `${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  assert.doesNotMatch(run.stderr, /failure of Fedlint itself/);
  return run;
}

/** The places of the findings in a text report. */
export function places({ stdout }: Run): string[] {
  return stdout.split('\n').flatMap((line) => /^(.+:\d+:\d+) {2}\w/.exec(line)?.[1] ?? []);
}

/** What was said besides the report, a sentence each. */
export function said({ stderr }: Run): string[] {
  return stderr.split('\n').flatMap((line) => line.replace(/^fedlint: /, '') || []);
}
