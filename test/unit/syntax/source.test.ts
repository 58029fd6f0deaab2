import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitYaml } from '../../../server/src/core/syntax/sections.ts';
import {
  editSource,
  openSource,
  placeAt,
  positionAt,
  positionInFile,
  type SourceFile,
  textOf,
} from '../../../server/src/core/syntax/source.ts';

const SPLITS: readonly [name: string, text: string, pieces: readonly string[]][] = [
  ['nothing', '', ['']],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['two documents', 'a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  [
    'comments and directives go with what they introduce',
    '# head\n%YAML 1.2\n---\na: 1\n',
    ['# head\n%YAML 1.2\n---\na: 1\n'],
  ],
  [
    'a comment above the marker stays with what it follows',
    'a: 1\n# tail\n---\nb: 2\n',
    ['a: 1\n# tail\n', '---\nb: 2\n'],
  ],
  ['content on the marker line', '--- a\n--- b\n', ['--- a\n', '--- b\n']],
  [
    'empty documents run together',
    '---\n---\n# only a comment\n---\na: 1\n',
    ['---\n---\n# only a comment\n---\na: 1\n'],
  ],
  ['document end marker', 'a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
  ['end marker at the end', 'a: 1\n...\n', ['a: 1\n...\n']],
  ['longer dashes are text', 'a: 1\n----\nb: 2\n', ['a: 1\n----\nb: 2\n']],
  ['an indented marker is text', 'a: |\n  ---\n  b\n', ['a: |\n  ---\n  b\n']],
  ['CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
];

for (const [name, text, pieces] of SPLITS) {
  test(`sections: ${name}`, () => assert.deepEqual(splitYaml(text), pieces));
}

test('positions and places are inverse, over sections and line ends', () => {
  const text = 'a: 1\r\n---\nb: "😀x"\rc: 3\n---\nd: 4';
  const file = openSource('u', 'yaml', text);
  for (let offset = 0; offset <= text.length; offset++) {
    if (text[offset] === '\n' && text[offset - 1] === '\r') continue;
    const position = positionInFile(file, offset);
    const place = placeAt(file, position);
    assert.deepEqual(positionAt(file, place), position, `offset ${offset}`);
  }
});

test('a position past the end of a line or of the file is moved back to it', () => {
  const file = openSource('u', 'yaml', 'ab\r\ncd\n');
  assert.deepEqual(positionAt(file, placeAt(file, { line: 0, character: 99 })), { line: 0, character: 2 });
  assert.deepEqual(positionAt(file, placeAt(file, { line: 99, character: 99 })), { line: 2, character: 0 });
});

test('an edit keeps every section it does not touch as the same object', () => {
  const file = openSource('u', 'yaml', 'a: 1\n---\nb: 2\n---\nc: 3\n---\nd: 4\n---\ne: 5\n');
  const edited = editSource(file, [{ range: range(4, 3, 4, 4), text: '33' }]);
  assert.equal(textOf(edited), 'a: 1\n---\nb: 2\n---\nc: 33\n---\nd: 4\n---\ne: 5\n');
  assert.deepEqual(
    edited.sections.map((section, index) => section === file.sections[index]),
    [true, true, false, true, true],
  );
});

test('random edits leave the same text and the same sections as opening the result would', () => {
  const random = generator(7);
  const pieces = ['---\n', '...\n', 'k: v\n', '# c\n', '\n', 'x', '-', '.', '\r\n', '%YAML 1.2\n', ' ', '😀'];
  const pick = () => pieces[Math.floor(random() * pieces.length)] ?? '';
  for (let round = 0; round < 300; round++) {
    let text = Array.from({ length: 12 }, pick).join('');
    let file = openSource('u', 'yaml', text);
    for (let step = 0; step < 8; step++) {
      const lines = text.split(/\r\n|\n|\r/);
      const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)].sort((x, y) => x - y);
      const start = { line: a ?? 0, character: Math.floor(random() * ((lines[a ?? 0]?.length ?? 0) + 1)) };
      const end = { line: b ?? 0, character: Math.floor(random() * ((lines[b ?? 0]?.length ?? 0) + 1)) };
      if (start.line === end.line && start.character > end.character) continue;
      const insert = random() < 0.3 ? '' : pick() + pick();
      const from = offsetOf(text, start);
      const to = offsetOf(text, end);
      text = text.slice(0, from) + insert + text.slice(to);
      file = editSource(file, [{ range: { start, end }, text: insert }]);
      assert.equal(textOf(file), text);
      const fresh: SourceFile = openSource('u', 'yaml', text);
      assert.deepEqual(
        file.sections.map((section) => section.text),
        fresh.sections.map((section) => section.text),
      );
      assert.deepEqual(file.startLines, fresh.startLines);
    }
  }
});

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}

/** The plain definition of a position, to hold the clever one against. */
function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  const breaks = /\r\n|\n|\r/g;
  let offset = 0;
  for (let i = 0; i < line; i++) {
    breaks.exec(text);
    offset = breaks.lastIndex;
  }
  return offset + character;
}

/** The same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
