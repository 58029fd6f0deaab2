/** Who may know whom (docs/architecture.md). What is read are the imports of the source files, nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesBelow, type Import, importsOf } from './sources.ts';

/** A room and those it may import from; `core/` stands for what is below it in the table. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/syntax': [],
  'core/frameworks': [],
  'core/certificates': ['core/syntax', 'core/values'],
  'core/values': ['core/syntax'],
  'core/model': ['core/syntax', 'core/values', 'core/certificates'],
  'core/config': ['core/syntax', 'core/values', 'core/model'],
  'core/fixes': ['core/syntax', 'core/model'],
  'core/formats': ['core/syntax', 'core/values', 'core/certificates', 'core/model', 'core/config'],
  'core/rules': [
    ...['core/syntax', 'core/values', 'core/certificates', 'core/model'],
    ...['core/fixes', 'core/frameworks'],
  ],
  'core/analysis': [
    ...['core/syntax', 'core/values', 'core/certificates', 'core/model'],
    ...['core/fixes', 'core/formats', 'core/rules'],
  ],
  'core/navigation': [
    ...['core/syntax', 'core/values', 'core/certificates', 'core/model', 'core/config', 'core/formats'],
    ...['core/rules', 'core/analysis'],
  ],
  'core/hover': [
    ...['core/syntax', 'core/values', 'core/certificates', 'core/model', 'core/config', 'core/formats'],
    ...['core/rules', 'core/frameworks', 'core/analysis', 'core/navigation'],
  ],
  'core/inlay': ['core/syntax', 'core/certificates', 'core/model', 'core/analysis'],
  'core/lens': ['core/syntax', 'core/model', 'core/rules', 'core/analysis'],
  'core/review': [
    ...['core/syntax', 'core/values', 'core/certificates', 'core/model', 'core/config', 'core/frameworks'],
    ...['core/rules', 'core/analysis'],
  ],
  'core/completion': [
    ...['core/syntax', 'core/values', 'core/model', 'core/config', 'core/fixes', 'core/formats'],
    ...['core/rules', 'core/analysis'],
  ],
  files: ['core/formats/sniff.ts', 'core/config/names.ts', 'core/values/path-pattern.ts'],
  lsp: ['core/', 'files'],
  certificates: ['core/certificates'],
  git: [],
  cli: ['core/', 'files', 'git', 'lsp', 'certificates'],
  entry: ['lsp', 'files', 'certificates', 'core/certificates'],
  client: ['lsp/protocol.ts', 'files/file-provider.ts', 'files/file-names.ts', 'files/der.ts'],
};

/** Imports that go the wrong way, each with what would mend it. Only types, so nothing of it is there at run time. */
const DEBTS: Readonly<Record<string, string>> = {};

/** Packages, by who may use them. What core uses runs in a browser and reads no file. */
const PACKAGES: readonly { readonly room: RegExp; readonly packages: RegExp }[] = [
  { room: /^core\//, packages: /^(yaml|jsonc-parser|@lezer\/(common|lr)|@noble\/hashes\/.*)$/ },
  { room: /^files$/, packages: /^node:(fs|fs\/promises|path|timers\/promises|url)$/ },
  { room: /^certificates$/, packages: /^(@peculiar\/.*|@noble\/hashes\/.*|reflect-metadata|node:(module|path|url))$/ },
  { room: /^lsp$/, packages: /^vscode-languageserver$/ },
  { room: /^git$/, packages: /^node:(child_process|fs|path)$/ },
  {
    room: /^cli$/,
    packages: /^(node:(crypto|fs|fs\/promises|module|path|process|url|util|tty|vm)|vscode-languageserver\/node)$/,
  },
  { room: /^entry$/, packages: /^vscode-languageserver\/(node|browser)$/ },
  { room: /^client$/, packages: /^(vscode|vscode-languageclient(\/(node|browser))?)$/ },
];

const files = filesBelow('server/src', 'client/src').filter((path) => path.endsWith('.ts'));
const imports = files.flatMap(importsOf);

/** The path of a file as the tables write it. */
function shortened(path: string): string {
  return path.replace(/^server\/src\//, '').replace(/^client\/src\//, 'client/');
}

function roomOf(path: string): string {
  const [first = '', second = ''] = shortened(path).split('/');
  if (first === 'core') return `core/${second}`;
  return /\.ts$/.test(first) ? 'entry' : first;
}

function isAllowed({ from, to }: Import): boolean {
  const target = shortened(to);
  const allowed = MAY_IMPORT[roomOf(from)] ?? [];
  return allowed.some((room) => target === room || target.startsWith(room.endsWith('/') ? room : `${room}/`));
}

const OURS = /^(server|client)\/src\//;

/** Imports from one room into another that the table does not allow. */
function crossings(): Import[] {
  return imports.filter((found) => {
    const { from, to, isPackage } = found;
    return !isPackage && OURS.test(to) && roomOf(from) !== roomOf(to) && !isAllowed(found);
  });
}

test('every room is in the table', () => {
  const rooms = new Set(files.map(roomOf));
  assert.deepEqual([...rooms].sort(), Object.keys(MAY_IMPORT).sort());
});

test('every import between rooms goes the way the table allows, but for the debts that are written down', () => {
  const wrong = crossings().map((found) => ({ found, debt: `${roomOf(found.from)} > ${shortened(found.to)}` }));
  const unknown = wrong.filter(({ debt }) => DEBTS[debt] === undefined);
  assert.deepEqual(
    unknown.map(({ found }) => `${found.from} imports ${found.to}`),
    [],
  );
  assert.deepEqual(
    wrong.filter(({ found }) => !found.typeOnly).map(({ found }) => `${found.from} imports ${found.to}`),
    [],
    'a debt may be of types only',
  );
  const paid = Object.keys(DEBTS).filter((name) => !wrong.some(({ debt }) => debt === name));
  assert.deepEqual(paid, [], 'paid: take these out of the list');
});

test('each room uses only the packages it may', () => {
  const wrong = imports.filter(({ from, to, isPackage }) => {
    const permitted = PACKAGES.filter(({ room }) => room.test(roomOf(from)));
    return isPackage && !permitted.some(({ packages }) => packages.test(to));
  });
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test('only formats know the schemas and the validators made from them, only syntax its parser', () => {
  const data = imports.filter(({ to, isPackage }) => !isPackage && !OURS.test(to));
  const roomFor = (file: string): string => {
    if (file === 'package.json') return 'cli';
    return file.includes('generated/hcl-') ? 'core/syntax' : 'core/formats';
  };
  const wrong = data.filter(({ from, to }) => roomOf(from) !== roomFor(to));
  assert.ok(data.length > 0);
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test('only the command that starts the server knows the server', () => {
  const knowing = imports.filter(({ from, to }) => roomOf(from) === 'cli' && shortened(to).startsWith('lsp/'));
  assert.deepEqual([...new Set(knowing.map(({ from }) => shortened(from)))], ['cli/lsp.ts']);
});

test('no files import each other in a circle', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      imports.filter(({ from, typeOnly, isPackage }) => from === file && !typeOnly && !isPackage).map(({ to }) => to),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  assert.deepEqual(circles, []);
});
