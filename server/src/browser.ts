/** The language server in a web worker. Differs from `node.ts` only in how bytes arrive. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type * as x509 from './certificates/x509.ts';
import { lazyCertificates } from './core/certificates/lazy.ts';
import { gate } from './lsp/border/gate.ts';
import { startServer } from './lsp/server.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const [reader, writer] = [new BrowserMessageReader(scope), new BrowserMessageWriter(scope)];
startServer(createConnection(reader, writer, { messageStrategy: gate() }), {
  files: undefined,
  now: Date.now,
  // A worker has one file. What it requires is in there, and is run when it is required.
  readCertificate: lazyCertificates((): typeof x509 => require('./certificates/x509.ts')),
});
