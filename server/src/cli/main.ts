/** The command line: `fedlint check|fix|explain|init|lsp`. */
import { check } from './check.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { init } from './init.ts';
import { lsp } from './lsp.ts';
import { UsageError } from './usage-error.ts';

const commands: Readonly<Record<string, Command>> = { check, fix, explain, init, lsp };

const USAGE = `fedlint: is workload identity trusted across the border, and by whom, until when?

Usage: fedlint <command> [options]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join('\n')}

fedlint <command> --help tells more. Exit status: 0 nothing found, 1 findings, 2 wrong usage or a failure of its own.
`;

/** Returns the exit status. */
async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command \`${name}\`. Commands: ${Object.keys(commands).join(', ')}.`);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.usage}\n`);
    return 0;
  }
  return command.run(rest);
}

// A reader that goes away early (`fedlint check | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const text = error instanceof Error ? (isUsage ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(isUsage ? `fedlint: ${text}\n` : `fedlint failed, which is a fault of its own: ${text}\n`);
    process.exitCode = 2;
  },
);
