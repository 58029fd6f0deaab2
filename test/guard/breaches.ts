/** Everything the guard has to refuse, as code that a product might hold. */

type Breaches = Readonly<Record<string, string>>;

const CONNECTIONS: Breaches = {
  connect: `require('net').connect(9, '127.0.0.1').on('error', () => {})`,
  'a socket': `new (require('net').Socket)().connect({ port: 9 }).on('error', () => {})`,
  'a server': `require('net').createServer().listen(0)`,
  'a pipe': `require('net').connect('/nowhere').on('error', () => {})`,
  tls: `require('tls').connect(9).on('error', () => {})`,
  udp: `require('dgram').createSocket('udp4')`,
  http: `require('http').get('http://127.0.0.1:9').on('error', () => {})`,
  https: `require('https').request('https://127.0.0.1:9').on('error', () => {})`,
  'an http server': `require('http').createServer().listen(0)`,
  http2: `require('http2').connect('http://127.0.0.1:9').on('error', () => {})`,
  lookup: `require('dns').lookup('localhost', () => {})`,
  resolve: `require('dns').promises.resolve4('localhost').catch(() => {})`,
  resolver: `new (require('dns').Resolver)().resolveTxt('localhost', () => {})`,
  fetch: `fetch('http://127.0.0.1:9').catch(() => {})`,
};

const PROGRAMS: Breaches = {
  exec: `require('child_process').exec('true')`,
  execSync: `require('child_process').execSync('true')`,
  execFile: `require('child_process').execFile('true')`,
  execFileSync: `require('child_process').execFileSync('true')`,
  spawn: `require('child_process').spawn('true')`,
  spawnSync: `require('child_process').spawnSync('true', [])`,
  fork: `require('child_process').fork(EXISTING)`,
  'exec as a promise': `require('util').promisify(require('child_process').exec)('true').catch(() => {})`,
  'git by its name': `require('child_process').spawn('git', ['--version']).on('error', () => {})`,
  'git in a shell': `require('child_process').spawn('/usr/bin/git', ['--version'], { shell: true })`,
  'git at once': `require('child_process').execFileSync('/usr/bin/git', ['--version'])`,
  'a thread from a text': `new (require('worker_threads').Worker)('1', { eval: true })`,
  'a thread from an address': `new (require('worker_threads').Worker)(new URL('data:text/javascript,1'))`,
  'a thread with foreign code': `new (require('worker_threads').Worker)(FOREIGN)`,
  cluster: `require('cluster')`,
};

const CODE: Breaches = {
  eval: `eval('1')`,
  'eval by another name': `(0, eval)('1')`,
  'new Function': `new Function('return 1')`,
  Function: `Function('return 1')`,
  'a constructor': `(() => {}).constructor('return 1')`,
  'an async function': `(async () => {}).constructor('return 1')`,
  'a generator': `(function* () {}).constructor('return 1')`,
  runInThisContext: `require('vm').runInThisContext('1')`,
  runInNewContext: `require('vm').runInNewContext('1')`,
  Script: `new (require('vm').Script)('1')`,
  compileFunction: `require('vm').compileFunction('1')`,
  WebAssembly: `new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`,
  'an addon': `process.dlopen({ exports: {} }, EXISTING)`,
  'an addon by require': `require(ADDON)`,
  binding: `process.binding('fs')`,
  wasi: `require('wasi')`,
};

const date = 'new Date(0)';
const CALLS: Breaches = {
  writeFile: `(NEW, 'x'`,
  appendFile: `(EXISTING, 'x'`,
  truncate: `(EXISTING, 0`,
  mkdir: `(NEW`,
  mkdtemp: `(NEW`,
  rm: `(NEW, { force: true }`,
  rmdir: `(NEW`,
  unlink: `(EXISTING`,
  rename: `(EXISTING, NEW`,
  copyFile: `(EXISTING, NEW`,
  cp: `(EXISTING, NEW, {}`,
  link: `(EXISTING, NEW`,
  symlink: `(EXISTING, NEW`,
  chmod: `(EXISTING, 0o600`,
  chown: `(EXISTING, 0, 0`,
  lchown: `(EXISTING, 0, 0`,
  utimes: `(EXISTING, ${date}, ${date}`,
  lutimes: `(EXISTING, ${date}, ${date}`,
  open: `(NEW, 'w'`,
};

const WRITES: Breaches = {
  ...Object.fromEntries(
    Object.entries(CALLS).flatMap(([name, call]) => [
      [name, `require('fs').${name}${call}, () => {})`],
      [`${name}Sync`, `require('fs').${name}Sync${call})`],
      [`${name}, a promise`, `require('fs/promises').${name}${call}).catch(() => {})`],
    ]),
  ),
  createWriteStream: `require('fs').createWriteStream(NEW).on('error', () => {})`,
  'open for both': `require('fs').openSync(EXISTING, 'r+')`,
  'open by number': `require('fs').openSync(NEW, require('fs').constants.O_CREAT)`,
  'a read stream that writes': `require('fs').createReadStream(NEW, { flags: 'w+' }).on('error', () => {})`,
  'an address': `require('fs').writeFileSync(require('url').pathToFileURL(NEW), 'x')`,
  bytes: `require('fs').writeFileSync(Buffer.from(NEW), 'x')`,
  fchmod: `require('fs').fchmodSync(require('fs').openSync(EXISTING), 0o600)`,
  fchown: `require('fs').fchown(require('fs').openSync(EXISTING), 0, 0, () => {})`,
  futimes: `require('fs').futimesSync(require('fs').openSync(EXISTING), ${date}, ${date})`,
  'chmod of a handle': `(await require('fs/promises').open(EXISTING)).chmod(0o600)`,
  'utimes of a handle': `(await require('fs/promises').open(EXISTING)).utimes(${date}, ${date})`,
  'a heap snapshot': `require('v8').writeHeapSnapshot(NEW)`,
  'a report': `process.report.writeReport(NEW)`,
};

/** By what the guard says of it. */
export const BREACHES: Readonly<Record<string, Breaches>> = {
  'a connection': CONNECTIONS,
  'a program|a thread|a part of Node': PROGRAMS,
  'code made of a text|code that is not JavaScript|a part of Node': CODE,
  'a change': WRITES,
};

/** JavaScript that tries each in turn and prints what the guard said. `paths` are put in place of the names in capitals. */
export function trying(paths: Readonly<Record<string, string>>): string {
  const all = Object.values(BREACHES).flatMap((group) => Object.entries(group));
  const attempts = all.map(([name, code]) => `[${JSON.stringify(name)}, async () => { ${code}; }]`);
  const constants = Object.entries(paths).map(([name, path]) => `const ${name} = ${JSON.stringify(path)};`);
  return `${constants.join('\n')}
(async () => {
  const said = {};
  for (const [name, attempt] of [\n${attempts.join(',\n')}\n]) {
    try {
      await attempt();
      said[name] = 'done';
    } catch (error) {
      said[name] = error.code === 'ERR_GUARD' ? error.message : 'failed: ' + error;
    }
  }
  process.stdout.write(JSON.stringify(said), () => process.exit());
})();`;
}
