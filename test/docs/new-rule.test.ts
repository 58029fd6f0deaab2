/** A rule fresh from `npm run new-rule` compiles and is formatted, and its tests say what is left to write. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'fedlint-new-rule-'));
after(() => rmSync(copy, { recursive: true }));

for (const part of ['server', 'schemas', 'scripts/new-rule.mjs', 'test/rules', 'test/harness', 'package.json'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');

function node(...args: string[]) {
  // Left in, it would tell a test runner started here that it runs inside another one, and to do nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' });
}

function newRule(...args: string[]) {
  return node('scripts/new-rule.mjs', ...args);
}

/** What the tests of these rules print. */
function testsOf(ids: readonly string[]): string {
  const pattern = `--test-name-pattern=^(${ids.join('|')}):`;
  return node('--import', 'tsx', '--test', '--test-reporter=tap', pattern, 'test/rules/examples.test.ts').stdout;
}

/** The text as Biome would have it. */
function formatted(path: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const input = readFileSync(join(copy, path), 'utf8');
  const args = [biome, 'check', '--write', `--stdin-file-path=${path}`];
  return spawnSync(process.execPath, args, { cwd: root, input, encoding: 'utf8' }).stdout;
}

const FRESH = [
  ['unheard-of-link', 'governance', 'federation'],
  ['a-rule-on-domains', 'governance', 'trust-domain'],
  ['points-of-no-return', 'governance', 'enforcement-point'],
  ['zealous-identity', 'spire', 'workload-identity'],
  ['idle-server', 'spire-server', 'spire-server'],
  ['empty-set', 'bundle', 'bundle'],
  ['all-too-long-name-of-a-rule-about-controllers', 'spire', 'controller'],
] as const;

test('rules on every kind of fact compile, and are formatted', () => {
  for (const args of FRESH) assert.equal(newRule(...args).status, 0);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const types = node(compiler, '--noEmit');
  assert.equal(types.stdout, '');
  for (const [id, family] of FRESH) {
    const path = `server/src/core/rules/${family}/${id}.ts`;
    assert.equal(formatted(path), readFileSync(join(copy, path), 'utf8'));
  }
  for (const family of new Set(FRESH.map(([, name]) => name))) {
    const list = `server/src/core/rules/${family}/list.ts`;
    assert.equal(formatted(list), readFileSync(join(copy, list), 'utf8'));
  }
});

test('their own tests fail and tell what is left to write, and those of other rules still pass', () => {
  const ids = FRESH.map(([id]) => id);
  const output = testsOf([...ids, 'missing-owner', 'invalid-selector']);
  for (const id of ids) {
    assert.match(output, new RegExp(`^not ok \\d+ - ${id}: the bad example shows it and nothing else`, 'm'));
    assert.match(output, new RegExp(`^not ok \\d+ - ${id}: tells people what, why and how`, 'm'));
  }
  assert.match(output, /TODO: what is flagged, and what is not/);
  const others = output.match(/^ok \d+ - (?:missing-owner|invalid-selector): (?!.*# SKIP)/gm) ?? [];
  assert.equal(others.length, 8, output);
});

test('what cannot become a rule is refused, and nothing is written', () => {
  const before = readFileSync(join(copy, 'server/src/core/rules/governance/list.ts'), 'utf8');
  const refusals: readonly (readonly [args: string[], why: RegExp])[] = [
    [[], /^Usage: npm run new-rule/],
    [['MissingOwner'], /is no id/],
    [['missing-owner'], /There is a rule `missing-owner` already: .*governance\/missing-owner\.ts/],
    [['new-rule', 'nonsense'], /There is no family `nonsense`/],
    [['new-rule', 'governance', 'exception'], /cannot begin with the fact `exception`/],
  ];
  for (const [args, why] of refusals) {
    const { status, stderr } = newRule(...args);
    assert.equal(status, 2);
    assert.match(stderr, why);
  }
  assert.equal(readFileSync(join(copy, 'server/src/core/rules/governance/list.ts'), 'utf8'), before);
});
