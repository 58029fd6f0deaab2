/** Nothing on the disk changes but what the command line was asked for. */
const fs = require('node:fs');
const { asker } = require('./asker.cjs');
const { isAskedFor } = require('./asked-for.cjs');
const { refuse } = require('./verdict.cjs');
const { wrapAll } = require('./wrap.cjs');

/** Which arguments name what is changed. */
const PLACES = {
  ...{ writeFile: [0], appendFile: [0], createWriteStream: [0], truncate: [0], mkdir: [0], mkdtemp: [0] },
  ...{ rm: [0], rmdir: [0], unlink: [0], rename: [0, 1], copyFile: [1], cp: [1], link: [1], symlink: [1] },
  ...{ chmod: [0], lchmod: [0], chown: [0], lchown: [0], utimes: [0], lutimes: [0] },
};
/** Of a file that is open, whatever it was opened for. */
const OPEN = ['fchmod', 'fchown', 'futimes', 'ftruncate'];

function check(name, places) {
  return (args) => {
    const { type, file } = asker();
    if (type !== 'product') return;
    // A file that is open was asked for when it was opened.
    const paths = places.map((place) => args[place]).filter((path) => isPath(path) && !isAskedFor(path, file));
    if (paths.length > 0) refuse(`a change on the disk (${name} ${paths.join(', ')})`);
  };
}

function isPath(value) {
  return typeof value === 'string' || Buffer.isBuffer(value) || value instanceof URL;
}

function checkOpening(args) {
  const [, flags = 'r'] = args;
  if (!isReading(flags)) check('open', [0])(args);
}

function isReading(flags) {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) === 0;
  // The callback may come in their place.
  return typeof flags !== 'string' || flags === 'r' || flags === 'rs' || flags === 'sr';
}

/** The command line opens for writing what it writes, and has no other use for these. */
function refuseOpen(how) {
  return () => {
    if (asker().type === 'product') refuse(`a change of a file that is open (${how})`);
  };
}

for (const [name, places] of Object.entries(PLACES)) {
  wrapAll(fs, [name, `${name}Sync`], check(name, places));
  wrapAll(fs.promises, [name], check(name, places));
}
for (const name of OPEN) wrapAll(fs, [name, `${name}Sync`], refuseOpen(name));
wrapAll(fs, ['open', 'openSync'], checkOpening);

wrapAll(fs, ['createReadStream'], ([path, options]) => checkOpening([path, options?.flags]));

// What a promise opens has methods of its own, on a prototype that only such a file leads to.
let isWrapped = false;
const { open } = fs.promises;
fs.promises.open = (...args) => {
  checkOpening(args);
  return open(...args).then((handle) => {
    if (!isWrapped)
      wrapAll(Object.getPrototypeOf(handle), ['chmod', 'chown', 'utimes', 'truncate'], refuseOpen('handle'));
    isWrapped = true;
    return handle;
  });
};

wrapAll(require('node:v8'), ['writeHeapSnapshot', 'setHeapSnapshotNearHeapLimit'], refuseOpen('heap snapshot'));
wrapAll(process.report, ['writeReport'], refuseOpen('report'));
