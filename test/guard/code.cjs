/** No code out of a text, and none that is not JavaScript. */
const { readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { asker, programFolder, role } = require('./asker.cjs');
const { refuse } = require('./verdict.cjs');
const { wrap, wrapAll } = require('./wrap.cjs');

function check(how) {
  return (args) => {
    if (asker().type === 'product' && !isOwnMain(how, args)) refuse(`code made of a text (${how})`);
  };
}

/** The command line runs the larger part of itself from what was compiled earlier, which takes its text as well. */
function isOwnMain(how, [text, options]) {
  if (how !== 'Script' || role !== 'program') return false;
  const { filename } = options ?? {};
  const isBeside = filename !== undefined && dirname(realpathSync(filename)) === programFolder();
  return isBeside && text === Module.wrap(readFileSync(filename, 'latin1'));
}

const makers = [() => {}, async () => {}, function* () {}, async function* () {}];
for (const maker of makers) {
  const kind = Object.getPrototypeOf(maker);
  const guarded = wrap(kind.constructor, check(kind.constructor.name));
  Object.defineProperty(kind, 'constructor', { value: guarded, configurable: true });
  if (kind === Function.prototype) globalThis.Function = guarded;
}
// A direct call of it would be none any more; nobody under guard depends on that.
wrapAll(globalThis, ['eval'], check('eval'));

const vm = require('node:vm');
for (const name of Object.keys(vm)) wrapAll(vm, [name], check(name));
for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming', 'Module'])
  wrapAll(WebAssembly, [name], check(`WebAssembly.${name}`));

const addon = (how) => () => {
  if (asker().type === 'product') refuse(`code that is not JavaScript (${how})`);
};
for (const name of ['dlopen', 'binding', '_linkedBinding']) wrapAll(process, [name], addon(name));

/** Parts of Node that run, listen or write by themselves. They are not even to be loaded. */
const NEVER = /^(?:node:)?(?:wasi|cluster|repl|inspector|inspector\/promises|trace_events|sqlite)$/;
wrapAll(Module, ['_load'], ([name]) => {
  if (NEVER.test(name) && asker().type === 'product') refuse(`a part of Node that it has no use for (${name})`);
});
