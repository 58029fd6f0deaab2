import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OutlineItem, outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { SERVER_CONF, SOUND_CONF } from '../../../server/src/core/rules/conf-examples.ts';
import { SOUND_CHART } from '../../../server/src/core/rules/install-examples.ts';
import { SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';
import { textAt } from './at-cursor.ts';

function outline(path: string, text: string, limits?: Parameters<typeof outlineOf>[1]) {
  const file = analyze({ [path]: text }).file(uriOf(path));
  assert.ok(file);
  return outlineOf(file, limits);
}

function lines(items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap(({ name, detail, items: below }) => [
    `${indent}${name} | ${detail}`,
    ...lines(below, `${indent}  `),
  ]);
}

test('documents by kind and name, and in them what governance reads', () => {
  const text = SOUND_SPIRE['acme-orders.yaml'] ?? '';
  const { items } = outline(
    'a.yaml',
    text.replace('[payments-gateway]', '[{name: edge, mode: observe}, payments-gateway]'),
  );
  const shown = lines(items);
  assert.equal(shown[0], 'Federation acme-orders | acme.partner.example');
  for (const line of [
    '  remote | acme.partner.example',
    '    accountable | team-partners',
    '    spiffe://acme.partner.example/orders/checkout | ',
    '    edge | ',
    '      mode | observe',
    '    reviewBy | 2027-06-30',
  ])
    assert.ok(shown.includes(line), `${line} in\n${shown.join('\n')}`);
});

test('names lie in their items, and items in those around them', () => {
  const check = (items: readonly OutlineItem[], around: { start: number; end: number }): void => {
    for (const { span, nameSpan, items: below } of items) {
      assert.ok(around.start <= span.start && span.end <= around.end);
      assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
      check(below, span);
    }
  };
  const carrier = (text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-server\ndata:\n  server.conf: ${text}\n`;
  const carriers = {
    'block.yaml': carrier(`|\n${SERVER_CONF.replace(/^/gm, '    ')}`),
    'escaped.yaml': carrier(JSON.stringify(SERVER_CONF)),
  };
  for (const [path, text] of Object.entries({ ...SOUND_SPIRE, ...SOUND_CONF, ...SOUND_CHART, ...carriers })) {
    const { items } = outline(path, text);
    assert.ok(items.length > 0, path);
    check(items, { start: 0, end: text.length });
  }
});

test('the configuration and the items of a List', () => {
  const config = outline('.fedlint.yaml', 'timeBox:\n  max: 30d\nlocked: [fail-open]\n');
  assert.deepEqual(lines(config.items), [
    'Fedlint configuration | ',
    '  timeBox | ',
    '    max | 30d',
    '  locked | fail-open',
  ]);
  const list = `apiVersion: v1\nkind: List\nitems:\n${['a', 'b']
    .map((name) => `  - apiVersion: fedlint.dev/v1alpha1\n    kind: TrustException\n    metadata: {name: ${name}}\n`)
    .join('')}`;
  assert.deepEqual(lines(outline('list.yaml', list).items), ['TrustException a | ', 'TrustException b | ']);
});

test('what an alias stands for is listed once, where it is written', () => {
  const bomb = Array.from({ length: 20 }, (_, i) => `  k${i}: &a${i} [*a${i - 1}, *a${i - 1}]\n`).slice(1);
  const text = `apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nspec:\n  owners: &a0 {accountable: x}\n  trust: *a0\n${bomb.join('')}`;
  assert.deepEqual(lines(outline('a.yaml', text).items), [
    'Federation | ',
    '  owners | ',
    '    accountable | x',
    '  trust | ',
  ]);
});

test('a file of very many documents is cut, and says where it goes on', () => {
  const one =
    'apiVersion: fedlint.dev/v1alpha1\nkind: TrustException\nmetadata: {name: x}\nspec: {timeBox: {}, owner: y}\n';
  const { items, rest } = outline('a.yaml', Array(6).fill(one).join('---\n'), { resources: 4, resourcesWithFields: 5 });
  assert.equal(items.length, 4);
  assert.ok(
    items.every((item) => item.items.length === 0),
    'fields are left out first',
  );
  assert.equal(rest?.count, 2);
  assert.equal(rest?.document.ref.index, 4);
  assert.match(rest ? textAt(rest.document, rest.span) : '', /^apiVersion/);
  const shorter = outline('a.yaml', Array(5).fill(one).join('---\n'), { resources: 9, resourcesWithFields: 5 });
  assert.deepEqual(lines(shorter.items.slice(0, 1)), ['TrustException x | ', '  owner | y']);
  assert.equal(shorter.rest, undefined);
});
