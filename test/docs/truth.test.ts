/** What README and the architecture page say of the program is so. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ClientCapabilities } from 'vscode-languageserver';
import { parse } from 'yaml';
import { configSchema } from '../../server/src/core/formats/schemas.ts';
import { checkShape } from '../../server/src/core/formats/shape.ts';
import { plainValue } from '../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { features } from '../../server/src/lsp/features.ts';
import { commandLine, XDG_CACHE_HOME } from '../cli/run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const architecture = readFileSync(`${root}docs/architecture.md`, 'utf8');
const contributing = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');

/** The code blocks of a text, by the first line in each. */
function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

function fedlint(...args: string[]): string {
  const env = { ...process.env, XDG_CACHE_HOME, NO_COLOR: '1' };
  return spawnSync(process.execPath, commandLine(...args), { cwd: root, encoding: 'utf8', env }).stdout;
}

test('the finding in README is what the command line prints', () => {
  const [finding = ''] = blocks(readme, '').filter((text) => text.includes('forgotten-trust'));
  assert.match(finding, /^examples\/faulty\//);
  assert.ok(fedlint('check', 'examples/faulty', '--now', '2026-11-21').includes(finding), 'it prints something else');
});

test('README names the commands there are', () => {
  const named = [...readme.matchAll(/^fedlint (\w+) /gm)].map(([, name]) => name);
  const listed = [...fedlint('--help').matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name]) => name);
  assert.deepEqual(named, listed);
});

test('the configuration in README is a sound one', () => {
  const [text = ''] = blocks(readme, 'yaml');
  const { root: node, problems } = readYaml(text);
  assert.deepEqual(problems, []);
  assert.ok(node);
  assert.deepEqual(
    checkShape(
      configSchema,
      plainValue(node, () => undefined),
    ),
    [],
  );
});

test('the table of requests is what the server declares', () => {
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const able: ClientCapabilities = {
    textDocument: { diagnostic: {}, completion: {}, inlayHint: {}, codeLens: {}, codeAction },
  };
  const declared = features.flatMap((feature) => Object.keys(feature.capabilities(able)));
  const listed = [...architecture.matchAll(/^\|[^|]+\| `(\w+Provider)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(listed.sort(), declared.sort());
});

test('the table of inputs is that of the action', () => {
  const { inputs } = parse(readFileSync(`${root}action.yml`, 'utf8'));
  const pipelines = readFileSync(`${root}docs/ci.md`, 'utf8');
  const listed = [...pipelines.matchAll(/^\| `([\w-]+)` \| (?:`([^`]+)`)?/gm)].map(([, name, value = '']) => [
    name,
    value,
  ]);
  assert.deepEqual(
    listed,
    Object.keys(inputs).map((name) => [name, inputs[name].default]),
  );
});

test('files and folders that the texts name are there', () => {
  const named = [architecture, contributing].flatMap((text) =>
    [
      ...text.matchAll(
        /`((?:client|server|core|lsp|cli|formats|rules|model|reports|syntax|analysis|schemas|scripts|test|docs|examples)\/[\w./-]*)`/g,
      ),
    ].map(([, path = '']) => path),
  );
  const roots = ['', 'server/src/', 'server/src/core/', 'server/src/cli/'];
  const missing = named.filter((path) => !roots.some((folder) => existsSync(root + folder + path)));
  assert.ok(named.length > 40);
  assert.deepEqual(missing, []);
});

test('the map has every folder of the sources', () => {
  const core = readdirSync(`${root}server/src/core`).map((name) => `core/${name}/`);
  assert.deepEqual(
    core.filter((folder) => !architecture.includes(`\`${folder}\``)),
    [],
  );
  const scripts = readFileSync(`${root}package.json`, 'utf8');
  const commands = [...`${readme}${contributing}`.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name);
  assert.deepEqual(
    commands.filter((name) => !scripts.includes(`"${name}":`)),
    [],
  );
});
