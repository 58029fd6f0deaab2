// Pictures of what a person sees: a finding in the text and in the Problems panel, a hover, completion, quick fixes,
// and what a fix leaves behind.
// Usage: node scripts/editor/screenshots.mjs OUTPUT-FOLDER [--vsix FILE] [--workspace FOLDER]
//          [--problem TEXT] [--hover TEXT] [--complete-below TEXT]
// The texts of the last two stand in the file of the problem.
import { cpSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './install.mjs';
import { temporaryFolder } from './lifetime.mjs';
import { newestVsix } from './vsix.mjs';
import {
  beginLineBelow,
  chooseQuickFix,
  hoverText,
  openProblem,
  openQuickFixes,
  openSuggestions,
  openWorkbench,
  revert,
  screenshot,
  showProblems,
} from './workbench.mjs';

const { values, positionals } = parseArgs({
  options: {
    vsix: { type: 'string' },
    workspace: { type: 'string', default: join(checkout, 'examples') },
    problem: { type: 'string', default: 'Nobody is named for the renewal' },
    hover: { type: 'string', default: 'failureModes' },
    'complete-below': { type: 'string', default: 'refreshHint' },
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
  await hoverText(page, values.hover);
  await picture('hover');
  await page.keyboard.press('Escape');
  await beginLineBelow(page, values['complete-below']);
  await openSuggestions(page);
  await picture('completion');
  await page.keyboard.press('Escape');
  await revert(page);
  await openProblem(page, values.problem);
  await openQuickFixes(page);
  await picture('quick-fixes');
  await chooseQuickFix(page);
  await picture('fixed');
} catch (error) {
  await picture('failure');
  console.error(error.message);
  process.exitCode = 1;
}
await close();
