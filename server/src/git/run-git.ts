/** The one place that starts a program: `git`, with arguments as they are, and never through a shell. */
import { spawn } from 'node:child_process';

/** Git refused, or is not there. `message` is its own last line. */
export class GitError extends Error {
  /** Undefined where Git could not be started at all. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined) {
    super(message);
    this.status = status;
  }
}

/**
 * What is switched off here would write to the repository, or run what its configuration names. Callers put
 * `--end-of-options` or `--` before whatever a person or a repository has named.
 */
const QUIET = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=keep', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false', '-c', 'diff.ignoreSubmodules=all', '--literal-pathspecs', '--no-pager'],
];

/** The bytes that Git writes. Throws a `GitError`. */
export async function runGit(folder: string, args: readonly string[], input?: string): Promise<Buffer> {
  const child = spawn('git', ['-C', folder, ...QUIET, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
  });
  const [output, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => output.push(piece));
  child.stderr.on('data', (piece: Buffer) => errors.push(piece));
  // Git may go away before it has read everything; why is told by its status.
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', () => reject(new GitError('Git is not installed, or not in the PATH', undefined)));
    child.on('close', resolve);
  });
  if (status === 0) return Buffer.concat(output);
  const said = Buffer.concat(errors).toString('utf8').trim().split('\n').at(-1) ?? '';
  throw new GitError(said.replace(/^(?:fatal|error): /, '') || `git ended with status ${status}`, status ?? -1);
}
