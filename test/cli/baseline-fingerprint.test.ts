/** What a finding goes by from one run to the next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf, fingerprintText } from '../../server/src/core/analysis/fingerprint.ts';
import { lastingPath } from '../../server/src/core/analysis/lasting-path.ts';
import { FEDERATION } from '../../server/src/core/rules/examples.ts';
import { cursorAt } from '../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { analyze, findingsIn } from '../harness/workspace.ts';

/** The path to where a word stands. */
function pathTo(text: string, word: string): string {
  const { root } = readYaml(text);
  const at = root && cursorAt(root, text.indexOf(word));
  assert.ok(root && at, word);
  return lastingPath(root, at.path).join('/');
}

test('items of lists go by what identifies them, wherever they stand', () => {
  const items = ['- name: a\n  port: 1\n', '- name: b\n  port: 2\n', '- {subject: c, name: ""}\n', '- d\n', '- [e]\n'];
  const list = (order: readonly number[]) => order.map((n) => items[n]).join('');
  const paths = (text: string) => ['port: 1', 'port: 2', 'subject', 'd\n', 'e]'].map((word) => pathTo(text, word));
  const first = paths(list([0, 1, 2, 3, 4]));
  assert.deepEqual(first.slice(0, 3), ['name=a/port', 'name=b/port', 'subject=c/subject']);
  assert.match(first[3] ?? '', /^[0-9a-f]{12}$/);
  assert.deepEqual(paths(list([4, 2, 3, 1, 0])), first);
});

test('how an item is written makes no other item of it', () => {
  const path = pathTo('- {port: 1, tags: [x]}\n', 'x');
  assert.equal(pathTo('# above\n-   tags: ["x"] # beside\n    port: 1\n', 'x'), path);
  assert.notEqual(pathTo('- {port: 2, tags: [x]}\n', 'x'), path);
});

test('items that are alike are told apart by their order', () => {
  const text = '- name: a\n- name: a\n  port: 1\n- name: a#2\n';
  assert.deepEqual([pathTo(text, 'name'), pathTo(text, 'port')], ['name=a/name', 'name=a#2/port']);
});

test('a finding keeps its fingerprint when lines shift and items change places', () => {
  const entry = (subject: string, audiences: string) =>
    `    - subject: spiffe://acme.partner.example/${subject}\n      audiences: ${audiences}\n      purpose: Places orders.\n`;
  const allow = (...entries: string[]) =>
    FEDERATION.replace(/ {2}allow:\n(?: {4,}.*\n)+/, `  allow:\n${entries.join('')}`);
  const [wrong, right] = [entry('orders/x', '7'), entry('orders/y', '[payments]')];
  const of = (text: string) => {
    const analyzer = analyze(text);
    return findingsIn(analyzer).map((finding) => fingerprintOf(analyzer, finding));
  };
  const before = of(allow(wrong, right));
  assert.ok(
    before.some(({ path }) => path === '/spec/allow/subject=spiffe:~1~1acme.partner.example~1orders~1x/audiences'),
  );
  assert.deepEqual(of(`# shifted\n\n${allow(right, wrong)}`), before);
});

test('as a text it is short, and different for each of its parts', () => {
  const one = { rule: 'a', object: 'b', path: 'c' };
  const texts = [
    fingerprintText(one),
    fingerprintText(one, 'a.yaml'),
    fingerprintText({ ...one, rule: 'x' }),
    fingerprintText({ ...one, object: 'x' }),
    fingerprintText({ ...one, path: 'x' }),
  ];
  for (const text of texts) assert.match(text, /^[0-9a-f]{32}$/);
  assert.equal(new Set(texts).size, texts.length);
  assert.equal(fingerprintText({ ...one }), texts[0]);
});
