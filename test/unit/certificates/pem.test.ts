import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pemBlocks } from '../../../server/src/core/certificates/pem.ts';

test('a block has its label, its base64 and its places', () => {
  const text = 'a comment\n-----BEGIN CERTIFICATE-----\nQUJD\nREVG\n-----END CERTIFICATE-----\nrest';
  const [block, ...others] = pemBlocks(text);
  assert.ok(block && others.length === 0);
  const { span, body, ...rest } = block;
  assert.deepEqual(rest, { label: 'CERTIFICATE', base64: 'QUJDREVG', endLabel: 'CERTIFICATE', ownLines: true });
  assert.equal(text.slice(span.start, span.end), text.slice('a comment\n'.length, -'\nrest'.length));
  assert.equal(text.slice(body.start, body.end), '\nQUJD\nREVG\n');
});

test('blocks are found whatever stands around them', () => {
  const layouts: Record<string, string> = {
    'CRLF line ends': '-----BEGIN X-----\r\nQUJD\r\nREVG\r\n-----END X-----\r\n',
    'indented, as in a YAML block scalar':
      'data:\n  ca: |\n    -----BEGIN X-----\n    QUJD\n    REVG\n    -----END X-----\n',
    'blanks behind the lines': '-----BEGIN X-----  \nQUJD \n\tREVG\t\n-----END X-----\t',
    'no line end at the end': '-----BEGIN X-----\nQUJDREVG\n-----END X-----',
    headers: '-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nQUJD\nREVG\n-----END X-----',
  };
  for (const [name, text] of Object.entries(layouts)) {
    assert.deepEqual(
      pemBlocks(text).map(({ base64, endLabel, ownLines }) => ({ base64, endLabel, ownLines })),
      [{ base64: 'QUJDREVG', endLabel: 'X', ownLines: true }],
      name,
    );
  }
});

test('several blocks, with words between them and ends that are missing or belong to others', () => {
  const text = `subject=O = SPIFFE
-----BEGIN A-----
QQ==
-----END A-----
-----END STRAY-----
-----BEGIN B-----
QkI=
-----BEGIN C-----
QUJD
-----END D-----
-----BEGIN E-----
RQ==
`;
  assert.deepEqual(
    pemBlocks(text).map(({ label, base64, endLabel }) => [label, base64, endLabel]),
    [
      ['A', 'QQ==', 'A'],
      ['B', 'QkI=', undefined],
      ['C', 'QUJD', 'D'],
      ['E', 'RQ==', undefined],
    ],
  );
});

test('PEM that lost its lines is found, and it is said', () => {
  const [block] = pemBlocks('-----BEGIN X----- QUJD REVG -----END X-----');
  assert.equal(block?.base64, 'QUJDREVG');
  assert.equal(block?.ownLines, false);
});

test('text without blocks has none', () => {
  for (const text of ['', '-----BEGIN', '-----BEGIN X----', '----- BEGIN X -----', 'begin certificate', '-'.repeat(99)])
    assert.deepEqual(pemBlocks(text), []);
});
