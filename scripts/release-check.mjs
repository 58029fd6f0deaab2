/**
 * `npm run release-check`: what has to hold before a version is released, beside the tests. Says of each whether it does,
 * and fails if one does not, or could not be looked at.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const { version, scripts, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The files of the package, of which the schemas are as many as there are. */
const PACKED = [
  ...['LICENSE', 'NOTICE', 'README.md', 'package.json'],
  ...['dist/certificates.cjs', 'dist/cli.cjs', 'dist/main.cjs'],
  ...readdirSync('schemas').map((name) => `schemas/${name}`),
];

/** The files of the extension. */
const IN_VSIX = [
  ...['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'package.json'],
  ...['dist/certificates.cjs', 'dist/extension.cjs', 'dist/server.cjs'],
  ...['dist/browser/extension.js', 'dist/browser/server.js'],
  ...readdirSync('client/icons').map((name) => `client/icons/${name}`),
  ...readdirSync('client/languages').map((name) => `client/languages/${name}`),
];

const checks = [
  ['no dependency at run time', runtimeDependencies],
  ['no known weakness in what ships, nor in what builds it', audit],
  ['installed is what the lockfile says', () => failureOf('npm', ['ls', '--all'])],
  ['generated code and pages are up to date', upToDate],
  ['the build succeeds', () => failureOf('npm', ['run', '--silent', 'build'])],
  ['the package holds what it should', () => difference(PACKED, packed())],
  ['the extension holds what it should', () => difference(IN_VSIX, inVsix())],
  ['the changelog tells of this version', changelog],
  ['installing runs nothing', installScripts],
];

let failed = 0;
for (const [title, look] of checks) {
  const problem = tried(look);
  console.log(`${problem === undefined ? 'passed' : 'FAILED'}  ${title}${problem === undefined ? '' : `\n${problem}`}`);
  if (problem !== undefined) failed++;
}
console.log(`\n${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** What could not be looked at is a failure as well. */
function tried(look) {
  try {
    return look();
  } catch (error) {
    return `        ${error.message}`;
  }
}

/** What ships is bundled, so `npm audit --omit=dev` would look at nothing and find nothing. */
function runtimeDependencies() {
  const names = Object.keys(dependencies);
  return names.length === 0 ? undefined : indented(`package.json has ${names.join(', ')}.`);
}

/** A registry without this service says so in its own way, so only an answer with counts in it is one. */
function audit() {
  const { stdout, stderr } = npm(['audit', '--json']);
  const counts = answered(stdout)?.metadata?.vulnerabilities;
  if (typeof counts?.total !== 'number') return indented(`The registry gave no answer to npm audit.\n${stderr}`);
  if (counts.total === 0) return undefined;
  return indented(npm(['audit']).stdout);
}

function answered(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function upToDate() {
  const tests = ['test/docs/generated.test.ts', 'test/supply-chain/dependencies.test.ts'];
  return (
    failureOf('npm', ['run', '--silent', 'generate']) ??
    failureOf(process.execPath, ['--import', 'tsx', '--test', ...tests])
  );
}

function packed() {
  const { stdout } = npm(['pack', '--dry-run', '--json', '--ignore-scripts']);
  return JSON.parse(stdout)[0].files.map(({ path }) => path);
}

function inVsix() {
  const { stdout, status, stderr } = spawn(process.execPath, [
    'node_modules/@vscode/vsce/vsce',
    'ls',
    '--no-dependencies',
  ]);
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

function difference(meant, found) {
  const missing = meant.filter((path) => !found.includes(path)).map((path) => `is missing: ${path}`);
  const extra = found.filter((path) => !meant.includes(path)).map((path) => `does not belong there: ${path}`);
  return missing.length + extra.length === 0 ? undefined : indented([...missing, ...extra].join('\n'));
}

/** Its newest heading is this version, with the day of its release. */
function changelog() {
  const heading = /^## .*$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[0] ?? '';
  if (new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`).test(heading)) return undefined;
  return indented(`package.json says ${version}, CHANGELOG.md begins with "${heading}".`);
}

function installScripts() {
  const found = ['preinstall', 'install', 'postinstall'].filter((name) => scripts[name] !== undefined);
  return found.length === 0 ? undefined : indented(`package.json has ${found.join(', ')}.`);
}

function failureOf(program, args) {
  const { status, stdout, stderr } = spawn(program, args);
  return status === 0 ? undefined : indented(`${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n'));
}

function npm(args) {
  return spawn('npm', args);
}

function spawn(program, args) {
  return spawnSync(program, args, { encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 2 ** 28 });
}

function indented(text) {
  return text.trim().replace(/^/gm, '        ');
}
