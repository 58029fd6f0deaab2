/** What an edit leaves behind: nothing. Counted in entries, not in bytes, so that it is the same on every machine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { Positions } from '../../server/src/lsp/border/positions.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';
import { uriOf } from '../harness/workspace.ts';
import { reachable } from './reachable.ts';

function workspace(): Analyzer {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  for (const [path, text] of Object.entries(SOUND_SPIRE))
    analyzer.open({ uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, text);
  settle(analyzer);
  return analyzer;
}

function settle(analyzer: Analyzer): void {
  while (!analyzer.work(1000));
}

/** Replaces a word in a file, as one keystroke would. */
function replace(analyzer: Analyzer, path: string, from: string, to: string): void {
  const lines =
    analyzer
      .file(uriOf(path))
      ?.source.sections.map(({ text }) => text)
      .join('')
      .split('\n') ?? [];
  const line = lines.findIndex((text) => text.includes(from));
  const character = lines[line]?.indexOf(from) ?? -1;
  assert.ok(line >= 0, `${from} stands in ${path}`);
  const range = { start: { line, character }, end: { line, character: character + from.length } };
  analyzer.edit(uriOf(path), [{ range, text: to }]);
  settle(analyzer);
}

test('a thousand edits of one document leave no more behind than two', () => {
  const analyzer = workspace();
  const backAndForth = () => {
    replace(analyzer, 'static-entry.yaml', 'x509SVIDTTL: 1h', 'x509SVIDTTL: 2h');
    replace(analyzer, 'static-entry.yaml', 'x509SVIDTTL: 2h', 'x509SVIDTTL: 1h');
  };
  backAndForth();
  const once = reachable(analyzer);
  for (let i = 0; i < 499; i++) backAndForth();
  assert.equal(reachable(analyzer), once);
});

test('every edit may name something new: what is gone is forgotten', () => {
  const analyzer = workspace();
  let remote = 'acme.partner.example';
  const rename = (name: string) => {
    replace(analyzer, 'acme-orders.yaml', `remote: ${remote}`, `remote: ${name}`);
    remote = name;
  };
  rename('remote-100.example');
  const first = reachable(analyzer);
  for (let i = 101; i <= 200; i++) rename(`remote-${i}.example`);
  assert.equal(reachable(analyzer), first);
});

test('files and documents that come and go leave nothing', () => {
  const analyzer = workspace();
  const before = reachable(analyzer);
  const comeAndGo = () => {
    const uri = uriOf('guest.yaml');
    const text = Object.values(SOUND_SPIRE).join('---\n').replaceAll('acme', 'guest');
    analyzer.open({ uri, path: 'guest.yaml', settings: DEFAULT_SETTINGS }, text);
    settle(analyzer);
    analyzer.close(uri);
    settle(analyzer);
  };
  comeAndGo();
  const once = reachable(analyzer);
  for (let i = 0; i < 20; i++) comeAndGo();
  assert.equal(reachable(analyzer), once);
  assert.ok(once <= before * 1.01, `${before} entries before, ${once} after`);
});

test('documents that are opened, edited and closed in the editor leave nothing with the server', async () => {
  const files = { list: async () => [], read: async () => undefined };
  const server = new Workspace(files, EXAMPLE_NOW, readCertificate, new Positions('utf-8'));
  await server.load(['file:///workspace'], () => {});
  const start = { line: 0, character: 0 };
  const comeAndGo = async (name: string): Promise<void> => {
    const uris = [uriOf(`${name}.yaml`), `untitled:${name}`, uriOf(`${name}/.fedlint.yaml`)];
    for (const uri of uris) {
      server.openDocument(uri, 1, Object.values(SOUND_SPIRE).join('---\n'));
      server.editDocument(uri, 2, [{ range: { start, end: start }, text: '# \u{1f6a2}\n' }]);
    }
    settle(server.analyzer);
    for (const uri of uris) await server.closeDocument(uri);
    settle(server.analyzer);
  };
  await comeAndGo('name-10');
  const once = reachable(server);
  for (let i = 11; i < 31; i++) await comeAndGo(`name-${i}`);
  assert.equal(reachable(server), once);
});
