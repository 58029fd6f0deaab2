/** What was refused, kept until the first process under guard ends, which then fails. */
const { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { unguarded } = require('./wrap.cjs');

const { FEDLINT_GUARD: inherited } = process.env;
const folder = inherited === undefined ? mkdtempSync(join(tmpdir(), 'fedlint-guard-')) : undefined;
const report = inherited ?? join(folder, 'refused');
let refused = false;

/** Puts this process, and those it starts, under the guard in a file. */
function answerFor(guard) {
  process.env.FEDLINT_GUARD = report;
  process.env.NODE_OPTIONS = withGuard(process.env.NODE_OPTIONS, guard);
  process.on('exit', () => {
    if (refused) process.exitCode = FAILED;
    if (folder === undefined) return;
    unguarded(() => {
      if (existsSync(report)) {
        process.stderr.write(`The guard refused this:\n${readFileSync(report, 'utf8')}`);
        process.exitCode = FAILED;
      }
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

/** No status of the product. */
const FAILED = 86;

/** What a process needs in its environment to be under this guard, too. */
function environment(around) {
  const { FEDLINT_GUARD, NODE_OPTIONS } = process.env;
  return { ...around, FEDLINT_GUARD, NODE_OPTIONS };
}

function withGuard(options = '', guard) {
  const flag = `--require ${JSON.stringify(guard)}`;
  return options.includes(flag) ? options : `${options} ${flag}`.trim();
}

/** Never returns. */
function refuse(what) {
  const error = Object.assign(new Error(`The guard refuses this: ${what}.`), { code: 'ERR_GUARD' });
  refused = true;
  unguarded(() => appendFileSync(report, `- ${what}, by ${process.argv.slice(1).join(' ')}\n${error.stack}\n`));
  throw error;
}

module.exports = { answerFor, environment, refuse };
