/** The guard refuses each thing that it is there for, to the product alone, and the run fails even where nobody notices. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BREACHES, trying } from './breaches.ts';

const GUARD = fileURLToPath(new URL('guard.cjs', import.meta.url));
const REFUSED = 86;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that answers for itself, whatever the tests around it run under: a shell takes their guard away. */
function start(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
  const script = 'exec env -u FEDLINT_GUARD -u NODE_OPTIONS "$@"';
  const all = { ...process.env, FEDLINT_GUARD_WRITES: '', ...env };
  return spawnSync('sh', ['-c', script, 'sh', process.execPath, ...args], { cwd, encoding: 'utf8', env: all });
}

function run(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}, cwd = emptyFolder()) {
  return start(['--require', GUARD, file, ...args], env, cwd);
}

/** A program like the command line, with this code. */
function program(code: string): string {
  const file = join(emptyFolder(), 'cli.cjs');
  writeFileSync(file, code);
  return file;
}

/** Runs code in a process like that of a test, as if it stood among the sources of the product. */
function asProduct(code: string, env: NodeJS.ProcessEnv = {}) {
  return run(fileURLToPath(new URL('as-product.mjs', import.meta.url)), [program(code)], env);
}

/** What the breaches need to be possible at all. */
function places() {
  const folder = emptyFolder();
  const place = (name: string): string => join(folder, name);
  const paths = { EXISTING: place('existing'), FOREIGN: place('foreign.cjs'), ADDON: place('addon.node') };
  for (const path of Object.values(paths)) writeFileSync(path, '');
  return { ...paths, NEW: place('new') };
}

function assertRefused(stdout: string): void {
  const said: Record<string, string> = JSON.parse(stdout);
  const passed = Object.entries(BREACHES).flatMap(([words, group]) => {
    const isRefusal = new RegExp(`^The guard refuses this: (?:${words})`);
    return Object.keys(group).flatMap((name) => (isRefusal.test(said[name] ?? '') ? [] : [`${name}: ${said[name]}`]));
  });
  assert.deepEqual(passed, []);
  assert.ok(Object.keys(said).length > 90);
}

const posix = { skip: process.platform === 'win32' && 'it goes by a shell' };

test('a program may do none of it', posix, () => {
  const paths = places();
  const { stdout, stderr, status } = run(program(trying(paths)), ['check']);
  assertRefused(stdout);
  assert.equal(status, REFUSED);
  assert.match(stderr, /^The guard refused this:\n- a connection \(net\), by \S+cli\.cjs check/m);
  assert.ok(!existsSync(paths.NEW) && existsSync(paths.EXISTING));
});

test('the product in a process of the tests may do none of it', posix, () => {
  const paths = places();
  const { stdout, status } = asProduct(trying(paths));
  assertRefused(stdout);
  assert.equal(status, REFUSED);
  assert.ok(!existsSync(paths.NEW) && existsSync(paths.EXISTING));
});

test('without the guard, what it is to refuse is done', posix, () => {
  const folder = emptyFolder();
  const file = program(`require('fs').writeFileSync('new', String(new Function('return 1')()))`);
  assert.equal(start([file], {}, folder).status, 0);
  assert.equal(readFileSync(join(folder, 'new'), 'utf8'), '1');
});

test('what the product may do, and what tests may do, goes on as before', posix, () => {
  const git = `require('child_process').spawn('/usr/bin/git', ['--version'], { stdio: 'inherit' })`;
  const allowed = program(`${git}; require('fs').readFileSync(__filename); require('fs').openSync(__filename, 'r')`);
  const { stdout, stderr, status } = run(allowed, ['check']);
  assert.deepEqual([status, stderr, stdout.split(' ')[0]], [0, '', 'git']);
  const declared = emptyFolder();
  const writes = `require('fs').writeFileSync(${JSON.stringify(join(declared, 'new'))}, '')`;
  assert.equal(asProduct(writes).status, REFUSED);
  assert.equal(asProduct(writes, { FEDLINT_GUARD_WRITES: declared }).status, 0, 'a test said so');
  const others = join(emptyFolder(), 'other.cjs');
  writeFileSync(others, `require('fs').writeFileSync('new', ''); require('child_process').execSync('true'); eval('1')`);
  assert.equal(run(others).status, 0);
});

const CAUGHT = `try { require('fs').writeFileSync('refused', '') } catch {}`;

