import { readCertificate } from '../certificates/desktop.ts';
import { diskFiles } from '../files/disk-files.ts';
import type { Command } from './command.ts';
import { parseOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

export const lsp: Command = {
  summary: 'runs the language server, for any editor',
  usage: `fedlint lsp --stdio

Speaks the language server protocol on standard input and output.`,
  async run(args) {
    // Editors add the id of their process; the connection looks for it itself.
    const { positionals } = parseOptions(args, { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } });
    if (positionals.length > 0) throw new UsageError('`fedlint lsp` takes no paths: the editor names the folders.');
    // The other commands start faster without the protocol.
    const { createConnection, ProposedFeatures } = await import('vscode-languageserver/node');
    const { startServer } = await import('../lsp/server.ts');
    const { gate } = await import('../lsp/border/gate.ts');
    const options = { messageStrategy: gate() };
    startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout, options), {
      files: diskFiles,
      now: Date.now,
      readCertificate,
    });
    // The connection ends the process when the editor asks for it.
    return new Promise(() => {});
  },
};
