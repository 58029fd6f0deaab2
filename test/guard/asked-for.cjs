/** What a person asked the command line to write, by its arguments alone; and the folder for what makes it faster. */
const { realpathSync } = require('node:fs');
const { basename, delimiter, dirname, isAbsolute, join, resolve, sep } = require('node:path');
const { fileURLToPath } = require('node:url');
const { parseArgs } = require('node:util');
const { role } = require('./asker.cjs');

const text = { type: 'string' };
const options = {
  ...{ output: text, file: text, format: text, severity: text, now: text, config: text, baseline: text },
  ...{ base: text, head: text, 'new-since': text, 'stdin-filename': text, 'fail-on': text },
};

/** Files, and folders with all that is in them. */
const places = role === 'program' ? [...asked(process.argv.slice(2)), ...cacheFolders()] : [];

function asked([command, ...args]) {
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const output = typeof values.output === 'string' && ['check', 'review'].includes(command) ? [values.output] : [];
  return [...output, ...changed(command, values, positionals)].map((path) => resolve(path));
}

function changed(command, values, positionals) {
  if (command === 'fix' && !values['dry-run']) return positionals.length > 0 ? positionals : ['.'];
  if (command === 'init') return positionals.length > 0 ? positionals : ['.'];
  // Which file it is, a configuration may say.
  if (command === 'baseline') return typeof values.file === 'string' ? [values.file] : ['.'];
  return [];
}

function cacheFolders() {
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  const home = HOME && join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  const stated = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : home;
  const base = process.platform === 'win32' ? LOCALAPPDATA : stated;
  return base && !process.argv.includes('--no-cache') ? [join(base, 'fedlint')] : [];
}

/** By a test, for what it calls itself. */
function declared() {
  return (process.env.FEDLINT_GUARD_WRITES ?? '').split(delimiter).filter(Boolean);
}

/** What keeps the cache. A test that calls it gives it a folder, which then is called as always. */
const KEEPS_CACHE = join('server', 'src', 'cli', 'cache', 'entries.ts');

/** `asker` is the source that wants to write there, where that can be told. */
function isAskedFor(path, asker) {
  const file = real(resolve(path instanceof URL ? fileURLToPath(path) : String(path)));
  if (asker?.endsWith(KEEPS_CACHE) && `${file}${sep}`.includes(`${sep}fedlint${sep}`)) return true;
  // Made whole beside its place, and moved there.
  const isUnfinished = /^\.\d+\.fedlint$/.test(basename(file));
  const isBeside = (place) => isUnfinished && dirname(file) === dirname(place);
  return [...places, ...declared()]
    .map(real)
    .some((place) => file === place || file.startsWith(place + sep) || isBeside(place));
}

/** Where it is once links are followed, also of what is not there yet. */
function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}

module.exports = { isAskedFor };
