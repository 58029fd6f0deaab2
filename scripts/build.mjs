/** Bundles the extension, the language server and the command line into `dist/`. */
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  minify: true,
  logLevel: 'warning',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
};
// Some packages' CommonJS form loads its parts by computed names, which no bundler can follow.
const desktop = { ...shared, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };
const browser = { ...shared, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...desktop,
    entryPoints: { extension: 'client/src/desktop.ts' },
    external: ['vscode'],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  build({ ...desktop, entryPoints: { server: 'server/src/node.ts' }, outdir: 'dist', outExtension: { '.js': '.cjs' } }),
  build({
    ...desktop,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...browser,
    entryPoints: { extension: 'client/src/browser.ts' },
    external: ['vscode'],
    format: 'cjs',
    outdir: 'dist/browser',
  }),
  build({ ...browser, entryPoints: { server: 'server/src/browser.ts' }, format: 'iife', outdir: 'dist/browser' }),
]);
