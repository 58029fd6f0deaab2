/** `node scripts/build.mjs [folder]`: bundles the extension, the language server and the command line, into `dist/`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildCommandLine, desktop } from './build-command-line.mjs';

const [, , outdir = 'dist'] = process.argv;

const { outExtension, ...shared } = desktop;
const onDesktop = { ...desktop, outdir };
const desktopServer = {
  ...onDesktop,
  plugins: [certificatesApart()],
  // Only what runs from its source asks where it is.
  define: { ...shared.define, 'import.meta.url': '""' },
};
const browser = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  outdir: join(outdir, 'browser'),
};

// Another folder is somebody's own.
if (outdir === 'dist') await rm(outdir, { recursive: true, force: true });
await Promise.all([
  build({ ...onDesktop, entryPoints: { extension: 'client/src/desktop.ts' }, external: ['vscode'] }),
  build({ ...desktopServer, entryPoints: { server: 'server/src/node.ts' } }),
  buildCommandLine(outdir, [certificatesApart()]),
  build({ ...desktopServer, entryPoints: { certificates: 'server/src/certificates/x509.ts' } }),
  build({ ...browser, entryPoints: { extension: 'client/src/browser.ts' }, external: ['vscode'], format: 'cjs' }),
  build({ ...browser, entryPoints: { server: 'server/src/browser.ts' }, format: 'iife' }),
]);

/** The server and the command line leave the code for certificates out, and load it from beside them when they need it. */
function certificatesApart() {
  return {
    name: 'certificates-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/x509\.ts$/ }, ({ kind }) =>
        kind === 'require-call' ? { path: './certificates.cjs', external: true } : undefined,
      );
    },
  };
}
