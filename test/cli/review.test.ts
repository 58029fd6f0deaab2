/** `fedlint review`: two states of a repository, and what the step between them does to trust. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { commit, type Files, git, repositoryWith, shallowClone, write } from './git-repository.ts';
import { emptyFolder, fedlint, type Run } from './run.ts';

const NAME = 'trust/acme.yaml';
const SOUND: Files = { [NAME]: FEDERATION, 'trust/domains.yaml': TRUST_DOMAINS, 'points.yaml': ENFORCEMENT_POINT };
const WIDER = FEDERATION.replace('direction: inbound', 'direction: mutual');

interface Review {
  readonly base: { readonly name: string; readonly commit: string };
  readonly head: { readonly name: string; readonly commit: string | null };
  readonly files: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly changes: readonly Record<string, unknown>[];
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
}

function reviewed(cwd: string, ...args: readonly string[]): Review {
  const { status, stdout, stderr } = fedlint(cwd, ['review', '--format', 'json', '--fail-on', 'never', ...args]);
  assert.deepEqual([status, stderr], [0, '']);
  return JSON.parse(stdout);
}

const kindsOf = ({ changes }: Review): string[] => changes.map(({ direction, kind }) => `${direction} ${kind}`);

test('text: by direction, each change with its place, both states and what is open', () => {
  const cwd = repositoryWith(SOUND);
  write(cwd, { [NAME]: WIDER });
  const { status, stdout, stderr } = fedlint(cwd, ['review']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^Widens trust\n\n {2}trust\/acme\.yaml:8 {2}federation with `acme\.partner\.example`\n/);
  assert.match(stdout, /^ {4}inbound → mutual$/m);
  const id = git(cwd, 'rev-parse', 'HEAD').slice(0, 8);
  assert.ok(stdout.endsWith(`trust: 1 widens\nthe work tree compared with HEAD (${id}), 1 file different.\n`), stdout);
});

test('JSON: both states, the changes with places from 1, and findings as check writes them', () => {
  const cwd = repositoryWith(SOUND);
  write(cwd, { [NAME]: WIDER.replace('  purpose:', '  oner: x\n  purpose:') });
  const review = reviewed(cwd);
  assert.deepEqual(review.base, { name: 'HEAD', commit: git(cwd, 'rev-parse', 'HEAD') });
  assert.deepEqual(review.head, { name: 'worktree', commit: null });
  assert.deepEqual([review.files, review.summary], [1, { widens: 1, moves: 0, narrows: 0, neutral: 0 }]);
  const [change] = review.changes;
  const place = { file: NAME, range: { start: { line: 8, column: 14 }, end: { line: 8, column: 21 } } };
  assert.deepEqual([change?.kind, change?.direction, change?.quiet], ['direction-changed', 'widens', false]);
  assert.deepEqual(change?.before, { ...place, says: 'inbound' });
  assert.deepEqual(change?.after, {
    file: NAME,
    range: { start: { line: 8, column: 14 }, end: { line: 8, column: 20 } },
    says: 'mutual',
  });
  const checked = JSON.parse(fedlint(cwd, ['check', '--format', 'json', '--new-since', 'HEAD']).stdout).findings;
  assert.deepEqual(
    checked.map(({ rule }: { rule: string }) => rule),
    ['unknown-field'],
  );
  assert.deepEqual(review.findings, checked);
});

test('what is committed on a branch, staged, edited and not yet known to Git is one change', () => {
  const cwd = repositoryWith(SOUND);
  git(cwd, 'switch', '--quiet', '--create', 'topic');
  commit(cwd, { [NAME]: WIDER });
  write(cwd, { 'points.yaml': ENFORCEMENT_POINT.replace('onFailure: deny', 'onFailure: allow') });
  git(cwd, 'add', '--all');
  write(cwd, {
    'trust/zeta.yaml': FEDERATION.replaceAll('acme', 'zeta'),
    'trust/domains.yaml': TRUST_DOMAINS.replace('team-partners', 'team-x'),
  });
  git(cwd, 'switch', '--quiet', 'main');
  git(cwd, 'switch', '--quiet', 'topic');
  const review = reviewed(join(cwd, 'trust'));
  assert.equal(review.base.name, 'main');
  assert.equal(review.files, 4);
  const files = new Set(
    review.changes.map(({ after }) => JSON.stringify(after)).map((text) => /"file":"([^"]+)"/.exec(text)?.[1]),
  );
  assert.deepEqual([...files].sort(), ['../points.yaml', 'acme.yaml', 'domains.yaml', 'zeta.yaml']);
});

test('a commit is reviewed from its objects: neither the work tree nor the repository has a say', () => {
  const cwd = repositoryWith(SOUND);
  git(cwd, 'switch', '--quiet', '--create', 'topic');
  const head = commit(cwd, { [NAME]: WIDER });
  const inPlace = reviewed(cwd);
  git(cwd, 'switch', '--quiet', 'main');
  write(cwd, { 'points.yaml': 'kind: [broken' });
  const status = git(cwd, 'status', '--porcelain');
  const review = reviewed(cwd, '--head', 'topic');
  assert.deepEqual(review.head, { name: 'topic', commit: head });
  assert.deepEqual(review.changes, inPlace.changes);
  assert.deepEqual(kindsOf(review), ['widens direction-changed']);
  assert.equal(git(cwd, 'status', '--porcelain'), status);

  const bare = join(emptyFolder(), 'bare.git');
  git(cwd, 'clone', '--quiet', '--bare', cwd, bare);
  assert.deepEqual(kindsOf(reviewed(bare, '--head', 'topic', '--base', 'main')), ['widens direction-changed']);
  assert.match(fedlint(bare, ['review']).stderr, /has no work tree\. --head names the commit/);
});

test('a change is what happened since it left the other branch, and not what happened there', () => {
  const cwd = repositoryWith(SOUND);
  git(cwd, 'switch', '--quiet', '--create', 'topic');
  commit(cwd, { 'README.md': 'topic' });
  git(cwd, 'switch', '--quiet', 'main');
  commit(cwd, { [NAME]: WIDER });
  git(cwd, 'switch', '--quiet', 'topic');
  assert.deepEqual(reviewed(cwd, '--base', 'main').changes, []);
});

const QUIET: Readonly<Record<string, (cwd: string) => void>> = {
  'a file that is renamed': (cwd) => git(cwd, 'mv', NAME, 'acme-renamed.yaml'),
  'a file that is moved by hand': (cwd) => renameSync(join(cwd, NAME), join(cwd, 'elsewhere.yaml')),
  'line ends': (cwd) => write(cwd, { [NAME]: FEDERATION.replaceAll('\n', '\r\n') }),
  'comments and empty lines': (cwd) => write(cwd, { [NAME]: `# moved\n\n\n${FEDERATION}` }),
  'one file for two': (cwd) => {
    write(cwd, { 'points.yaml': `${ENFORCEMENT_POINT}---\n${FEDERATION}` });
    rmSync(join(cwd, NAME));
  },
};

for (const [what, change] of Object.entries(QUIET)) {
  test(`${what}: no change`, () => {
    const cwd = repositoryWith(SOUND);
    change(cwd);
    assert.deepEqual(reviewed(cwd).changes, []);
    assert.match(fedlint(cwd, ['review']).stdout, /^trust: no change\n/);
  });
}

test('line ends of a checkout do not count as a different file', () => {
  const cwd = repositoryWith(SOUND);
  git(cwd, 'config', 'core.autocrlf', 'true');
  write(cwd, { [NAME]: FEDERATION.replaceAll('\n', '\r\n') });
  assert.equal(reviewed(cwd).files, 0);
});

test('--fail-on says what the exit status follows', () => {
  const cwd = repositoryWith(SOUND);
  write(cwd, { [NAME]: WIDER });
  const status = (...args: string[]) => fedlint(cwd, ['review', ...args]).status;
  assert.deepEqual([status(), status('--fail-on', 'widens'), status('--fail-on', 'never')], [0, 1, 0]);
  write(cwd, { [NAME]: FEDERATION.replace('  purpose:', '  oner: x\n  purpose:') });
  assert.deepEqual([status(), status('--fail-on', 'widens'), status('--fail-on', 'never')], [1, 1, 0]);
  commit(cwd);
  assert.equal(status('--base', 'HEAD'), 0, 'what was there before is not new');
});

test('what an obligation of a change asks for is not told again as a finding, and still counts', () => {
  const cwd = repositoryWith(SOUND);
  write(cwd, { [NAME]: FEDERATION.replace(/ {2}owners:\n(?: {4}.*\n)+/, '') });
  const { changes, findings } = reviewed(cwd);
  const asked = JSON.stringify(changes);
  assert.match(asked, /"state":"open"[^}]*"rules":\["missing-owner/);
  assert.doesNotMatch(JSON.stringify(findings), /missing-owner/);
  assert.equal(fedlint(cwd, ['review']).status, 1);
});

test('the history of a day that is put off, also from when its file had another name', () => {
  const cwd = repositoryWith(SOUND);
  const until = (day: string) => FEDERATION.replace('2027-06-30', day);
  for (const day of ['2027-07-31', '2027-08-31', '2027-09-30']) commit(cwd, { [NAME]: until(day) });
  git(cwd, 'mv', NAME, 'acme.yaml');
  commit(cwd);
  write(cwd, { 'acme.yaml': until('2027-10-31') });
  const [change] = reviewed(cwd).changes;
  assert.equal(change?.kind, 'time-box-extended');
  assert.match(String(change?.history), /^extended 3 times before, at first until 2027-06-30$/);
  assert.match(fedlint(cwd, ['review']).stdout, /^ {4}extended 3 times before/m);
});

test('each state is read by its own configuration and its own .gitignore', () => {
  const generated = { 'generated/acme.yaml': WIDER.replaceAll('acme', 'zeta') };
  const cwd = repositoryWith({ ...SOUND, '.fedlint.yaml': 'ignore: [generated/]\n', ...generated });
  write(cwd, { 'generated/acme.yaml': FEDERATION.replaceAll('acme', 'zeta') });
  assert.equal(reviewed(cwd).files, 0);
  const other = repositoryWith({ ...SOUND, '.gitignore': 'generated/\n' });
  write(other, generated);
  git(other, 'add', '--force', '--all');
  git(other, 'commit', '--quiet', '--message=forced');
  assert.equal(reviewed(other, '--base', 'HEAD~1', '--head', 'main').files, 0);
});

test('a configuration is a part of the change, and one that was broken stops nobody', () => {
  const cwd = repositoryWith({ ...SOUND, '.fedlint.yaml': 'timeBox: {max: ninety days}\n' });
  write(cwd, { '.fedlint.yaml': 'rules: {missing-owner: off}\n' });
  assert.match(kindsOf(reviewed(cwd)).join(), /widens rule-silenced/);
  const given = reviewed(cwd, '--config', '.fedlint.yaml');
  assert.deepEqual(given.changes, [], 'one that is given counts in both states');
  write(cwd, { '.fedlint.yaml': 'timeBox: {max: ninety days}\nrules: {}\n' });
  const { status, stderr } = fedlint(cwd, ['review']);
  assert.equal(status, 2);
  assert.match(stderr, /The configuration cannot be used/);
});

test('what cannot be compared is said', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
  const cwd = repositoryWith({ ...SOUND, 'big.yaml': pointer, 'gone.pem': pointer });
  write(cwd, { 'big.yaml': WIDER.replaceAll('acme', 'zeta') });
  rmSync(join(cwd, 'gone.pem'));
  const { status, stderr, stdout } = fedlint(cwd, ['review']);
  assert.equal(status, 2);
  assert.match(stderr, /`big\.yaml` was not compared: Git LFS keeps what it held\./);
  assert.match(stderr, /`gone\.pem` was not compared/);
  assert.match(stdout, /^trust: no change$/m);
});

test('submodules and further work trees are not tripped over', () => {
  const inner = repositoryWith({ 'inner.yaml': WIDER.replaceAll('acme', 'zeta') });
  const cwd = repositoryWith(SOUND);
  git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'module');
  commit(cwd);
  commit(join(cwd, 'module'), { 'inner.yaml': FEDERATION.replaceAll('acme', 'zeta') });
  assert.deepEqual(reviewed(cwd).changes, []);
  const other = join(emptyFolder(), 'other');
  git(cwd, 'worktree', 'add', '--quiet', '-b', 'topic', other);
  write(other, { [NAME]: WIDER });
  assert.deepEqual(kindsOf(reviewed(other)), ['widens direction-changed']);
});

test('wrong usage: status 2, the reason, and no report', () => {
  const cwd = repositoryWith(SOUND);
  const clone = shallowClone(cwd, 'main');
  const empty = emptyFolder();
  git(empty, 'init', '--quiet');
  const wrong: [string, string[], RegExp][] = [
    [cwd, ['points.yaml'], /takes no paths/],
    [cwd, ['--format', 'junit'], /none of text, markdown, json, sarif, github, gitlab\./],
    [cwd, ['--fail-on', 'warning'], /none of widens, error, never/],
    [cwd, ['--base', 'nowhere'], /no branch, tag or commit `nowhere`/],
    [cwd, ['--head', 'nowhere'], /no branch, tag or commit `nowhere`/],
    [cwd, ['--base=--output=owned'], /no branch, tag or commit `--output=owned`/],
    [cwd, ['--base', ''], /no branch, tag or commit ``/],
    [clone, ['--base', 'HEAD~1'], /shallow clone.*fetch-depth: 0/],
    [emptyFolder(), [], /in no work tree of Git/],
    [empty, [], /has no commit yet/],
  ];
  for (const [folder, args, reason] of wrong) {
    const { status, stdout, stderr } = fedlint(folder, ['review', ...args]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
    assert.match(stderr, reason);
    assert.doesNotMatch(stderr, /^ +at /m, 'no stack trace');
  }
});

test('--output takes the report, pipelines name the base, and quiet changes are one line', () => {
  const cwd = repositoryWith(SOUND);
  git(cwd, 'update-ref', 'refs/remotes/origin/release', 'HEAD');
  commit(cwd, { [NAME]: WIDER });
  const run: Run = fedlint(cwd, ['review', '--output', 'out.txt'], { env: { GITHUB_BASE_REF: 'release' } });
  assert.deepEqual(run, { status: 0, stdout: '', stderr: '' });
  assert.match(readFileSync(join(cwd, 'out.txt'), 'utf8'), /compared with origin\/release \(/);
  mkdirSync(join(cwd, 'sub'));
  appendFileSync(join(cwd, 'out.txt'), 'no manifest');
  assert.match(fedlint(join(cwd, 'sub'), ['review', '--base', 'HEAD~1']).stdout, /\.\.\/trust\/acme\.yaml:8/);
});
