import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionsAt } from '../../../server/src/core/navigation/selection.ts';
import { SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { analyze } from '../../harness/workspace.ts';
import { atCursor, textAt } from './at-cursor.ts';

function selections(text: string, marked: string): string[] {
  const { document, offset } = atCursor(analyze({ 'a.yaml': text }), 'a.yaml', marked);
  return selectionsAt(document, offset).map((span) => textAt(document, span));
}

const HEAD = 'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\n';

test('word, value, entry, map, document', () => {
  const text = `${HEAD}spec:\n  allow:\n    - subject: "spiffe://acme.example/orders"\n      purpose: x\n`;
  const item = 'subject: "spiffe://acme.example/orders"\n      purpose: x';
  assert.deepEqual(selections(text, '//acme|.example'), [
    'acme.example',
    'spiffe://acme.example/orders',
    '"spiffe://acme.example/orders"',
    'subject: "spiffe://acme.example/orders"',
    item,
    `- ${item}`,
    `allow:\n    - ${item}`,
    `spec:\n  allow:\n    - ${item}`,
    text.trimEnd(),
  ]);
});

test('from a key, and from between the parts of a map', () => {
  const text = `---\n${HEAD}metadata:\n  name: a\n\nspec:\n  local: b\n`;
  assert.deepEqual(selections(text, '|spec:'), ['spec', 'spec:\n  local: b', text.slice(4).trimEnd(), text.trimEnd()]);
  assert.deepEqual(selections(text, 'name: a\n|\n'), [text.slice(4).trimEnd(), text.trimEnd()]);
});

test('each selection holds the one before, wherever it begins', () => {
  const analyzer = analyze(SOUND_SPIRE);
  for (const { documents } of analyzer.allFiles()) {
    for (const document of documents) {
      for (let offset = 0; document && offset <= document.ref.section.text.length; offset++) {
        const spans = selectionsAt(document, offset);
        const isBeyond = document.ref.section.text.slice(offset).trim() === '' && offset > 0;
        assert.ok(spans.length > 0 || isBeyond);
        assert.ok(spans.every(({ start, end }) => start <= offset && offset <= end));
        for (const [index, outer] of spans.slice(1).entries()) {
          const inner = spans[index] ?? outer;
          assert.ok(outer.start <= inner.start && inner.end <= outer.end);
          assert.ok(outer.end - outer.start > inner.end - inner.start);
        }
      }
    }
  }
});
