/** Every part of the benchmark runs, and measures what it says it does. How fast anything is is not asserted. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Section } from '../../scripts/bench/section.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let sections: Section[] = [];
let shown = '';

before(() => {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-bench-test-'));
  const file = join(folder, 'results.json');
  const args = ['scripts/bench.mjs', '--smoke', '--alone', '--json', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  shown = stdout;
  sections = JSON.parse(readFileSync(file, 'utf8')).sections;
  rmSync(folder, { recursive: true });
});

test('every part has results', () => {
  const parts = new Set(sections.map(({ part }) => part));
  assert.deepEqual([...parts], ['keystroke', 'check', 'start', 'growth', 'reading', 'review']);
});

test('every table has rows with figures in each of its measured columns, and is shown', () => {
  for (const { title, columns, rows } of sections) {
    assert.ok(rows.length > 0, title);
    assert.ok(shown.includes(`== ${title}\n`), title);
    for (const { key, unit } of columns.filter((column) => column.unit !== undefined)) {
      const figures = rows.flatMap((row) => row[key] ?? []);
      // One run of everything leaves no room for a ratio to be more than a figure.
      assert.ok(figures.length > 0, `${title}: ${key} (${unit}) is nowhere`);
      assert.ok(figures.every(Number.isFinite), `${title}: ${key} is ${figures.join(', ')}`);
    }
  }
});

test('our own program went through all files of each check', () => {
  const checks = sections.filter(({ part }) => part === 'check');
  assert.equal(checks.length, 3);
  for (const { title, rows } of checks) {
    const ours = rows.filter(({ name }) => String(name).startsWith('fedlint check'));
    assert.ok(ours.length >= 2, title);
    assert.ok(
      ours.every(({ runs, remark }) => Number(runs) > 0 && remark === undefined),
      title,
    );
  }
});

test('an edit of a shared name makes others be judged again, and one of its own file does not', () => {
  const edits = sections.find(({ title }) => title.startsWith('what an edit makes others do'));
  const many = edits?.rows.filter(({ manifests }) => manifests === 5) ?? [];
  const judged = (edited: string) => many.find((row) => row.edited === edited)?.judged;
  assert.ok(Number(judged('the trust domain of a resource')) > 1);
  assert.equal(many.length, 8);
});
