/**
 * Starts the command line. The code of `main.cjs` is taken as V8 has compiled it for an earlier run, if there was one:
 * compiling it anew would take most of the time of a small check.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { arch, argv, env, version as node, platform, stdout } from 'node:process';
import { Script } from 'node:vm';
import { version } from '../../../package.json';
import { type Cache, readEntry, writeEntry } from './cache/entries.ts';
import { cacheFolder } from './cache/folder.ts';

/** Filled in by the build: a digest of `main.cjs`. */
declare const MAIN: string;

/** Those that may have much to do; the code of the others is not worth an entry. */
const COMMANDS = ['check', 'fix', 'review', 'baseline'];

const file = join(__dirname, 'main.cjs');
const require = createRequire(file);

function compiled(name: string, cache: Cache): typeof import('./main.ts') {
  const cachedData = readEntry(cache, name);
  // The build sees to it that there is nothing but ASCII in it, which is read fastest so.
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  if (cachedData === undefined || script.cachedDataRejected) {
    // Late, so that what the run called is in it as well.
    process.on('exit', () => writeEntry(cache, name, script.createCachedData()));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, __dirname);
  return module.exports as typeof import('./main.ts');
}

const [, , command = '', ...rest] = argv;
if (command === '--version' || command === '-v') stdout.write(`${version}\n`);
else {
  const folder = rest.includes('--no-cache') ? undefined : cacheFolder(env, platform);
  const cache = folder === undefined ? undefined : { folder, build: MAIN };
  const main = cache && COMMANDS.includes(command) ? compiled(`code-${command}-${node}-${arch}`, cache) : require(file);
  main.start(argv.slice(2), cache);
}
