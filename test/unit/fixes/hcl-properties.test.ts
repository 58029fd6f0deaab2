/** Every operation on every value of many HCL texts, in many layouts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import type { Operation, Value } from '../../../server/src/core/fixes/operation.ts';
import { type PlannedEdit, planEdits, type Target } from '../../../server/src/core/fixes/plan.ts';
import { readHcl } from '../../../server/src/core/syntax/hcl.ts';
import { nodeAt } from '../../../server/src/core/syntax/tree.ts';
import { lostNotes } from './check.ts';
import { merged, writeHcl } from './hcl-layouts.ts';
import {
  isMap,
  type Model,
  type ModelMap,
  pathsOf,
  randomModel,
  randomString,
  type Steps,
  valueAt,
  withoutMember,
  withValue,
} from './model.ts';
import { type Random, randomFrom } from './random.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed + 1);

interface Sample {
  readonly target: Target;
  readonly model: ModelMap;
  readonly random: Random;
}

function saidBy(text: string): Model {
  const { root, problems } = readHcl(text);
  assert.deepEqual(problems, [], text);
  assert.ok(root);
  return merged(root);
}

/** HCL has no null. */
function withoutNulls(model: Model): Model {
  if (Array.isArray(model)) return model.map(withoutNulls);
  if (!isMap(model)) return model ?? 'nothing';
  return Object.fromEntries(Object.entries(model).map(([key, value]) => [key, withoutNulls(value)]));
}

function sampleOf(seed: number): Sample {
  const random = randomFrom(seed);
  const model = withoutNulls(randomModel(random));
  assert.ok(isMap(model));
  const text = writeHcl(model, random);
  assert.deepEqual(saidBy(text), model, `the layout says what it should\n${text}`);
  return { target: { language: 'hcl', text, tree: readHcl(text) }, model, random };
}

const SAMPLES = SEEDS.map(sampleOf);

/** A value as an operation writes it, and as plain data. */
function randomPair(random: Random, depth = 2): readonly [Value, Model] {
  const kind = random.below(depth > 0 ? 8 : 4);
  if (kind === 0) return [12, 12];
  if (kind === 1) return [false, false];
  if (kind < 4) {
    const [head, sample] = [randomString(random), randomString(random)];
    return [{ text: [head, { blank: sample }] }, head + sample];
  }
  const items = Array.from({ length: random.below(3) }, () => randomPair(random, depth - 1));
  if (kind === 4) return [{ list: items.map(([value]) => value) }, items.map(([, model]) => model)];
  const entries = items.map(([value, model], index) => [`new ${index}`, value, model] as const);
  return [
    { map: entries.map(([key, value]) => [key, value]) },
    Object.fromEntries(entries.map(([key, , model]) => [key, model])),
  ];
}

function forAll(check: (sample: Sample, path: Steps, value: Model | undefined) => void): void {
  for (const sample of SAMPLES) {
    for (const path of [[], ...pathsOf(sample.model)]) check(sample, path, valueAt(sample.model, path));
  }
}

function plan({ target }: Sample, ...operations: Operation[]): PlannedEdit[] | undefined {
  return planEdits(target, operations, 'sample');
}

/** Checks the edited text against plain values, and that line breaks and the end of the file are as they were. */
function checked({ target }: Sample, edits: readonly PlannedEdit[], expected: Model, operation: unknown): string {
  const { text, conflicts } = applyEdits(target.text, edits);
  const shown = `${JSON.stringify(operation)}\n--- before\n${target.text}\n--- after\n${text}`;
  assert.deepEqual(conflicts, [], shown);
  assert.deepEqual(saidBy(text), expected, shown);
  const breaks = new Set(target.text.match(/\r?\n/g) ?? ['\n']);
  assert.deepEqual(new Set([...breaks, ...(text.match(/\r?\n/g) ?? [])]), breaks, `line breaks\n${shown}`);
  if (target.text.endsWith('\n')) assert.ok(text === '' || text.endsWith('\n'), `end of file\n${shown}`);
  return text;
}

