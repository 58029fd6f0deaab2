import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../polling.ts';

const run = promisify(execFile);

/** The process of the language server, a child of the extension host; undefined where there is none. */
export async function serverProcess(): Promise<number | undefined> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  const lines = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  const found = lines.find((line) => Number(line?.[2]) === process.pid && line?.[3]?.includes('server.cjs'));
  return found ? Number(found[1]) : undefined;
}

/** Kills the server that runs, as running out of memory would, and returns its process id. */
export async function killServer(): Promise<number> {
  const pid = await until('the language server', serverProcess);
  process.kill(pid, 'SIGKILL');
  return pid;
}
