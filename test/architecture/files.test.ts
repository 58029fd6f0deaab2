/** What may be in a source file: no clock, no network, nothing executed, nothing too long, and every list complete. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { kinds } from '../../server/src/core/formats/list.ts';
import { kindSchemas, schemaFor } from '../../server/src/core/formats/schemas.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { features } from '../../server/src/lsp/features.ts';
import { filesBelow, importsOf, textOf } from './sources.ts';

const sources = filesBelow('server/src', 'client/src').filter((path) => path.endsWith('.ts'));
const scripts = filesBelow('scripts').filter((path) => /\.(ts|mjs)$/.test(path));
const RULES = 'server/src/core/rules';
const LSP = 'server/src/lsp';
const FORMATS = 'server/src/core/formats';

/** Files in which a pattern stands. */
function filesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.filter((path) => pattern.test(textOf(path)));
}

function importedBy(path: string): Set<string> {
  return new Set(importsOf(path).map(({ to }) => to));
}

test('core reads no clock, waits for nothing and draws no lots', () => {
  const core = sources.filter((path) => path.startsWith('server/src/core/'));
  const pattern =
    /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bset(Timeout|Interval|Immediate)\b|\bMath\.random\b/;
  assert.deepEqual(filesWith(pattern, core), []);
});

/** Git tells what a change consists of; nothing else is ever started. */
const STARTS_GIT = 'server/src/git/run-git.ts';

/** It takes the code of the command line as V8 has compiled it before. */
const STARTS_THE_COMMAND_LINE = 'server/src/cli/start.ts';

test('nothing opens a connection, starts a program but Git, or makes code out of text', () => {
  const pattern =
    /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bnode:(http|https|net|tls|dgram|dns|child_process|vm)\b|\beval\(|\bnew Function\b/;
  assert.deepEqual(filesWith(pattern, sources).sort(), [STARTS_THE_COMMAND_LINE, STARTS_GIT]);
});

test('nothing writes the settings of the editor or sends telemetry', () => {
  assert.deepEqual(
    filesWith(/\.update\(\s*['"]fedlint|ConfigurationTarget|createTelemetryLogger|telemetry/i, sources),
    [],
  );
});

test('every rule is in the list of rules', () => {
  const declaring = filesWith(
    /\brule\(\{/,
    filesBelow(RULES).filter((path) => path.slice(RULES.length + 1).includes('/')),
  );
  const lists = [...importedBy(`${RULES}/list.ts`)].filter((path) => path.endsWith('/list.ts'));
  const listed = new Set(lists.flatMap((path) => [...importedBy(path)]));
  assert.deepEqual(
    declaring.filter((path) => !listed.has(path)),
    [],
  );
  assert.equal(declaring.length, rules.length);
  assert.deepEqual(declaring.map((path) => basename(path, '.ts')).sort(), rules.map(({ id }) => id).sort());
});

test('every editor feature is in the list of features', () => {
  const declaring = filesWith(/^export const \w+: Feature = /m, filesBelow(LSP));
  const listed = importedBy(`${LSP}/features.ts`);
  assert.deepEqual(
    declaring.filter((path) => !listed.has(path)),
    [],
  );
  assert.equal(declaring.length, features.length);
});

test('every kind is in the list of kinds, and has a schema of its own', () => {
  const declaring = filesWith(
    /^export const \w+(?:: Kind)? = (?:inVersions\(|\{\n {2}apiVersion: )/m,
    filesBelow(FORMATS),
  );
  const families = filesBelow(FORMATS).filter((path) => path.endsWith('/list.ts'));
  const listed = new Set(families.flatMap((path) => [...importedBy(path)]));
  assert.deepEqual(
    declaring.filter((path) => !listed.has(path)),
    [],
  );
  assert.ok(declaring.length > 20 && declaring.length <= kinds.length);
  // What only carries other texts is of no interest in its own shape.
  const own = kinds.filter(({ carrier }) => !carrier);
  const without = own.filter(({ apiVersion, kind }) => schemaFor(apiVersion, kind) === undefined);
  // Backstage's own kind: Fedlint reads the owner out of it and has no say in its shape.
  assert.deepEqual(
    without.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    ['backstage.io/v1alpha1 Component'],
  );
  const read = new Set(kinds.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
  assert.deepEqual(
    kindSchemas.filter(({ versions, kind }) => !versions.every((version) => read.has(`${version} ${kind}`))),
    [],
  );
});

test('files are called by what is in them', () => {
  const everything = [...sources, ...scripts, ...filesBelow('test')];
  const nameless = /(^|[/-])(utils?|helpers?|common|misc)([-.]|$)/i;
  assert.deepEqual(
    everything.filter((path) => nameless.test(basename(path))),
    [],
  );
});

test('no source file grows beyond what a person holds in mind', () => {
  const lengths = [...sources, ...scripts].map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }));
  const tooLong = lengths.filter(({ lines }) => lines > 300).map(({ path }) => path);
  assert.deepEqual(tooLong, []);
  const long = lengths.filter(({ path, lines }) => path.startsWith(RULES) && !path.endsWith('list.ts') && lines > 120);
  assert.deepEqual(
    long.filter(({ path }) => !path.endsWith('examples.ts')),
    [],
  );
});
