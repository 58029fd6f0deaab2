/** Documents made to hurt: each ends in one diagnostic, and those beside it are checked all the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, findingsOf } from '../harness/workspace.ts';

const HEAD =
  'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata:\n  name: deep\nspec:\n  trustDomain: deep.example\n  role: issuer\n  owner: x\n';
const DEPTH = 10_000;

function repeated(open: string, close: string, depth = DEPTH): string {
  return open.repeat(depth) + close.repeat(depth);
}

/** Nine levels of nine aliases each: a few lines that stand for 3 × 9⁹ values. */
const LEVELS = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
const BOMB = ['a0: &a0 [x, x, x]', ...LEVELS];

const HOSTILE: Readonly<Record<string, string>> = {
  'flow lists': `${HEAD}  bundle: ${repeated('[', ']')}\n`,
  'flow lists that are never closed': `${HEAD}  bundle: ${'['.repeat(DEPTH)}\n`,
  'flow maps': `${HEAD}  bundle: ${repeated('{a: ', '}')}\n`,
  'lists in one line': `${HEAD}  bundle:\n    ${'- '.repeat(DEPTH)}x\n`,
  'keys in one line': `${HEAD}  bundle:\n    ${'? '.repeat(DEPTH)}x\n`,
  // Ten thousand of these would be fifty megabytes of blanks.
  'indented maps': `${HEAD}  bundle:\n${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i + 3)}a:\n`).join('')}`,
  'an alias bomb': HEAD.replace('spec:', `  managedFields:\n${BOMB.map((line) => `    - ${line}\n`).join('')}spec:`),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`${name}: exactly one diagnostic, and the next document is checked`, () => {
    const next = HEAD.replaceAll('deep', 'shallow').replace('issuer', 'isuer');
    const findings = findingsOf(`${text}---\n${next}`);
    const told = findings.map(describe).join('\n').slice(0, 2000);
    assert.deepEqual(
      findings.map(({ rule }) => rule.id),
      ['syntax-error', 'invalid-value'],
      told,
    );
  });
}

test('an alias bomb where it does not belong: one diagnostic', () => {
  const findings = findingsOf(`${BOMB.join('\n')}\n${HEAD}`);
  assert.deepEqual(
    findings.map(({ rule }) => rule.id),
    ['syntax-error'],
  );
});

test('JSON that nests absurdly: exactly one diagnostic', () => {
  const head = '{"apiVersion":"fedlint.dev/v1alpha1","kind":"TrustDomain","metadata":{"name":"deep"},"spec":';
  for (const spec of [repeated('[', ']'), repeated('{"a":', '}').replace(':}', ':1}'), '['.repeat(DEPTH)]) {
    const findings = findingsOf({ 'deep.json': `${head}${spec}}` });
    assert.deepEqual(
      findings.map(({ rule }) => rule.id),
      ['syntax-error'],
    );
  }
});

test('merge keys that double twenty times end too', () => {
  const doubling = (i: number) => `a${i + 1}: &a${i + 1}\n  <<: [*a${i}, *a${i}]\n  k${i}: v\n`;
  const findings = findingsOf(`a0: &a0 {k: v}\n${Array.from({ length: 20 }, (_, i) => doubling(i)).join('')}${HEAD}`);
  assert.ok(findings.length < 25, findings.map(describe).join('\n').slice(0, 2000));
});

test('a megabyte of one value, of comments, of empty documents, of lines, of list items', () => {
  const long = 'ab'.repeat(2 ** 19);
  const texts = [
    `${HEAD}  policyEngine: ${long}\n`,
    `${HEAD}# ${long}\n`,
    `# ${long}\n${HEAD}`,
    `${HEAD}${'---\n'.repeat(2 ** 18)}`,
    `${'\n'.repeat(2 ** 16)}${HEAD}`,
    `${HEAD}  environments: [${'ab, '.repeat(2 ** 15)}]\n`,
  ];
  for (const text of texts) assert.deepEqual(findingsOf(text).map(describe), [], text.slice(0, 300));
});
