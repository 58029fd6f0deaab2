/** The examples of the rule pages say truly what tells good from bad. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DiffLine, diffOf, excerptOf } from '../../scripts/docs/diff.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { filesOf } from '../harness/workspace.ts';

function textOf(lines: readonly DiffLine[], without: '-' | '+'): string {
  return lines.flatMap(({ mark, text }) => (mark === without ? [] : [text])).join('\n');
}

test('from a difference both texts can be read', () => {
  for (const { bad, good } of rules) {
    for (const [name, after] of Object.entries(filesOf(good))) {
      const before = filesOf(bad)[name] ?? '';
      const lines = diffOf(before.split('\n'), after.split('\n'));
      assert.equal(textOf(lines, '+'), before);
      assert.equal(textOf(lines, '-'), after);
    }
  }
});

test('no more lines are marked than differ', () => {
  const marked = diffOf(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd']).map(({ mark, text }) => mark + text);
  assert.deepEqual(marked, [' a', '-b', ' c', '+x', ' d']);
});

test('an excerpt keeps the keys above a change and says where it leaves lines out', () => {
  const text =
    'kind: A\nmetadata:\n  name: a\nspec:\n  one: 1\n  two: 2\n  three: 3\n  list:\n    - a\n    - b\n    - c\n    - d\n  end: 1\n  last: 1\n  really: 1\n  over: 1';
  const lines = diffOf(text.split('\n'), text.replace('- c', '- x').split('\n'));
  assert.deepEqual(
    excerptOf(lines).map((line) => (line ? line.mark + line.text : '…')),
    [
      ' kind: A',
      ' metadata:',
      '   name: a',
      ' spec:',
      '…',
      '   list:',
      '     - a',
      '     - b',
      '-    - c',
      '+    - x',
      '     - d',
      '   end: 1',
      '…',
    ],
  );
});
