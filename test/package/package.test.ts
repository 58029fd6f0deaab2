/**
 * The package from the outside: built, packed and installed by the action's own step, then run by hand, by the action
 * and as pre-commit would.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { git, makeRepository } from '../review/repository/git.ts';
import { START } from '../review/repository/start.ts';
import { action, environment, type Job, runStep } from './action.ts';
import { checkout, emptyFolder } from './checkout.ts';

const source = checkout();
const temporary = emptyFolder();
const workspace = emptyFolder();

const SERVER = 'clusters/hq/spire/server.conf';
/** As hostile as a name may be where the tests run. */
const TILL = 'federations/it\'s "the $(touch broken)" till.yaml';

const FILES = Object.fromEntries(
  Object.entries(START).map(([path, text]) => [path === 'federations/till.yaml' ? TILL : path, text]),
);
const WIDENED = { ...FILES, [TILL]: (FILES[TILL] ?? '').replace('direction: inbound', 'direction: mutual') };
let base = '';

function job(inputs: Readonly<Record<string, string>> = {}, event: Readonly<Record<string, string>> = {}): Job {
  return { workspace, temporary, inputs, contexts: { 'github.action_path': source, ...event } };
}

/** A program of the package, found by its name alone. */
function run(...[program = '', ...args]: readonly string[]) {
  return spawnSync(program, args, { cwd: workspace, env: environment(job()), encoding: 'utf8' });
}

before(() => {
  makeRepository(workspace, [
    { title: 'Begin', files: FILES },
    { title: 'Let the tills accept us too', files: WIDENED },
  ]);
  base = git(workspace, ['rev-parse', 'HEAD^']);
  const { status, stderr } = runStep('Install Fedlint', job());
  assert.equal(status, 0, stderr);
});

test('the package has the command line, what reads certificates, and the schemas', () => {
  const installed = ['fedlint/lib/node_modules/fedlint', 'fedlint/node_modules/fedlint'];
  const folder = installed.map((path) => join(temporary, path)).find(existsSync) ?? '';
  const files = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const others = files.filter((name) => !/^schemas(\/[\w-]+\.schema\.json)?$/.test(name)).sort();
  const code = ['dist', 'dist/certificates.cjs', 'dist/cli.cjs', 'dist/main.cjs'];
  const expected = ['LICENSE', 'NOTICE', 'README.md', ...code, 'package.json'];
  assert.deepEqual(others, expected);
  assert.ok(files.includes('schemas/federation.schema.json'));
});

test('installing it installs nothing else, and runs nothing', () => {
  const { dependencies, scripts } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  assert.equal(dependencies, undefined);
  assert.deepEqual(
    ['preinstall', 'install', 'postinstall'].filter((name) => scripts[name] !== undefined),
    [],
  );
});

test('the installed command tells its version, checks, and reads certificates', () => {
  assert.equal(run('fedlint', '--version').stdout, `${version}\n`);
  const { status, stdout, stderr } = run('fedlint', 'check', '--now', '2036-01-15', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(status, 1);
  const found = new Set(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule));
  assert.ok(found.has('expired-certificate') && found.has('expired-time-box'), [...found].join());
});

test('the installed command reviews a commit', () => {
  const { status, stdout, stderr } = run('fedlint', 'review', '--base', base, '--format', 'json');
  assert.equal(status, 0, stderr);
  const changes: Record<string, string>[] = JSON.parse(stdout).changes;
  assert.deepEqual(
    changes.map(({ kind, direction }) => [kind, direction]),
    [['direction-changed', 'widens']],
  );
});

test('no script of the action has a text of somebody in it, and every input gets somewhere', () => {
  const scripts = action.runs.steps.map(({ run: script }) => script ?? '');
  assert.doesNotMatch(scripts.join('\n'), /\$\{\{/);
  const environments = action.runs.steps.flatMap(({ env = {} }) => Object.values(env)).join('\n');
  assert.deepEqual(
    Object.keys(action.inputs).filter((name) => !environments.includes(`inputs.${name} `)),
    [],
  );
});

test('the action checks the paths it is given, and writes SARIF beside', () => {
  const sarif = 'findings; touch broken.sarif';
  const { status, stdout, stderr } = runStep('Check', job({ paths: `${TILL}\n${SERVER}`, format: 'json', sarif }));
  assert.equal(stderr, '');
  const { files, findings } = JSON.parse(stdout);
  assert.equal(files, 2);
  assert.equal(status, findings.some(({ severity }: { severity: string }) => severity === 'error') ? 1 : 0);
  assert.equal(JSON.parse(readFileSync(join(workspace, sarif), 'utf8')).version, '2.1.0');
});

test('the action fails for findings unless it is told not to, and always for what could not be done', () => {
  const faulty = { ...FILES, 'federations/late.yaml': (FILES[TILL] ?? '').replace(/ {2}owners:\n( {4}.*\n)+/, '') };
  const folder = emptyFolder();
  makeRepository(folder, [{ title: 'Begin', files: faulty }]);
  const inFolder = (inputs: Readonly<Record<string, string>>) =>
    runStep('Check', { ...job({ format: 'text', ...inputs }), workspace: folder });
  const usual = inFolder({});
  assert.match(usual.stdout, /missing-owner/);
  assert.equal(usual.status, 1);
  assert.equal(inFolder({ 'fail-on': 'never' }).status, 0);
  assert.equal(inFolder({ 'fail-on': 'never', paths: 'no such folder' }).status, 2);
});

test('the action reviews a pull request: annotations in the log, Markdown in the summary and for a comment', () => {
  const event = { 'github.event.pull_request.base.sha': base };
  const step = action.runs.steps.find(({ name }) => name === 'Review');
  assert.match(step?.if ?? '', /github\.event_name == 'pull_request'/);
  const { status, stdout, stderr } = runStep('Review', job({ comment: 'review.md' }, event));
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^::\w+ .*line=9,/m);
  const comment = readFileSync(join(workspace, 'review.md'), 'utf8');
  assert.match(comment, /inbound.*mutual/s);
  assert.ok(readFileSync(join(temporary, 'summary.md'), 'utf8').includes(comment));
  assert.equal(runStep('Review', job({ 'fail-on': 'widens' }, event)).status, 1);
  const refused = runStep('Review', job({ base: '--output=broken' }));
  assert.equal(refused.status, 2, refused.stdout);
});

test('pre-commit gets the name of the package and nothing else, and its hooks run', () => {
  assert.match(readFileSync(join(source, '.npmrc'), 'utf8'), /^foreground-scripts=false$/m);
  const hooks: { id: string; entry: string; files: string; pass_filenames?: boolean }[] = parse(
    readFileSync(fileURLToPath(new URL('../../.pre-commit-hooks.yaml', import.meta.url)), 'utf8'),
  );
  const results = hooks.map(({ id, entry, files, pass_filenames: passes = true }) => {
    const names = Object.keys(WIDENED).filter((path) => new RegExp(files).test(path));
    assert.ok(names.includes(TILL) && names.includes(SERVER));
    // A person's `args` stand between the entry and the files.
    return [id, run(...entry.split(' '), '--now=2026-11-21', ...(passes ? names : [])).status];
  });
  assert.deepEqual(results, [
    ['fedlint', 0],
    ['fedlint-review', 0],
  ]);
});

test('no name was taken for a command', () => {
  const written = readdirSync(workspace, { recursive: true }).map(String);
  assert.deepEqual(
    written.filter((name) => /^broken/.test(name)),
    [],
  );
});
