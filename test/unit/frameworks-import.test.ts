import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { frameworks } from '../../server/src/core/frameworks/catalogue.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const IMPORTER = join(ROOT, 'scripts/import-frameworks.mjs');
const CATALOGUE = join(ROOT, 'server/src/core/frameworks/catalogue.json');

const SMALL = [
  {
    id: 'cwe-4.19.1',
    title: 'Weaknesses',
    publisher: 'A publisher',
    version: '1',
    date: '2026-01-01',
    url: 'https://example.org/',
    license: 'CWE Terms of Use: free',
    controls: ['CWE-290', 'CWE-297', 'CWE-1'].map((id) => ({
      id,
      title: `Title of ${id}`,
      titleOrigin: 'official',
      url: `https://example.org/${id}`,
      summary: 'One. Two.',
      verified: true,
    })),
  },
];
const SMALL_MAPPING = [
  {
    family: 'some-family',
    title: 'Some family',
    refs: [{ framework: 'cwe-4.19.1', control: 'CWE-290', strength: 'direct' }],
    hover: {},
  },
];

function runImporter(frameworksJson: unknown, mappingJson: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-frameworks-'));
  try {
    const out = join(folder, 'catalogue.json');
    const inputs = [frameworksJson, mappingJson].map((value, index) => {
      const file = join(folder, `input-${index}.json`);
      writeFileSync(file, JSON.stringify(value));
      return file;
    });
    const { status, stderr } = spawnSync(process.execPath, [IMPORTER, ...inputs, out], { encoding: 'utf8' });
    return { status, stderr, output: existsSync(out) ? readFileSync(out, 'utf8') : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the importer keeps what is cited or needed and drops the rest', () => {
  const { status, stderr, output } = runImporter(SMALL, SMALL_MAPPING);
  assert.equal(status, 0, stderr);
  const made: unknown = JSON.parse(output);
  const control = (id: string) => ({ id, title: `Title of ${id}`, url: `https://example.org/${id}`, summary: 'One.' });
  assert.deepEqual(made, {
    frameworks: {
      cwe: {
        id: 'cwe-4.19.1',
        label: 'MITRE CWE',
        title: 'Weaknesses',
        publisher: 'A publisher',
        version: '1',
        date: '2026-01-01',
        url: 'https://example.org/',
        licence: 'CWE Terms of Use',
      },
    },
    controls: { 'cwe:CWE-290': control('CWE-290'), 'cwe:CWE-297': control('CWE-297') },
    families: { 'some-family': { title: 'Some family', hover: [], direct: ['cwe:CWE-290'], related: [] } },
  });
});

test('the importer stops at what it does not know', () => {
  const framework = (change: object) => SMALL.map((entry) => ({ ...entry, ...change }));
  const family = (change: object) => SMALL_MAPPING.map((entry) => ({ ...entry, ...change }));
  const cite = (framework: string, control: string, strength = 'direct') => ({
    refs: [{ framework, control, strength }],
  });
  const faults: readonly (readonly [unknown, unknown, RegExp])[] = [
    [framework({ id: 'made-up-1' }), SMALL_MAPPING, /Unknown framework "made-up-1"/],
    [framework({ license: 'Ask first' }), SMALL_MAPPING, /Unknown licence of "cwe-4\.19\.1": "Ask first"/],
    [framework({ url: 'http://example.org/' }), SMALL_MAPPING, /no plain https link/],
    [framework({ controls: [] }), SMALL_MAPPING, /"cwe-4\.19\.1#CWE-290" is needed/],
    [[...SMALL, ...SMALL], SMALL_MAPPING, /listed twice/],
    [SMALL, family(cite('cwe-4.19.1', 'CWE-99999')), /cites "cwe-4\.19\.1#CWE-99999", which does not exist/],
    [SMALL, family(cite('made-up-1', 'CWE-290')), /Unknown framework "made-up-1"/],
    [SMALL, family(cite('cwe-4.19.1', 'CWE-290', 'vague')), /unknown strength "vague"/],
    [SMALL, family({ hover: { 'cwe-4.19.1': { control: 'CWE-290' } } }), /which the hover never shows/],
  ];
  for (const [frameworksJson, mappingJson, message] of faults) {
    const { status, stderr, output } = runImporter(frameworksJson, mappingJson);
    assert.equal(status, 1, String(message));
    assert.match(stderr, message);
    assert.equal(output, '', 'nothing is written');
  }
});

test('catalogue.json is what the importer makes of the reference files', (context) => {
  const reference = join(ROOT, '../shared/reference');
  const [frameworksFile, mappingFile] = [
    join(reference, 'frameworks.json'),
    join(reference, 'frameworks-mapping.json'),
  ];
  if (!existsSync(frameworksFile) || !existsSync(mappingFile)) {
    context.skip('the reference files do not lie beside the checkout (../shared/reference), so this was NOT checked');
    return;
  }
  const { status, stderr, output } = runImporter(
    JSON.parse(readFileSync(frameworksFile, 'utf8')),
    JSON.parse(readFileSync(mappingFile, 'utf8')),
  );
  assert.equal(status, 0, stderr);
  assert.equal(readFileSync(CATALOGUE, 'utf8'), output, 'run scripts/import-frameworks.mjs again');
});

// ---- documents ----

test('docs/frameworks.md names every framework with its link and edition', () => {
  const page = readFileSync(join(ROOT, 'docs/frameworks.md'), 'utf8');
  for (const { key, url, version } of frameworks()) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${key}\` |`)) ?? '';
    assert.ok(row.includes(`](${url})`), `${key}: link`);
    assert.ok(row.includes(`| ${version} |`), `${key}: edition`);
  }
});

test('NOTICE names every library that gets bundled, under its licence', () => {
  const headings: Readonly<Record<string, string>> = {
    ISC: 'ISC licence',
    MIT: 'MIT licence',
    'BlueOak-1.0.0': 'Blue Oak Model License 1.0.0 (https://blueoakcouncil.org/license/1.0.0)',
  };
  const blocks = readFileSync(join(ROOT, 'NOTICE'), 'utf8').split('\n\n');
  const pending = ['yaml', 'jsonc-parser', 'vscode-languageclient', 'vscode-languageserver'];
  const seen = new Set(pending);
  for (const name of pending) {
    const manifest: { license: string; dependencies?: Record<string, string> } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
    );
    const block = blocks.find((text) => text.startsWith(`${headings[manifest.license]}\n`)) ?? '';
    assert.ok(new RegExp(`^ {2}${name}\\b`, 'm').test(block), `${name} (${manifest.license})`);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (!seen.has(dependency)) pending.push(dependency);
      seen.add(dependency);
    }
  }
});
