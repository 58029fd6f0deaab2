/** What is generated from the rules and the kinds of change is up to date. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles, leftoverPages, ROOT } from '../../scripts/docs/generated.ts';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { ruleUrl } from '../../server/src/core/rules/documentation.ts';
import { rules } from '../../server/src/core/rules/list.ts';

const MEND = 'Run `npm run docs` and look at what it changes.';

const generated = generatedFiles();

test('the rule pages, their table, the page on changes and the settings in package.json are up to date', () => {
  const stale = [...generated].filter(([path, text]) => {
    const file = new URL(path, ROOT);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  assert.deepEqual(
    stale.map(([path]) => path),
    [],
    `${stale.map(([path]) => path).join(', ')}: not what the sources say. ${MEND}`,
  );
});

test('there is no page of a rule that is no more', () => {
  assert.deepEqual(leftoverPages(generated), [], MEND);
});

test('the address behind the code of a finding is that of a page', () => {
  for (const { id } of rules) {
    const [, path] = /\/blob\/main\/(.+)$/.exec(ruleUrl(id)) ?? [];
    assert.ok(path !== undefined && generated.has(path), `${ruleUrl(id)} is no page`);
  }
});

test('every page has its headings, in their order', () => {
  for (const { id, bad, good } of rules) {
    const page = generated.get(`docs/rules/${id}.md`) ?? '';
    const headings = [...page.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+ .+$/gm)].map(([heading]) => heading);
    const expected = ['What it finds', 'Why it matters', 'How to mend it', 'Example', 'Configuration', 'Suppression'];
    assert.deepEqual(headings.slice(0, 7), [`# ${id}`, ...expected.map((heading) => `## ${heading}`)]);
    assert.doesNotMatch(page, /undefined|\[object|TODO:/);
    if (bad !== good) assert.match(page, /^> \S.*[.?)]$/m, `${id}: the page does not show what Fedlint says`);
  }
});

test('the table has every rule once', () => {
  const listed = [...(generated.get('docs/rules/README.md') ?? '').matchAll(/^\| \[`([a-z-]+)`\]/gm)].map(
    ([, id]) => id,
  );
  assert.deepEqual(listed.sort(), rules.map(({ id }) => id).sort());
});

test('the page on changes has a row and a section for every kind, and shows what a review says', () => {
  const page = generated.get('docs/changes.md') ?? '';
  const ids = changeKinds.map(({ id }) => id).sort();
  const rows = [...page.matchAll(/^\| \[`([a-z-]+)`\]\(#([a-z-]+)\) \| [^|]+ \| \w/gm)];
  assert.deepEqual(rows.map(([, id]) => id).sort(), ids);
  assert.deepEqual(rows.map(([, , anchor]) => anchor).sort(), ids);
  for (const { id, examples } of changeKinds) {
    const [section = ''] = new RegExp(`^## ${id}\n(?:(?!^## ).*\n)*`, 'm').exec(page) ?? [];
    assert.match(section, new RegExp(`^> \\*\\*${examples[0]?.direction}\\*\\*: \\S`, 'm'), id);
    assert.doesNotMatch(section, /undefined|\[object/);
  }
});