/** Whether a map is written as blocks with labels, so that it can hold nothing but blocks. */
function isLabelled({ target: { tree } }: Sample, path: Steps): boolean {
  const node = nodeAt(tree.root, path);
  return path.length > 0 && node?.type === 'map' && !node.flow;
}

function sourceAt({ target: { text, tree } }: Sample, path: Steps): string {
  const { start, end } = nodeAt(tree.root, path)?.span ?? { start: 0, end: 0 };
  return text.slice(start, end);
}

test('HCL: set adds a key to any map and takes nothing away', () => {
  forAll((sample, path, value) => {
    if (!isMap(value)) return;
    const [written, model] = randomPair(sample.random);
    const added = sample.random.chance(0.5) ? [...path, 'added'] : [...path, 'added', 'deep er', 'true'];
    const operation: Operation = { op: 'set', path: added, value: written };
    const edits = plan(sample, operation);
    const isBlock = added.length > path.length + 1 || isMap(model);
    assert.equal(
      edits === undefined,
      isLabelled(sample, path) && !isBlock,
      `${JSON.stringify(operation)}\n${sample.target.text}`,
    );
    if (!edits) return;
    const text = checked(sample, edits, withValue(sample.model, added, model), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
    if (Object.keys(value).length === 0) return;
    for (const { start, end } of edits) assert.equal(start, end, `nothing but insertions\n${text}`);
  });
});

test('HCL: set gives any value another one and touches no comment', () => {
  forAll((sample, path, value) => {
    if (path.length === 0) return;
    const [written, model] = randomPair(sample.random);
    const operation: Operation = { op: 'set', path, value: written };
    const edits = plan(sample, operation);
    if (!edits) {
      const isBlock = isLabelled(sample, path) || isLabelled(sample, path.slice(0, -1));
      assert.ok(
        isBlock || /note-/.test(sourceAt(sample, path)),
        `refused: ${JSON.stringify(operation)}\n${sample.target.text}`,
      );
      assert.equal(typeof value, 'object');
      return;
    }
    const text = checked(sample, edits, withValue(sample.model, path, model), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
  });
});

test('HCL: replace writes a scalar in the place of a scalar and nowhere else', () => {
  forAll((sample, path, value) => {
    const node = nodeAt(sample.target.tree.root, path);
    if (!node || typeof value === 'object') return;
    const word = randomString(sample.random);
    const operation: Operation = { op: 'replace', span: node.span, value: word };
    const edits = plan(sample, operation);
    assert.ok(edits, `refused: ${JSON.stringify(operation)}\n${sample.target.text}`);
    checked(sample, edits, withValue(sample.model, path, word), operation);
    for (const { start, end } of edits) assert.ok(start >= node.span.start && end <= node.span.end);
  });
});

test('HCL: append adds an item to any list, and makes a missing one', () => {
  forAll((sample, path, value) => {
    const [written, model] = randomPair(sample.random);
    if (path.length === 0 || !(Array.isArray(value) || isMap(value))) return;
    const at = isMap(value) ? [...path, 'added', 'list'] : path;
    const operation: Operation = { op: 'append', path: at, value: written };
    const items = Array.isArray(value) ? [...value, model] : [model];
    const edits = plan(sample, operation);
    assert.ok(edits, `refused: ${JSON.stringify(operation)}\n${sample.target.text}`);
    const text = checked(sample, edits, withValue(sample.model, at, items), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
  });
});

/** The model without a block and, if it was the only one of its name, without the name. */
function withoutEntry(sample: Sample, path: Steps): Model {
  const around = path.slice(0, -1);
  const parent = valueAt(sample.model, around);
  const isLast = isLabelled(sample, around) && isMap(parent) && Object.keys(parent).length === 1;
  return isLast ? withoutEntry(sample, around) : withoutMember(sample.model, path);
}

test('HCL: remove takes any member out, and no comment but its own', () => {
  forAll((sample, path, value) => {
    if (path.length === 0) return;
    const operation: Operation = { op: 'remove', path };
    const edits = plan(sample, operation);
    assert.ok(edits, `refused: ${JSON.stringify(operation)}\n${sample.target.text}`);
    const text = checked(sample, edits, withoutEntry(sample, path), operation);
    if (isMap(value)) return;
    for (const note of lostNotes(sample.target.text, text)) assert.ok(belongsTo(sample, path, note), text);
  });
});

/** Whether a comment stands on a line of a value, or in the lines of comments right above it. */
function belongsTo({ target: { text, tree } }: Sample, path: Steps, note: string): boolean {
  const span = nodeAt(tree.root, path)?.span;
  if (!span) return false;
  const lines = text.split('\n');
  const last = text.slice(0, span.end).split('\n').length - 1;
  let first = text.slice(0, span.start).split('\n').length - 1;
  while (/^\s*(?:#|\/[/*])/.test(lines[first - 1] ?? '')) first--;
  return lines.slice(first, last + 1).some((line) => line.includes(note));
}

test('HCL: rename-key changes a key, a block or a label and nothing else', () => {
  forAll((sample, path) => {
    const last = path.at(-1);
    if (typeof last !== 'string') return;
    for (const to of ['renamed', 'renamed at last', 'true']) {
      const operation: Operation = { op: 'rename-key', path, to };
      const edits = plan(sample, operation);
      assert.ok(edits, `refused: ${JSON.stringify(operation)}\n${sample.target.text}`);
      const text = checked(sample, edits, withoutMember(sample.model, path, to), operation);
      assert.deepEqual(lostNotes(sample.target.text, text), []);
    }
  });
});

test('HCL: a comment is put above the line of any value, and any comment is taken out', () => {
  forAll((sample, path) => {
    const { target } = sample;
    const node = nodeAt(target.tree.root, path);
    if (!node || path.length === 0) return;
    const operation: Operation = { op: 'comment-above', span: node.span, text: 'a new remark' };
    const edits = plan(sample, operation);
    assert.ok(edits, `refused\n${target.text}`);
    const text = checked(sample, edits, sample.model, operation);
    assert.deepEqual(lostNotes(target.text, text), []);
    const marked = text.split(/\r?\n/).findIndex((line) => /^\s*# a new remark$/.test(line));
    assert.equal(marked, target.text.slice(0, node.span.start).split('\n').length - 1);
    const comment = target.tree.comments[sample.random.below(target.tree.comments.length)];
    if (!comment) return;
    const removal: Operation = { op: 'remove-comment', span: comment.span };
    const planned = plan(sample, removal);
    assert.ok(planned, target.text);
    const after = checked(sample, planned, sample.model, removal);
    assert.deepEqual(lostNotes(target.text, after), [/note-\d+-/.exec(comment.text)?.[0]]);
  });
});

test('HCL: several operations of one offer build on each other', () => {
  for (const sample of SAMPLES) {
    const [written, one] = randomPair(sample.random, 1);
    const edits = plan(
      sample,
      { op: 'set', path: ['added', 'one'], value: written },
      { op: 'append', path: ['list'], value: 'x' },
      { op: 'set', path: ['federates_with', 'a.test', 'url'], value: 'u' },
      { op: 'set', path: ['federates_with', 'b.test', 'url'], value: 'v' },
      { op: 'append', path: ['list'], value: written },
      { op: 'remove', path: ['federates_with', 'a.test'] },
      { op: 'rename-key', path: ['added'], to: 'renamed' },
    );
    assert.ok(edits, sample.target.text);
    const expected = {
      ...sample.model,
      renamed: { one },
      list: ['x', one],
      federates_with: { 'b.test': { url: 'v' } },
    };
    const text = checked(sample, edits, expected, 'several');
    assert.deepEqual(lostNotes(sample.target.text, text), []);
  }
});
