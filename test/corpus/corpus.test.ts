/** Real manifests of public projects: no failure, and silence wherever it is not our business or cannot be known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorAt, nodeAt } from '../../server/src/core/syntax/tree.ts';
import { findingsAlone, findingsTogether, placeOf, type RealFinding, realFiles } from './corpus.ts';

const files = realFiles();
if (!files) console.log('Real manifests: ../shared/corpus is not beside the checkout, so these tests are skipped.');
const skip = files ? false : '../shared/corpus is not beside the checkout';

const groupings = [
  ['each file by itself', findingsAlone],
  ['all files of a repository together', findingsTogether],
] as const;

/** Of the meshes, one has a second trust domain, all of whose values a template fills in. */
const SILENT = ['unrelated', 'istio_mesh'];

for (const [name, judge] of groupings) {
  test(`real manifests, ${name}`, { skip }, () => {
    const found = judge(files ?? []);
    assert.ok(found.length > 0, 'there are findings at all');
    const lines = (wrong: (real: RealFinding) => boolean) => found.filter(wrong).map(line);
    assert.deepEqual(
      lines(({ finding }) => finding.rule.id === 'internal-error'),
      [],
      'no rule fails',
    );
    assert.deepEqual(
      lines(({ file }) => SILENT.includes(file.format)),
      [],
      'files that are not ours are silent, and so are meshes of one trust domain',
    );
    assert.deepEqual(lines(isTemplated), [], 'what a template fills in is unknown');
    assert.deepEqual(
      lines(({ finding }) => finding.message.trim() === ''),
      [],
      'a finding says something',
    );
  });
}

const PLACEHOLDER = /\$\{|\$\(|@@\w|#\{|<[A-Z_]+>/;

/** Whether a finding speaks of a value that stands in the file as a placeholder. Go templates of SPIRE are values. */
function isTemplated({ finding, analyzer }: RealFinding): boolean {
  const root = analyzer.documentOf(finding.document)?.tree?.root;
  const cursor = root && cursorAt(root, finding.span.start);
  if (!cursor) return false;
  const node = cursor.onKey ? nodeAt(root, cursor.path) : cursor.node;
  if (node?.type !== 'scalar') return false;
  const text = finding.document.section.text.slice(node.span.start, node.span.end);
  const isGoTemplate = cursor.path.some((step) => /Templates?$/.test(String(step)));
  return PLACEHOLDER.test(text) || (text.includes('{{') && !isGoTemplate);
}

function line(real: RealFinding): string {
  const { line: number, column } = placeOf(real);
  return `${real.file.name}:${number}:${column} ${real.finding.rule.id}: ${real.finding.message}`;
}
