/** The command line: `fedlint check|fix|review|baseline|explain|init|lsp`. */
import { GitError, RepositoryError } from '../git/git-error.ts';
import { baseline } from './baseline.ts';
import type { Cache } from './cache/entries.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { init } from './init.ts';
import { lsp } from './lsp.ts';
import { review } from './review.ts';
import { say } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ check, fix, review, baseline, explain, init, lsp }),
);

const USAGE = `fedlint: is workload identity trusted across the border, and by whom, until when?

Usage: fedlint <command> [options]

Commands:
${[...commands].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`).join('\n')}

fedlint <command> --help tells more. Exit status: 0 nothing found, 1 findings, 2 wrong usage or a failure.
`;

/** Returns the exit status. */
async function run(args: readonly string[], cache: Cache | undefined): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const wantsHelp = ['--help', '-h', 'help'].includes(name);
  if (wantsHelp && rest.length === 0) {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = commandNamed(wantsHelp ? rest[0] : name);
  if (wantsHelp || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.usage}\n`);
    return 0;
  }
  return command.run(rest, cache);
}

function commandNamed(name = ''): Command {
  const command = commands.get(name);
  if (!command) throw new UsageError(`There is no command \`${name}\`. Commands: ${[...commands.keys()].join(', ')}.`);
  return command;
}

/** By the person at the terminal, who needs no stack trace for it. */
function isMendable(error: unknown): error is Error {
  return [UsageError, RepositoryError, GitError].some((type) => error instanceof type);
}

/** Runs the command and sets the exit status. */
export function start(args: readonly string[], cache: Cache | undefined): void {
  // A reader may go away early (`fedlint check | head`); what was found still decides the exit status.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exit(2);
    });
  }
  run(args, cache).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      if (isMendable(error)) say(...(error instanceof UsageError ? error.lines : [error.message]));
      else {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        say('A failure of Fedlint itself, please report it.', ...text.split('\n'));
      }
      process.exitCode = 2;
    },
  );
}
