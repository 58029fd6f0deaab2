/** Of more findings than anybody could read, the worst are shown, and those of the document that is being edited. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foremost } from '../../server/src/core/analysis/foremost.ts';
import type { FileState } from '../../server/src/core/analysis/state.ts';
import { TRUST_DOMAIN } from '../../server/src/core/rules/examples.ts';
import { analyze, uriOf } from '../harness/workspace.ts';

const LONE = TRUST_DOMAIN.replace('  owner: team-identity\n', '');
/** A request that hides nothing is a small matter. */
const MILD = `${TRUST_DOMAIN.replace('spec:', 'spec: # fedlint-ignore missing-owner until=2026-12-31 -- agreed')}---\n`;
const LIMIT = 10;

function judged(text: string) {
  const analyzer = analyze({ 'a.yaml': text });
  const file = (): FileState => analyzer.judge(uriOf('a.yaml')) ?? assert.fail();
  return { analyzer, file };
}

test('a file that was opened shows the worst, wherever they stand', () => {
  const { file } = judged(MILD.repeat(40) + LONE);
  const { findings, rest } = foremost(file(), LIMIT);
  assert.ok(findings.some(({ rule }) => rule.id === 'missing-owner'));
  assert.equal(findings.length, LIMIT);
  assert.ok(rest > 0);
});

test('a document that is edited shows its own first', () => {
  const { analyzer, file } = judged(MILD.repeat(40) + LONE);
  const at = { line: 11 * 20, character: 0 };
  analyzer.edit(uriOf('a.yaml'), [{ range: { start: at, end: at }, text: '# edited\n' }]);
  const { edited } = file();
  const { findings } = foremost(file(), LIMIT);
  assert.ok(edited.length > 0 && edited.length < 40);
  assert.equal(findings[0]?.document, edited[0]?.ref);
});
