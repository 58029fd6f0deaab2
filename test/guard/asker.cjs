/** Who asks for something: the product, the tests, or nobody that can be told. */
const { realpathSync } = require('node:fs');
const { findSourceMap } = require('node:module');
const { basename, dirname, join, resolve, sep } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { getEnvironmentData, isMainThread, setEnvironmentData } = require('node:worker_threads');

const root = resolve(__dirname, '../..');
const within = (...folders) => folders.map((folder) => join(root, folder) + sep);
const PRODUCT = within('server', 'client');
// What runs tests from their sources talks to itself over a pipe.
const TESTS = within('test', 'scripts', join('node_modules', 'tsx'));
const BUNDLED_TESTS = join(root, 'dist', 'tests') + sep;

/** A thread is not told its own at this point, and runs what its process runs. */
const started = isMainThread ? process.argv[1] : getEnvironmentData(__filename);
setEnvironmentData(__filename, started);

/**
 * What a process runs: the product as people have it, the product among others' code, as in tests, or something else.
 */
const role = roleOf(started);

function roleOf(path) {
  if (path === undefined) return 'other';
  if (isProgram(path)) return 'program';
  return startsWith(path, [...TESTS, BUNDLED_TESTS, ...PRODUCT]) ? 'tests' : 'other';
}

/** Bundled by the build or by a test, and called by whatever link. */
function isProgram(path) {
  const file = existing(path);
  const isForeign = file.includes(`${sep}node_modules${sep}`) && !dirname(file).endsWith(`${sep}fedlint${sep}dist`);
  return /^(?:cli|server)\.cjs$/.test(basename(file)) && !isForeign;
}

function existing(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isGuarded() {
  return role !== 'other';
}

/** Of the code of this project the part that is nearest to the call; in a program all of it is the product. */
function asker() {
  if (role === 'program') return { type: 'product', file: undefined };
  for (const file of callers()) {
    if (startsWith(file, PRODUCT)) return { type: 'product', file };
    if (startsWith(file, TESTS) && !isGuard(file)) return { type: 'tests', file };
  }
  return { type: 'nobody', file: undefined };
}

function* callers() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  let sites;
  try {
    Error.stackTraceLimit = 200;
    Error.prepareStackTrace = (_, found) => found;
    sites = new Error().stack;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
  for (const site of sites) {
    const name = site.getFileName() ?? site.getEvalOrigin() ?? '';
    const file = name.startsWith('file:') ? fileURLToPath(name) : name;
    yield file.startsWith(BUNDLED_TESTS) ? sourceOf(file, site) : file;
  }
}

/** A bundle holds tests and the product side by side. */
function sourceOf(file, site) {
  const map = findSourceMap(file) ?? findSourceMap(pathToFileURL(file).href);
  if (!map) throw new Error('Under the guard, bundled tests need --enable-source-maps.');
  const { originalSource } = map.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
  if (originalSource === undefined) return file;
  return originalSource.startsWith('file:') ? fileURLToPath(originalSource) : resolve(dirname(file), originalSource);
}

function isGuard(file) {
  return dirname(file) === __dirname && file.endsWith('.cjs');
}

function startsWith(path, folders) {
  return folders.some((folder) => path.startsWith(folder));
}

/** The folder of the program that runs, which holds the rest of it. */
function programFolder() {
  return dirname(existing(started));
}

module.exports = { asker, isGuarded, programFolder, role };
