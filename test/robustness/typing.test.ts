/** A manifest typed letter by letter: at every moment the findings are those of the text as it stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { rangeAt } from '../../server/src/core/syntax/source.ts';
import { uriOf } from '../harness/workspace.ts';
import { asJson } from './texts.ts';

function workspaceWith(path: string, text: string): Analyzer {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW);
  for (const [name, contents] of Object.entries({ ...SOUND_SPIRE, [path]: text }))
    analyzer.open({ uri: uriOf(name), path: name, settings: DEFAULT_SETTINGS }, contents);
  return analyzer;
}

/** What all files show, suppressed findings included. */
function shown(analyzer: Analyzer, path: string): string[] {
  return [...Object.keys(SOUND_SPIRE), path].flatMap((name) =>
    analyzer.findings(uriOf(name)).map(({ rule, severity, message, document, span, suppressed }) => {
      const state = analyzer.documentOf(document);
      const range = state && rangeAt(state.file.source, state.ref.index, span);
      return JSON.stringify([name, rule.id, severity, range, suppressed !== undefined, message]);
    }),
  );
}

/** Types a text piece by piece, and takes a fresh look at every so many pieces. */
function type(path: string, pieces: readonly string[], every: number): void {
  const analyzer = workspaceWith(path, '');
  let typed = '';
  for (const [index, piece] of pieces.entries()) {
    const lines = typed.split('\n');
    const here = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    analyzer.edit(uriOf(path), [{ range: { start: here, end: here }, text: piece }]);
    typed += piece;
    if (index % every === 0 || index === pieces.length - 1)
      assert.deepEqual(
        shown(analyzer, path),
        shown(workspaceWith(path, typed), path),
        `after ${JSON.stringify(typed.slice(-60))}`,
      );
  }
}

function manifest(path: string): string {
  return SOUND_SPIRE[path] ?? assert.fail(`${path} is no example`);
}

test('letter by letter: every prefix of a manifest', () => {
  const [first = ''] = manifest('trust-domains.yaml').split('---\n');
  type('trust-domains.yaml', [...first], 1);
});

test('word by word: several documents, a longer manifest, and JSON', () => {
  const words = (text: string) => text.split(/(?<=[\s:,])/);
  type('trust-domains.yaml', words(manifest('trust-domains.yaml')), 3);
  type('acme-orders.yaml', words(manifest('acme-orders.yaml')), 9);
  for (const { path, text } of asJson('typed.yaml', manifest('spiffe-id.yaml'))) type(path, words(text), 5);
});

test('what a finding points at is still there after a comment is typed beside it', () => {
  const path = 'trust-domains.yaml';
  const roleless = manifest(path).replace('  role: issuer\n  operator: partner', '  operator: partner');
  const analyzer = workspaceWith(path, roleless);
  const related = () => analyzer.findings(uriOf('acme-orders.yaml')).flatMap((finding) => finding.related);
  assert.equal(related().length, 1);
  const end = { line: roleless.split('\n').length - 1, character: 0 };
  analyzer.edit(uriOf(path), [{ range: { start: end, end }, text: '# a comment\n' }]);
  for (const { document } of related()) assert.ok(analyzer.documentOf(document));
});
