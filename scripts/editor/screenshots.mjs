// Pictures of what a person sees: a finding in the text and in the Problems panel, its hover, its quick fixes, completion.
// Usage: node scripts/editor/screenshots.mjs OUTPUT-FOLDER [--vsix FILE] [--workspace FOLDER]
//          [--problem TEXT] [--hover TEXT] [--complete-below TEXT]
// Without --problem the first one is shown, without --hover the hover of its place.
import { cpSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './install.mjs';
import { temporaryFolder } from './lifetime.mjs';
import { newestVsix } from './vsix.mjs';
import {
  beginLineBelow,
  hoverAtCursor,
  hoverText,
  openProblem,
  openQuickFixes,
  openSuggestions,
  openWorkbench,
  screenshot,
  showProblems,
} from './workbench.mjs';

const { values, positionals } = parseArgs({
  options: {
    vsix: { type: 'string' },
    workspace: { type: 'string', default: join(checkout, 'examples') },
    problem: { type: 'string' },
    hover: { type: 'string' },
    'complete-below': { type: 'string', default: 'spec:' },
  },
  allowPositionals: true,
});
const [output] = positionals;
if (output === undefined) {
  console.error('Which folder shall the screenshots go to? node scripts/editor/screenshots.mjs FOLDER');
  process.exit(2);
}

// Completion needs typing, so the pictures are taken of a copy.
const workspace = join(temporaryFolder('vs'), basename(resolve(values.workspace)));
cpSync(values.workspace, workspace, { recursive: true });
const { page, close } = await openWorkbench({ vsix: resolve(values.vsix ?? newestVsix()), folder: workspace });
const picture = async (name) => {
  const file = resolve(output, `${name}.png`);
  await screenshot(page, file);
  console.log(file);
};

try {
  await showProblems(page);
  await openProblem(page, values.problem);
  await picture('problems');
  await openQuickFixes(page);
  await picture('quick-fixes');
  await page.keyboard.press('Escape');
  await (values.hover === undefined ? hoverAtCursor(page) : hoverText(page, values.hover));
  await picture('hover');
  await page.keyboard.press('Escape');
  await beginLineBelow(page, values['complete-below']);
  await openSuggestions(page);
  await picture('completion');
} catch (error) {
  await picture('failure');
  console.error(error.message);
  process.exitCode = 1;
}
await close();
