/** The language server as a Node process. Differs from `browser.ts` only in how bytes arrive. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readCertificate } from './certificates/desktop.ts';
import { diskFiles } from './files/disk-files.ts';
import { gate } from './lsp/border/gate.ts';
import { startServer } from './lsp/server.ts';

startServer(createConnection(ProposedFeatures.all, { messageStrategy: gate() }), {
  files: diskFiles,
  now: Date.now,
  readCertificate,
});
