/** What a review in the editor compares with, as far as Git and the GitHub extension tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseFor, NoBaseError } from '../../../client/src/review/base-commit.ts';
import type { Branch, Ref, Repository } from '../../../client/src/review/git-api.ts';

interface Known {
  readonly head?: Branch;
  /** Names that Git can resolve. */
  readonly refs?: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly branchBase?: Ref;
  readonly remotes?: Repository['state']['remotes'];
  readonly mergeBase?: string;
}

const COMMIT = 'c0ffee00';

/** Nothing else of a repository is asked. What is not known fails, as with Git. */
function repository({ refs = [], config = {}, remotes = [], ...known }: Known): Repository {
  const nothing = async (): Promise<never> => {
    throw new Error('not known');
  };
  const { head = { type: 0, name: 'topic', commit: COMMIT } } = known;
  return {
    rootUri: undefined as never,
    state: { HEAD: head, remotes, workingTreeChanges: [], untrackedChanges: [], onDidChange: () => ({ dispose() {} }) },
    getConfig: async (key) => config[key] ?? nothing(),
    getCommit: async (ref) => (refs.includes(ref) ? { hash: COMMIT } : nothing()),
    getBranchBase: async () => known.branchBase,
    getMergeBase: async (ref) => ('mergeBase' in known ? known.mergeBase : `before ${ref}`),
    ...{ getRefs: nothing, diffWith: nothing, log: nothing, show: nothing },
  };
}

async function nameFor(known: Known): Promise<string> {
  return (await baseFor(repository(known))).name;
}

const ORIGIN = { name: 'origin', fetchUrl: 'git@github.com:acme/trust.git' };

test('the base of a pull request comes first, on the remote that it is made to', async () => {
  const config = { 'branch.topic.github-pr-base-branch': 'Acme#trust#release/2#b' };
  const upstream = { name: 'upstream', fetchUrl: 'https://github.com/acme/trust' };
  const fork = { name: 'origin', fetchUrl: 'https://github.com/somebody/trust.git' };
  const refs = ['upstream/release/2#b', 'origin/release/2#b', 'origin/main'];
  assert.equal(await nameFor({ config, refs, remotes: [fork, upstream] }), 'upstream/release/2#b');
  assert.equal(await nameFor({ config, refs: ['release/2#b', 'main'] }), 'release/2#b');
  assert.equal(await nameFor({ config, refs: ['main'] }), 'main', 'it was never fetched');
});

test('then what the branch started from, unless that is its own remote copy', async () => {
  const refs = ['origin/HEAD', 'origin/stack', 'origin/topic'];
  const from = (name: string): Ref => ({ type: 1, remote: 'origin', name });
  assert.equal(await nameFor({ refs, remotes: [ORIGIN], branchBase: from('stack') }), 'origin/stack');
  assert.equal(await nameFor({ refs, remotes: [ORIGIN], branchBase: from('origin/stack') }), 'origin/stack');
  assert.equal(await nameFor({ refs, remotes: [ORIGIN], branchBase: from('topic') }), 'origin/HEAD');
});

test('then the default branch; on it what was pushed last, else what is not committed', async () => {
  const main: Branch = { type: 0, name: 'main', commit: COMMIT };
  const pushed: Branch = { ...main, upstream: { remote: 'origin', name: 'main' } };
  assert.equal(await nameFor({ refs: ['origin/master', 'master'] }), 'origin/master');
  assert.equal(await nameFor({ head: pushed, refs: ['origin/main', 'main'] }), 'origin/main');
  assert.equal(await nameFor({ head: main, refs: ['main'] }), 'HEAD');
  assert.equal(await nameFor({}), 'HEAD');
});

test('the commit is where the branch left the other one', async () => {
  const { commit } = await baseFor(repository({ refs: ['main'] }), 'main');
  assert.equal(commit, 'before main');
  assert.equal((await baseFor(repository({}), 'HEAD')).commit, COMMIT);
});

test('what cannot be compared is said in words', async () => {
  const refused = (known: Known, wanted: string, words: RegExp) =>
    assert.rejects(baseFor(repository(known), wanted), (error) => {
      assert.ok(error instanceof NoBaseError);
      assert.match(error.message, words);
      return true;
    });
  await refused({}, 'gone', /no “gone” in this repository/);
  await refused({ refs: ['--upload-pack=x'] }, '--upload-pack=x', /no “--upload-pack=x”/);
  await refused({ refs: ['other'], mergeBase: undefined as never }, 'other', /no commit in common/);
  await refused({ head: { type: 0, name: 'main' } }, 'main', /Nothing has been committed yet/);
});