test(
  'what a process starts is under guard, however it starts it and whatever it makes of the environment',
  posix,
  () => {
    const inner = program(CAUGHT);
    const ways = [
      `spawnSync(process.execPath, [INNER, 'check'])`,
      `spawnSync(process.execPath, [INNER, 'check'], { env: { PATH: process.env.PATH } })`,
      `execFileSync('sh', ['-c', '"$0" "$1" check || true', process.execPath, INNER])`,
      `fork(INNER, ['check'], { env: {} })`,
    ];
    for (const way of ways) {
      const outer = join(emptyFolder(), 'outer.cjs');
      writeFileSync(outer, `const INNER = ${JSON.stringify(inner)}; require('child_process').${way}`);
      const { status, stderr } = run(outer);
      assert.equal(status, REFUSED, way);
      assert.match(stderr, /^- a change on the disk \(writeFile refused\), by \S+cli\.cjs check$/m, way);
    }
  },
);

test('a thread of the product is under guard', posix, () => {
  const file = program(`
    const { isMainThread, Worker } = require('worker_threads');
    if (isMainThread) new Worker(__filename); else { ${CAUGHT} }`);
  assert.match(run(file, ['check']).stderr, /a change on the disk \(writeFile refused\)/);
});

test('nothing is written but what the arguments ask for', posix, () => {
  const write = (path: string) => `require('fs').writeFileSync(${JSON.stringify(path)}, '')`;
  const status = (code: string, args: string, env: NodeJS.ProcessEnv = {}, cwd = emptyFolder()) =>
    run(program(code), args.split(' '), env, cwd).status;
  const cases: readonly (readonly [path: string, args: string, isAskedFor: boolean])[] = [
    ['out.json', 'check --output out.json', true],
    ['out.json', 'review --output=out.json', true],
    ['other.json', 'check --output out.json', false],
    ['a.yaml', 'check a.yaml', false],
    ['a.yaml', 'fix', true],
    ['a.yaml', 'fix a.yaml --now 2026-11-21', true],
    ['b.yaml', 'fix a.yaml', false],
    ['b.yaml', 'fix --config b.yaml a.yaml', false],
    ['a.yaml', 'fix --dry-run', false],
    ['../a.yaml', 'fix', false],
    ['.fedlint.yaml', 'init', true],
    ['sub.yaml', 'init sub', false],
    ['known.json', 'baseline write', true],
    ['known.json', 'baseline prune --file known.json', true],
    ['a.yaml', 'baseline write --file known.json', false],
    ['a.yaml', 'explain a.yaml', false],
    ['a.yaml', 'lsp --stdio', false],
  ];
  for (const [path, args, isAskedFor] of cases) assert.equal(status(write(path), args), isAskedFor ? 0 : REFUSED, args);

  const [cwd, outside] = [emptyFolder(), emptyFolder()];
  symlinkSync(outside, join(cwd, 'link'));
  assert.equal(status(write('link/a.yaml'), 'fix', {}, cwd), REFUSED, 'a link leads out of the folder');
  assert.equal(status(write('link/a.yaml'), 'fix link', {}, cwd), 0, 'the link itself was asked for');

  const cache = { XDG_CACHE_HOME: emptyFolder() };
  const entry = join(cache.XDG_CACHE_HOME, 'fedlint', 'entry');
  mkdirSync(join(cache.XDG_CACHE_HOME, 'fedlint'));
  assert.equal(status(write(entry), 'check', cache), 0);
  assert.equal(status(write(entry), 'check --no-cache', cache), REFUSED);
  assert.equal(status(write(`${entry}/../../entry`), 'check', cache), REFUSED);
});

test('of code from a text, the command line may run its own larger part and nothing else', posix, () => {
  const code = (text: string) =>
    `const { Script } = require('vm'), filename = require('path').join(__dirname, 'main.cjs');
     new Script(${text}, { filename }).runInThisContext()`;
  const whole = `require('module').wrap(require('fs').readFileSync(filename, 'latin1'))`;
  for (const [text, status] of [[whole, 0] as const, [`${whole} + ' '`, REFUSED] as const, [`'1'`, REFUSED] as const]) {
    const file = program(code(text));
    writeFileSync(join(file, '../main.cjs'), 'module.exports = 1;');
    assert.equal(run(file, ['check']).status, status, text);
  }
});
