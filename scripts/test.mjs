/** `npm test`: everything that has to hold, in the order in which it fails fastest. `--no-editor` leaves out the real VS Code. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { buildCommandLine } from './build-command-line.mjs';
import { buildTests } from './build-tests.mjs';

const withEditor = !process.argv.includes('--no-editor');
const node = process.execPath;
const npx = (name, ...rest) => [node, [`node_modules/${name}`, ...rest]];

const CONCURRENCY = `--test-concurrency=${availableParallelism()}`;

/** Fails whatever of the product opens a connection, starts a program but Git, or writes without being asked to. */
const GUARDED = ['--require', './test/guard/guard.cjs'];

const steps = [
  ['generated code', ['npm', ['run', '--silent', 'generate']]],
  ['lint', npx('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
  ['types', npx('typescript/bin/tsc', '--noEmit')],
  [
    'unit, rule, fixture and language server tests',
    // Bundled no sooner than that: the generated code is a part of them.
    // Node leaves one processor free, which on a machine with two leaves half of it idle.
    async () => {
      const tests = await buildTests(testFiles());
      await buildCommandLine('dist/tests/command-line');
      process.env.FEDLINT_CLI = resolve('dist/tests/command-line/cli.cjs');
      return [node, ['--enable-source-maps', ...GUARDED, '--test', CONCURRENCY, ...tests]];
    },
  ],
];
if (withEditor) {
  steps.push(['package', ['npm', ['run', '--silent', 'package']]]);
  steps.push(['tests in a real VS Code', [node, ['test/editor/run.mjs']]]);
}

const results = [];
for (const [title, step] of steps) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  const [command, args] = typeof step === 'function' ? await step() : step;
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: false });
  console.log(`== ${title}: ${status === 0 ? 'passed' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
  results.push(status === 0);
}
if (!withEditor) console.log('\nLeft out on request (--no-editor): the tests in a real VS Code.');

const failed = results.filter((passed) => !passed).length;
console.log(`\nsteps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function testFiles() {
  return readdirSync('test', { recursive: true })
    .map((name) => `test/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('test/editor/'))
    .sort();
}
