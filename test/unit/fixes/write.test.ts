import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createdFiles } from '../../../server/src/core/fixes/create-file.ts';
import { blank, list, map } from '../../../server/src/core/fixes/operation.ts';
import { keyText, stringText } from '../../../server/src/core/fixes/yaml-scalar.ts';
import { plainOf } from './check.ts';
import { SAFE, UNSAFE } from './model.ts';
import { randomFrom } from './random.ts';

const SIGNS = [
  'a',
  'Z',
  '0',
  '9',
  ' ',
  '-',
  ':',
  '#',
  ',',
  '[',
  ']',
  '{',
  '}',
  '&',
  '*',
  '!',
  '|',
  '>',
  "'",
  '"',
  '%',
  '@',
  '`',
];
const MORE_SIGNS = [
  '.',
  '_',
  '+',
  'e',
  'x',
  '~',
  '?',
  '=',
  '<',
  '\\',
  '/',
  '\n',
  '\t',
  '\r',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\u0000',
  '💥',
  '界',
];

function randomTexts(): string[] {
  const signs = [...SIGNS, ...MORE_SIGNS];
  return Array.from({ length: 4000 }, (_, seed) => {
    const random = randomFrom(seed);
    return Array.from({ length: random.below(6) }, () => signs[random.below(signs.length)]).join('');
  });
}

for (const quote of [undefined, 'single', 'double'] as const) {
  test(`any string is read back as it was written, in block and flow style, quotes: ${quote ?? 'as needed'}`, () => {
    for (const text of [...SAFE, ...UNSAFE, ...randomTexts()]) {
      const shown = JSON.stringify(text);
      assert.deepEqual(plainOf('yaml', `k: ${stringText([text], quote, false)}\n`), { k: text }, shown);
      assert.deepEqual(plainOf('yaml', `- ${stringText([text], quote, false)}`), [text], shown);
      assert.deepEqual(
        plainOf('yaml', `[${stringText([text], quote, true)}, {a: ${stringText([text], quote, true)}}]`),
        [text, { a: text }],
      );
      const key = keyText(text, quote, true);
      if (text.length > 0) assert.deepEqual(plainOf('yaml', `{${key}: 1}`), { [text]: 1 }, shown);
      if (text.length > 0) assert.deepEqual(plainOf('yaml', `${keyText(text, quote, false)}: 1`), { [text]: 1 }, shown);
    }
  });
}

test('a string stands without quotes unless some reader of YAML would take it for something else', () => {
  for (const text of SAFE) assert.equal(stringText([text], undefined, false), text);
  for (const text of UNSAFE) assert.match(stringText([text], undefined, false), /^".*"$/);
  const others = [
    'y',
    'No',
    'OFF',
    'TRUE',
    '.inf',
    '-.INF',
    '.NaN',
    '0o17',
    '0b1',
    '1_000',
    '1e3',
    '+1',
    '.5',
    '1:30:00',
  ];
  for (const text of others) assert.match(stringText([text], undefined, false), /^"/, text);
  for (const text of ['a,b', 'a]', '-', ':a', 'a?']) {
    assert.match(stringText([text], undefined, true), /^"/, text);
  }
});

test('files are created as documents in block style', () => {
  const operation = {
    op: 'create-file',
    name: 'partner.yaml',
    documents: [
      map({ kind: 'A', spec: map({ list: list('x', map({ a: 1, b: list() })), none: map({}), skip: undefined }) }),
      map({ kind: 'B', text: 'one\ntwo\n', owner: blank('team') }),
    ],
  } as const;
  const expected = [
    'kind: A',
    'spec:',
    '  list:',
    '    - x',
    '    - a: 1',
    '      b: []',
    '  none: {}',
    '---',
    'kind: B',
    'text: |',
    '  one',
    '  two',
    'owner: TODO',
    '',
  ];
  assert.deepEqual(createdFiles([operation], 'plain'), [{ name: 'partner.yaml', text: expected.join('\n') }]);
  const [snippet] = createdFiles([operation], 'snippet');
  assert.match(snippet?.text ?? '', /owner: \$\{1:team\}\n$/);
  const [sample] = createdFiles([operation], 'sample');
  assert.match(sample?.text ?? '', /owner: team\n$/);
});
