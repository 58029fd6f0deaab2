/** What ships of others is known, allowed, and told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { known } from '../../scripts/dependencies/known.ts';
import { notice, noticed } from '../../scripts/dependencies/notice.ts';
import { copyrightOf, direct, lockfile, packageIn } from '../../scripts/dependencies/packages.ts';
import { dependenciesPage, shippedFolders, toolFolders } from '../../scripts/dependencies/page.ts';
import { root, shipped } from '../../scripts/dependencies/shipped.ts';

/** They ask for their notice and for nothing else. */
const ALLOWED = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0']);

/** In NOTICE for what they write, not for what they are. */
const GENERATORS = ['ajv'];

const bundles = shipped();
const ships = shippedFolders(bundles).map((folder) => ({ folder, ...packageIn(folder) }));
const tools = toolFolders(bundles).map(packageIn);

test('the build tells of every bundle', () => {
  const expected = ['browser/extension.js', 'browser/server.js', 'certificates.cjs', 'extension.cjs', 'server.cjs'];
  assert.deepEqual(
    expected.filter((name) => (bundles.get(name)?.size ?? 0) === 0),
    [],
  );
});

test('what ships is under a licence that is allowed, and so is what builds it', () => {
  const refused = [...ships, ...tools].filter(
    ({ licence }) => !licence.split(' OR ').some((choice) => ALLOWED.has(choice)),
  );
  assert.deepEqual(
    refused.map(({ name, licence }) => `${name}: ${licence}`),
    [],
  );
});

test('nothing that ships runs anything when it is installed', () => {
  const locked = lockfile();
  const running = ships.filter(
    ({ folder, installScripts }) => installScripts.length > 0 || locked[folder]?.hasInstallScript,
  );
  assert.deepEqual(
    running.map(({ name }) => name),
    [],
  );
  assert.deepEqual(packageIn('.').installScripts, []);
});

test('NOTICE names the packages in the bundles, and no others', () => {
  const listed = noticed().filter((name) => !GENERATORS.includes(name));
  assert.deepEqual(listed, [...new Set(ships.map(({ name }) => name))].sort());
});

test('NOTICE names whoever a licence names', () => {
  const holderIn = (line: string): string =>
    line
      .replace(/copyright|\(c\)|©|all rights reserved|\bby\b|[\d,-]*\d{4}\b,?/gi, ' ')
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '')
      .trim();
  const words = notice.replace(/\s+/g, ' ');
  const forgotten = ships.flatMap(({ name, folder }) =>
    copyrightOf(folder).flatMap((line) => (words.includes(holderIn(line)) ? [] : `${name}: ${line}`)),
  );
  assert.deepEqual(forgotten, []);
});

test("the lockfile is that of package.json, with checksums, and no address but the public registry's", () => {
  const locked = Object.entries(lockfile()).filter(([folder]) => folder !== '');
  const isPublic = (address: string | undefined) => address?.startsWith('https://registry.npmjs.org/') ?? true;
  const unsound = locked.filter(
    ([, { integrity = '', resolved, link }]) => link || !integrity.startsWith('sha512-') || !isPublic(resolved),
  );
  assert.equal(unsound.map(([folder]) => folder).join(), '');
  assert.ok(locked.length > direct().length);
  const top: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    .packages[''];
  const wanted: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies;
  assert.deepEqual(top.devDependencies, wanted);
});

test('each direct dependency has its reason, and no other has', () => {
  const reasons = Object.entries(known().packages).flatMap(([name, { why }]) => (why === undefined ? [] : name));
  assert.deepEqual(reasons.sort(), direct());
});

test('docs/dependencies.md is up to date', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const written = dependenciesPage(bundles);
  const mend = 'Run `npm run dependencies`.';
  // How much of a package is used may change a little with every line of ours.
  assert.equal(withoutSizes(page), withoutSizes(written), mend);
  const [before, after] = [sizesIn(page), sizesIn(written)];
  const far = before.filter((size, index) => Math.abs(size - (after[index] ?? 0)) > Math.max(3, size / 5));
  assert.deepEqual(far, [], mend);
});

const SIZE = /\| (<?\d+)(?= \|)/g;

function withoutSizes(page: string): string {
  return page.replace(SIZE, '| n');
}

function sizesIn(page: string): number[] {
  return [...page.matchAll(SIZE)].map(([, size = '']) => Number(size.replace('<', '')));
}
