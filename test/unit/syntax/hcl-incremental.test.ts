/** Whatever is typed: reading what changed gives what reading everything gives, and no text leaves the grammar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parser } from '../../../server/generated/hcl-parser.js';
import { readHcl } from '../../../server/src/core/syntax/hcl.ts';
import { type Random, randomFrom } from '../fixes/random.ts';

const PIECES = [
  ...['server', 'federates_with', 'true', '"a.test"', '"half', "'x'", '1', '24h', '-', 'a.b', 'é', '🔑', '{{ .x }}'],
  ...['{', '}', '{', '}', '[', ']', ',', '=', '=', ':', '\n', '\n', '\r\n', ' ', '\t', '        ', '"', '\\', '$', '@'],
  ...[
    '# c\n',
    '// c\n',
    '/*',
    '*/',
    '<<EOF\n',
    '<<-EOF\n',
    '\nEOF\n',
    '\n  EOF\n',
    '\0',
    '\uFEFF',
    '<',
    '\ud800',
    '"\\u12"',
    '"\\q${',
  ],
  ...['\n  key = ', '\n    label "x" {\n', '\n  }\n', 'a = "x"\n', `${' '.repeat(60)}b = 1\n`, '\n'.repeat(30)],
] as const;

function randomText(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += random.chance(0.4) ? ENTRY : random.pick(['', ...PIECES]);
  return text;
}

const ENTRY = `  federates_with "b.test" {
    # the partner
    bundle_endpoint_url = "https://b.test"
    bundle_endpoint_profile "https_spiffe" { endpoint_spiffe_id = "spiffe://b.test/spire/server" }
  }
`;

function randomEdit(random: Random, text: string): string {
  const start = random.below(text.length + 1);
  const end = random.chance(0.5) ? start : Math.min(text.length, start + random.below(random.pick([3, 40, 400])));
  return text.slice(0, start) + (random.chance(0.7) ? random.pick(PIECES) : '') + text.slice(end);
}

test('HCL: reading on from an earlier state gives what reading anew gives', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    let text = randomText(random, random.pick([40, 400, 3000]));
    let tree = readHcl(text);
    for (let edit = 0; edit < 60; edit++) {
      const next = randomEdit(random, text);
      tree = readHcl(next, tree);
      assert.deepEqual(tree, readHcl(next), JSON.stringify({ seed, edit, text, next }));
      text = next;
    }
  }
});

test('HCL: no text is outside the grammar, so the parser never guesses', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const text = randomText(randomFrom(seed), 120);
    assert.ok(!parser.parse(text).toString().includes('⚠'), JSON.stringify(text));
  }
});

test('HCL: all places lie within the text, and within what is around them', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const text = randomText(randomFrom(seed), 200);
    const { problems, comments } = readHcl(text);
    for (const { span } of [...problems, ...comments]) {
      assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify({ text, span }));
    }
  }
});
