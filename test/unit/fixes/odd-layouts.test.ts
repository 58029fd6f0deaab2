import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import { plainValue } from '../../../server/src/core/syntax/tree.ts';
import { checkEdits, targetOf } from './check.ts';
import { isMap, type Model, pathsOf, type Steps, valueAt, withoutMember, withValue } from './model.ts';

/** Layouts in which many an edit has to be refused: what is not refused must still be right. */
const ODD: Readonly<Record<string, string>> = {
  anchors: 'base: &base\n  a: 1\n  b: [x, &y z]\nuse: *base\nalso: *y\nlist:\n  - *base\n  - &own q\n',
  merge:
    'base: &base {a: 1, b: 2}\none:\n  <<: *base\n  c: 3\ntwo:\n  c: 3\n  <<: [*base]\nthree: { <<: *base, d: 4 }\n',
  'merge alone': 'base: &base\n  a: 1\none:\n  <<: *base\nend: 1\n',
  tags: 'a: !!str 5\nb: !custom {x: 1}\nc: !!map\n  d: 1\ne: !!seq\n- 1\nf: &empty\ng: !!str\n',
  'anchored keys': 'a:\n  &k b: 1\n  c: 2\n? d\n: e\n? [f]\n: g\n',
  'explicit keys': '? a\n: b\n? c\n: d: 1\n  e: 2\n',
  'dashes in odd places': 'a:\n-   x: 1\n    y: 2\n-\n  z: 3\n- - p\n  - - q\n    - r\n-\n- # note-1-\n  s: 4\n',
  'no values': 'a:\nb:\n  c:\n  -\n  -\nd: {e, f: , "g"}\nh: [, ]\n',
  'quoted keys': '"a b": 1\n\'c\': {"d":1,"e" : 2}\n"f":   3\n',
  'lines of a scalar':
    'a: one\n  two\n  three\nb: "four\n\n  five"\nc: \'six\n  seven\' # note-1-\nd: >-\n  eight\n  nine\n\ne: |2\n    ten\n',
  'brackets over lines': 'a: {b: 1,\n  c: 2\n  , d: [x,\n\n  y]\n    }\ne: [\n]\nf: { # note-1-\n}\n',
  tabs: 'a:\t1\nb:\t# note-1-\n  c: 2\t# note-2-\nd: [\t1,\t2\t]\n',
  template: 'a: {{ .Values.a }}\nb: "{{ .b }}"\nc: $(C)\nd:\n  - $(E)\n',
  'everything indented': '    a: 1\n    b:\n        - c\n        - d: 1\n    # note-1-\n',
  'two directives': '%YAML 1.2\n---\na: 1\nb: {}\n...\n# note-1-\n',
  'on the marker line': '--- {a: 1, b: [c]}\n',
  'blank line in a kept scalar': 'a:\n  b: |+\n    x\n\n\n  c: |+\n\nd: |+\n  y\n\n',
  'numbers for keys': '1: a\n2.5: b\ntrue: c\nnull: d\nx: {3: e}\n',
  'the same key twice': 'a: 1\nb: 2\na: 3\n',
  'a broken line': 'a: 1\nb: "unclosed\nc: 3\n',
  'line breaks of two kinds': 'a: 1\r\nb:\n  c: 2\r\n  d: 3\n',
};

function operationsAt(path: Steps, value: Model | undefined): [Operation, (model: Model) => Model][] {
  const all: [Operation, (model: Model) => Model][] = [
    [{ op: 'set', path, value: 'new' }, (model) => withValue(model, path, 'new')],
    [
      { op: 'set', path, value: { map: [['n', { list: [1, 'x'] }]] } },
      (model) => withValue(model, path, { n: [1, 'x'] }),
    ],
    [
      { op: 'set', path, value: { list: ['x', { map: [['n', 2]] }] } },
      (model) => withValue(model, path, ['x', { n: 2 }]),
    ],
    [{ op: 'set', path, value: { map: [] } }, (model) => withValue(model, path, {})],
    [{ op: 'remove', path }, (model) => withoutMember(model, path)],
  ];
  if (typeof path.at(-1) === 'string') {
    all.push([{ op: 'rename-key', path, to: 'renamed' }, (model) => withoutMember(model, path, 'renamed')]);
  }
  if (isMap(value) || value === null) {
    all.push([{ op: 'set', path: [...path, 'n'], value: 'v' }, (model) => withValue(model, [...path, 'n'], 'v')]);
    all.push([{ op: 'append', path: [...path, 'n'], value: 'v' }, (model) => withValue(model, [...path, 'n'], ['v'])]);
  }
  if (Array.isArray(value)) {
    all.push([{ op: 'append', path, value: 'v' }, (model) => withValue(model, path, [...value, 'v'])]);
    all.push([
      {
        op: 'append',
        path,
        value: {
          map: [
            ['n', 1],
            ['m', 2],
          ],
        },
      },
      (model) => withValue(model, path, [...value, { n: 1, m: 2 }]),
    ]);
  }
  return all;
}

function asModel(value: unknown): Model {
  if (Array.isArray(value)) return value.map(asModel);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asModel(item)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

for (const [name, text] of Object.entries(ODD)) {
  test(`an edit is right or refused: ${name}`, () => {
    const target = targetOf('yaml', text);
    const { root } = target.tree;
    assert.ok(root);
    const model = asModel(plainValue(root));
    let done = 0;
    for (const path of pathsOf(model)) {
      for (const [operation, expected] of operationsAt(path, valueAt(model, path))) {
        const edits = planEdits(target, [operation], 'sample');
        if (!edits) continue;
        done++;
        checkEdits(target, edits, expected(model), operation);
      }
    }
    assert.ok(done > 0, 'not everything is refused');
  });
}
