/** Findings in the editor: pulled where the client can, pushed where it cannot. */
import type { Feature } from './feature.ts';
import { registerPull } from './pull-diagnostics.ts';
import { registerPush } from './push-diagnostics.ts';
import { SOURCE } from './to-lsp.ts';

export const diagnostics: Feature = {
  capabilities: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  register(session) {
    if (session.client.textDocument?.diagnostic) registerPull(session);
    else registerPush(session);
  },
};
