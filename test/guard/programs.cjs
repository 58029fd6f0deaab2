/** No program but Git, from the one place that may start it, by its full path and without a shell. */
const { realpathSync } = require('node:fs');
const { basename, dirname, isAbsolute, join, resolve } = require('node:path');
const { fileURLToPath } = require('node:url');
const { asker, programFolder, role } = require('./asker.cjs');
const { environment, refuse } = require('./verdict.cjs');
const { wrapAll } = require('./wrap.cjs');

const STARTS_GIT = join('server', 'src', 'git', 'run-git.ts');

function check(how) {
  return (args) => {
    const { type, file } = asker();
    if (type === 'product' && !(how === 'spawn' && isGit(args) && (file === undefined || file.endsWith(STARTS_GIT))))
      refuse(`a program (${how} ${args[0]})`);
    return guarded(args);
  };
}

function isGit([program, args, options]) {
  const isPlain = Array.isArray(args) && !options?.shell;
  return isPlain && isAbsolute(String(program)) && /^git(?:\.exe)?$/.test(basename(program));
}

/** What is started is under guard as well, also where it gets an environment of its own. */
function guarded(args) {
  return args.map((arg) =>
    typeof arg === 'object' && arg !== null && !Array.isArray(arg) && arg.env
      ? { ...arg, env: environment(arg.env) }
      : arg,
  );
}

const names = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
for (const name of names) wrapAll(require('node:child_process'), [name], check(name));

if (role !== 'other') {
  wrapAll(require('node:worker_threads'), ['Worker'], (args) => {
    if (asker().type !== 'product') return;
    if (args[1]?.eval === true || String(args[0]).startsWith('data:')) refuse('a thread that runs a text');
    if (!isOwn(args[0])) refuse(`a thread with foreign code (${args[0]})`);
  });
}

/** Beside the program itself, or in its sources. */
function isOwn(file) {
  const path = file instanceof URL ? fileURLToPath(file) : resolve(String(file));
  return role === 'program'
    ? dirname(realpathSync(path)) === programFolder()
    : path.startsWith(join(__dirname, '../../server/src/'));
}
