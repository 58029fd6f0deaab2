/** `npm run docs`: writes the rule pages, their table, the page on changes, and what package.json says about the rules. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { generatedFiles, leftoverPages, PAGES, ROOT } from './docs/generated.ts';

mkdirSync(new URL(PAGES, ROOT), { recursive: true });
const generated = generatedFiles();
let changed = 0;
for (const [path, text] of generated) {
  const file = new URL(path, ROOT);
  if (textOf(file) === text) continue;
  writeFileSync(file, text);
  console.log(path);
  changed++;
}
for (const path of leftoverPages(generated)) {
  rmSync(new URL(path, ROOT));
  console.log(`${path} (removed)`);
  changed++;
}
console.log(changed === 0 ? 'Everything is up to date.' : `${changed} files changed.`);

function textOf(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
