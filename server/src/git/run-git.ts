/** The one place that starts a program: `git`, with arguments as they are, and never through a shell. */
import { spawn } from 'node:child_process';
import { GitError } from './git-error.ts';
import { gitProgram } from './git-program.ts';

/**
 * What is switched off here would write to the repository, or run what its configuration names. Callers put
 * `--end-of-options` or `--` before whatever a person or a repository has named.
 */
const QUIET = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=keep', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false', '-c', 'diff.ignoreSubmodules=all', '-c', 'log.showSignature=false'],
  // `git diff` would write down which files it found to be the same.
  ...['-c', 'diff.autoRefreshIndex=false'],
  ...['-c', 'color.ui=false', '-c', 'submodule.recurse=false', '--literal-pathspecs', '--no-pager'],
];

/** Which repository is asked follows from the folder alone, also in a hook, where Git says otherwise. */
const KEPT = /^GIT_(?:CONFIG|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$)/;

export interface GitOptions {
  readonly input?: string;
  /** Settings for this run, whatever their names hold. */
  readonly config?: ReadonlyMap<string, string>;
}

/** The bytes that Git writes. Throws a `GitError`. */
export async function runGit(folder: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const program = gitProgram();
  if (program === undefined) throw new GitError('Git is not installed, or not in the PATH.', undefined);
  const child = spawn(program, ['-C', folder, ...QUIET, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment(process.env, options.config),
    windowsHide: true,
  });
  const [output, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => output.push(piece));
  child.stderr.on('data', (piece: Buffer) => errors.push(piece));
  // Git may go away before it has read everything; why is told by its status.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', ({ message }) => reject(new GitError(`Git cannot be started: ${message}.`, undefined)));
    child.on('close', resolve);
  });
  if (status === 0) return Buffer.concat(output);
  throw new GitError(complaint(Buffer.concat(errors).toString('utf8'), status), status ?? -1);
}

export function environment(around: NodeJS.ProcessEnv, config: GitOptions['config'] = new Map()): NodeJS.ProcessEnv {
  const kept = Object.entries(around).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name.toUpperCase()));
  const first = Number(around.GIT_CONFIG_COUNT ?? 0) || 0;
  const settings = [...config].flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, name],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return {
    ...Object.fromEntries([...kept, ...settings]),
    ...(config.size > 0 ? { GIT_CONFIG_COUNT: String(first + config.size) } : {}),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone fetches what it lacks. Older versions of Git only heed the second, which allows no protocol at all.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  };
}

/** Advice may follow the first line, which is about Git and not about us. */
function complaint(said: string, status: number | null): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((text) => /^(?:fatal|error): /.test(text)) ?? lines.at(-1);
  return `Git refused: ${line?.replace(/^(?:fatal|error): /, '') ?? `it ended with status ${status}`}`;
}
