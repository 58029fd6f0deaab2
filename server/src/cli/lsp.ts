import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from '../files/disk-files.ts';
import { startServer } from '../lsp/server.ts';
import type { Command } from './command.ts';
import { parseOptions } from './options.ts';

export const lsp: Command = {
  summary: 'runs the language server, for any editor',
  usage: 'fedlint lsp --stdio',
  async run(args) {
    parseOptions(args, { stdio: { type: 'boolean', default: true } });
    startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), {
      files: diskFiles,
      now: Date.now,
    });
    // The connection ends the process when the editor asks for it.
    return new Promise(() => {});
  },
};
