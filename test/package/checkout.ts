/** What a runner has of the project: its files as they are, and the packages beside them. */
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is built and packed; the rest of the project does not get into the package. */
const PARTS = [
  ...['client', 'server', 'schemas', 'scripts', 'package.json', 'tsconfig.json', '.npmignore', '.npmrc'],
  ...['README.md', 'LICENSE', 'NOTICE', 'docs', 'test/harness', 'action.yml', '.pre-commit-hooks.yaml'],
];

/** An empty folder, removed when the tests of the file are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint package '));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy, as building empties `dist/`. */
export function checkout(): string {
  const copy = emptyFolder();
  for (const part of PARTS) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
