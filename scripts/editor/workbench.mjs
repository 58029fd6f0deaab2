// A person at the workbench: opens files, looks at problems, hovers, asks for fixes and completions, through keyboard,
// mouse and eyes only. Every function waits until what it did can be seen.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openPage } from './browser.mjs';
import { serveExtension } from './serve.mjs';

const limitMs = 30_000;

/** @typedef {import('playwright-core').Page} Page */

/**
 * Opens a folder in a real VS Code that has the packaged extension installed, in a headless browser.
 * @param {Parameters<typeof serveExtension>[0]} options
 * @returns {Promise<{ page: Page, close(): Promise<void> }>}
 */
export async function openWorkbench(options) {
  const server = await serveExtension(options);
  const browser = await openPage();
  const { page } = browser;
  page.setDefaultTimeout(limitMs);
  await page.goto(server.url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return {
    page,
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** Runs a command by its title in the command palette. @param {Page} page */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await pickQuickly(page, `>${title}`);
}

/** Opens a file by quick open. @param {Page} page */
export async function openFile(page, path) {
  await page.keyboard.press('ControlOrMeta+P');
  await pickQuickly(page, path);
  const name = path.split('/').at(-1);
  await page.locator('.tabs-container .tab.active').filter({ hasText: name }).waitFor();
  await page.locator('.editor-instance .view-lines .view-line').first().waitFor();
}

/** Opens the Problems panel. @param {Page} page */
export async function showProblems(page) {
  if (await problems(page).isVisible()) return;
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await problems(page).waitFor();
}

/**
 * Waits until the open Problems panel shows a problem with this text (message, rule), or any; returns it.
 * The panel draws only what fits into it, so it is left filtered by the text.
 * @param {Page} page
 */
export async function waitForProblem(page, text = '') {
  await problemFilter(page).fill(text);
  const problem = problems(page).locator('.monaco-list-row[aria-level="2"]').filter({ hasText: text }).first();
  await problem.waitFor();
  return problem;
}

/** Goes from the Problems panel to the place of a problem with this text, or of the first. @param {Page} page */
export async function openProblem(page, text = '') {
  const problem = await waitForProblem(page, text);
  await problem.dblclick({ position: { x: 60, y: 10 } }); // its icon; a link to the rule is in the middle
  await page.mouse.move(0, 0);
  await page.locator('.tabs-container .tab.active').waitFor();
  await waitForSquiggle(page);
  await problemFilter(page).fill('');
  await page.locator('.part.panel .viewpane-filter-badge').waitFor({ state: 'hidden' });
  await focusEditor(page);
}

/** Waits until the open editor underlines something. @param {Page} page */
export async function waitForSquiggle(page) {
  const kinds = ['error', 'warning', 'info', 'hint'].map((kind) => `.editor-instance .squiggly-${kind}`);
  await page.locator(kinds.join(', ')).first().waitFor({ state: 'attached' });
}

/** Selects the first occurrence of a text in the open editor. @param {Page} page */
export async function selectText(page, text) {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+F');
  const find = page.locator('.find-widget.visible .find-part .input');
  await find.fill(text);
  await page.locator('.find-widget .matchesCount').filter({ hasText: / of / }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.find-widget:not(.visible)').waitFor({ state: 'attached' });
}

/** Rests the mouse on the first occurrence of a text in the open editor; returns the hover. @param {Page} page */
export async function hoverText(page, text) {
  await page.mouse.move(0, 0);
  await selectText(page, text);
  // The text lies in front of the mark of its selection.
  await page.locator('.editor-instance .selected-text').first().hover({ force: true });
  return visibleHover(page);
}

/** Asks by keyboard for the hover at the cursor; returns it. @param {Page} page */
export async function hoverAtCursor(page) {
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('ControlOrMeta+I');
  return visibleHover(page);
}

/** Opens the quick fixes at the cursor; returns the menu. @param {Page} page */
export async function openQuickFixes(page) {
  await page.keyboard.press('ControlOrMeta+.');
  const menu = page.locator('.action-widget').filter({ has: page.locator('.monaco-list-row.action') });
  await menu.waitFor();
  return menu;
}

/** Chooses from the menu of {@link openQuickFixes}; the first, unless a title is given. @param {Page} page */
export async function chooseQuickFix(page, title = '') {
  await page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first().click();
  await page.locator('.tabs-container .tab.active.dirty').waitFor();
}

/** Takes back all changes of the open file. @param {Page} page */
export async function revert(page) {
  await runCommand(page, 'File: Revert File');
  await page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
}

/** Waits until the language status of the open file says this; returns all it says. @param {Page} page */
export async function waitForLanguageStatus(page, text) {
  await page.mouse.move(0, 0);
  await page.locator('[id="status.languageStatus"]').hover();
  const status = page.locator('.hover-language-status').filter({ hasText: text });
  await status.waitFor();
  const label = status.locator('.element .left');
  const words = await label.evaluate(({ childNodes }) => [...childNodes].map((node) => node.textContent));
  await page.mouse.move(0, 0);
  return words.filter((word) => word !== '').join(', ');
}

/** Begins a new line below the one with this text. @param {Page} page */
export async function beginLineBelow(page, text) {
  await selectText(page, text);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
}

/** Asks for completion at the cursor; returns the list. @param {Page} page */
export async function openSuggestions(page) {
  await page.keyboard.press('Control+Space');
  const list = page.locator('.suggest-widget.visible');
  await list.locator('.monaco-list-row').first().waitFor();
  return list;
}

/** Writes what can be seen to a PNG file. @param {Page} page */
export async function screenshot(page, file) {
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled' });
}

const problems = (page) => page.locator('.markers-panel');
const problemFilter = (page) => page.locator('.part.panel .viewpane-filter input');
const focusEditor = (page) => page.keyboard.press('ControlOrMeta+1'); // the first editor group

async function visibleHover(page) {
  const hover = page.locator('.monaco-resizable-hover .monaco-hover-content').filter({ visible: true });
  await hover.waitFor();
  return hover;
}

async function pickQuickly(page, text) {
  const box = page.locator('.quick-input-widget:visible input[type="text"]').first();
  await box.fill(text);
  const wanted = text.replace(/^>/, '').split('/').at(-1);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: wanted }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
}
