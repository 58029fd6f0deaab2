/**
 * A repository whose commits each do one thing to trust, or nothing: what a review says of each against its parent, in
 * which direction, and where. Git and the command line's own reading of it are the real ones.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { statesOf } from '../../server/src/cli/review/states.ts';
import { reviewOf } from '../../server/src/core/review/review.ts';
import { viewsOf } from '../../server/src/core/review/view.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import type { Expected } from './repository/commit.ts';
import { makeRepository } from './repository/git.ts';
import { history, type Step } from './repository/history.ts';
import { START } from './repository/start.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fedlint-review-')));
const home = process.cwd();

before(() => {
  const states = history.map(({ commit, after: files }) => ({ title: commit.title, files }));
  makeRepository(folder, [{ title: 'Begin', files: START }, ...states]);
  process.chdir(folder);
});

after(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

for (const [n, step] of history.entries()) {
  test(step.commit.title, async () => {
    const head = `main~${history.length - 1 - n}`;
    assert.deepEqual(await reviewed(`${head}^`, head), expected(step));
  });
}

test('the whole history can be reviewed at once, and a commit against itself says nothing', async () => {
  const there = await reviewed(`main~${history.length}`, 'main');
  assert.ok(there.some((change) => change.startsWith('widens admin-changed')));
  assert.deepEqual(await reviewed('main', 'main'), []);
});

async function reviewed(base: string, head: string): Promise<string[]> {
  const states = await statesOf({ base, head, now: EXAMPLE_NOW, config: undefined, progress() {} });
  assert.deepEqual(states.failures, []);
  const [old, fresh] = [states.base.analyzer, states.head.checked.analyzer];
  const changes = reviewOf(old, fresh, states.files, EXAMPLE_NOW);
  return viewsOf(changes, old, fresh).map(({ kind, direction, ...sides }) => {
    const { uri, range } = sides.after ?? sides.before ?? assert.fail('a change without a place');
    return `${direction} ${kind} at ${uri.replace(pathToFileURL(`${folder}/`).href, '')}:${range.start.line + 1}`;
  });
}

function expected(step: Step): string[] {
  return step.commit.expects.map((change) => `${change.direction} ${change.kind} at ${placeOf(change, step)}`);
}

/** What is not in the head any more is shown in the base. */
function placeOf({ file, at }: Expected, step: Step): string {
  const text = [step.after[file], step.before[file]].find((state) => state?.includes(at)) ?? '';
  const parts = text.split(at);
  assert.equal(parts.length, 2, `"${at}" stands ${parts.length - 1} times in ${file}`);
  return `${file}:${(parts[0] ?? '').split('\n').length}`;
}
