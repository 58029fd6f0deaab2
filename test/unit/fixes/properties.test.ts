import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import { blank, list, map, type Operation, type Value } from '../../../server/src/core/fixes/operation.ts';
import { type PlannedEdit, planEdits, type Target } from '../../../server/src/core/fixes/plan.ts';
import { nodeAt } from '../../../server/src/core/syntax/tree.ts';
import { checkEdits, lostNotes, plainOf, snippetsAsLeft, targetOf } from './check.ts';
import { randomLayout, writeJson, writeYaml } from './layouts.ts';
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

function yamlSample(seed: number): Sample {
  const random = randomFrom(seed);
  const model = randomModel(random);
  const text = writeYaml(model, randomLayout(random), random);
  assert.deepEqual(plainOf('yaml', text), model, `the layout says what it should\n${text}`);
  return { target: targetOf('yaml', text), model, random };
}

function jsonSample(seed: number): Sample {
  const random = randomFrom(seed);
  const model = randomModel(random);
  const text = writeJson(model, random);
  assert.deepEqual(plainOf('json', text), model, text);
  return { target: targetOf('json', text), model, random };
}

/** A value as an operation writes it, and as plain data. */
function randomPair(random: Random, depth = 2): readonly [Value, Model] {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind === 0) return [12, 12];
  if (kind === 1) return [false, false];
  if (kind === 2) {
    const sample = randomString(random);
    return [blank(sample), sample];
  }
  if (kind === 3) {
    const [head, sample] = [randomString(random), randomString(random)];
    return [{ text: [head, blank(sample), '/end'] }, `${head}${sample}/end`];
  }
  if (kind === 4) {
    const text = random.chance(0.2) ? 'two\nlines\n' : randomString(random);
    return [text, text];
  }
  const items = Array.from({ length: random.below(3) }, () => randomPair(random, depth - 1));
  if (kind === 5) return [{ list: items.map(([value]) => value) }, items.map(([, model]) => model)];
  const entries = items.map(([value, model], index) => [`new ${index}`, value, model] as const);
  return [
    { map: entries.map(([key, value]) => [key, value]) },
    Object.fromEntries(entries.map(([key, , model]) => [key, model])),
  ];
}

/** Runs a check on every value of every sample. */
function forAll(check: (sample: Sample, path: Steps, value: Model | undefined) => void): void {
  for (const seed of SEEDS) {
    for (const sample of [yamlSample(seed), jsonSample(seed)]) {
      for (const path of [[], ...pathsOf(sample.model)]) check(sample, path, valueAt(sample.model, path));
    }
  }
}

function planned({ target }: Sample, ...operations: Operation[]): PlannedEdit[] {
  const edits = planEdits(target, operations, 'sample');
  assert.ok(edits, `refused: ${JSON.stringify(operations)}\n${target.text}`);
  return edits;
}

function textAt({ target }: Sample, path: Steps): string {
  const { start, end } = nodeAt(target.tree.root, path)?.span ?? { start: 0, end: 0 };
  return target.text.slice(start, end);
}

test('set adds a key to any map and takes nothing away', () => {
  forAll((sample, path, value) => {
    if (!isMap(value)) return;
    const [written, model] = randomPair(sample.random);
    const added = sample.random.chance(0.5) ? [...path, 'added'] : [...path, 'added', 'deep er', 'yes'];
    const operation: Operation = { op: 'set', path: added, value: written };
    const edits = planned(sample, operation);
    const text = checkEdits(sample.target, edits, withValue(sample.model, added, model), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
    if (Object.keys(value).length === 0) return;
    for (const { start, end } of edits) assert.equal(start, end, `nothing but insertions\n${text}`);
  });
});

test('set gives any value another one and touches no comment', () => {
  forAll((sample, path, value) => {
    if (path.length === 0) return;
    const [written, model] = randomPair(sample.random);
    const operation: Operation = { op: 'set', path, value: written };
    const edits = planEdits(sample.target, [operation], 'sample');
    if (!edits) {
      // The comments inside a collection would go with it.
      assert.match(textAt(sample, path), /note-/, `refused: ${JSON.stringify(operation)}\n${sample.target.text}`);
      assert.equal(typeof value, 'object');
      return;
    }
    const text = checkEdits(sample.target, edits, withValue(sample.model, path, model), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
  });
});

test('replace writes a scalar in the place of a scalar and nowhere else', () => {
  forAll((sample, path, value) => {
    const node = nodeAt(sample.target.tree.root, path);
    if (!node || typeof value === 'object') return;
    const word = randomString(sample.random);
    const operation: Operation = { op: 'replace', span: node.span, value: word };
    const edits = planned(sample, operation);
    const text = checkEdits(sample.target, edits, withValue(sample.model, path, word), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
    for (const { start, end } of edits) {
      assert.ok(start >= node.span.start, text);
      assert.equal(sample.target.text.slice(node.span.end, end).trim(), '', text);
    }
  });
});

test('append adds an item to any list, and makes a missing one', () => {
  forAll((sample, path, value) => {
    const [written, model] = randomPair(sample.random);
    const at = isMap(value) ? [...path, 'added', 'list'] : path;
    if (path.length === 0 || !(value === null || Array.isArray(value) || isMap(value))) return;
    const operation: Operation = { op: 'append', path: at, value: written };
    const items = Array.isArray(value) ? [...value, model] : [model];
    const text = checkEdits(sample.target, planned(sample, operation), withValue(sample.model, at, items), operation);
    assert.deepEqual(lostNotes(sample.target.text, text), []);
  });
});

test('remove takes any member out, with its own comments only', () => {
  forAll((sample, path) => {
    if (path.length === 0) return;
    const operation: Operation = { op: 'remove', path };
    const edits = planEdits(sample.target, [operation], 'sample');
    const parent = nodeAt(sample.target.tree.root, path.slice(0, -1));
    const { text } = sample.target;
    if (!edits) {
      // Nothing may be left at the root, and a comment below the first line of a list item has nowhere to go.
      const isLast = parent?.type === 'map' && path.length === 1 && parent.entries.length === 1;
      const isFirstOfItem = /- *$/.test(text.slice(text.lastIndexOf('\n', parent?.span.start) + 1, parent?.span.start));
      assert.ok(isLast || (isFirstOfItem && /note-/.test(text)), `refused: ${JSON.stringify(operation)}\n${text}`);
      return;
    }
    const after = checkEdits(sample.target, edits, withoutMember(sample.model, path), operation);
    const entry = parent?.type === 'map' ? parent.entries.find(({ key }) => key.value === path.at(-1)) : undefined;
    const start = entry?.key.span.start ?? nodeAt(sample.target.tree.root, path)?.span.start ?? 0;
    for (const note of lostNotes(text, after)) assert.ok(text.indexOf(note) > start, `${note} stood above\n${after}`);
  });
});

test('rename-key changes a key and nothing else', () => {
  forAll((sample, path) => {
    const key = path.at(-1);
    if (typeof key !== 'string') return;
    const to = sample.random.pick(['renamed', 'no', 'a: b', 'ren#amed', '改名', "it's"]);
    const operation: Operation = { op: 'rename-key', path, to };
    const edits = planned(sample, operation);
    checkEdits(sample.target, edits, withoutMember(sample.model, path, to), operation);
    assert.equal(edits.length, 1);
  });
});

test('comments come and go, and no value changes', () => {
  forAll((sample, path) => {
    const { target } = sample;
    const span = nodeAt(target.tree.root, path)?.span ?? { start: 0, end: 0 };
    const operation: Operation = { op: 'comment-above', span, text: { text: ['a new ', blank('remark')] } };
    const edits = planEdits(target, [operation], 'sample');
    if (target.language === 'json' && target.tree.comments.length === 0) assert.equal(edits, undefined);
    else {
      assert.ok(edits, `refused at ${span.start}\n${target.text}`);
      const text = checkEdits(target, edits, sample.model, operation);
      const marked = text.split(/\r?\n/).findIndex((line) => /^\s*(?:#|\/\/) a new remark$/.test(line));
      assert.equal(marked, target.text.slice(0, span.start).split('\n').length - 1);
    }
    const comment = target.tree.comments[sample.random.below(target.tree.comments.length)];
    if (!comment) return;
    const removal: Operation = { op: 'remove-comment', span: comment.span };
    const after = checkEdits(target, planned(sample, removal), sample.model, removal);
    assert.deepEqual(lostNotes(target.text, after), [/note-\d+-/.exec(comment.text)?.[0]]);
  });
});

test('several operations of one offer build on each other', () => {
  for (const seed of SEEDS) {
    for (const sample of [yamlSample(seed), jsonSample(seed)]) {
      const maps = [[], ...pathsOf(sample.model)].filter((path) => isMap(valueAt(sample.model, path)));
      const at = maps[sample.random.below(maps.length)] ?? [];
      const [first, one] = randomPair(sample.random, 1);
      const [second, two] = randomPair(sample.random, 1);
      const [third, three] = randomPair(sample.random, 1);
      const edits = planned(
        sample,
        { op: 'set', path: [...at, 'added', 'one'], value: first },
        { op: 'append', path: [...at, 'list'], value: third },
        { op: 'set', path: [...at, 'added', 'two'], value: second },
        { op: 'append', path: [...at, 'list'], value: first },
        { op: 'rename-key', path: [...at, 'added'], to: 'renamed' },
      );
      const withMap = withValue(sample.model, [...at, 'renamed'], { one, two });
      const text = checkEdits(sample.target, edits, withValue(withMap, [...at, 'list'], [three, one]), at);
      assert.deepEqual(lostNotes(sample.target.text, text), []);
    }
  }
});

test('a snippet with every field left as it is says what the sample says', () => {
  forAll((sample, path, value) => {
    const added: Operation = isMap(value)
      ? {
          op: 'set',
          path: [...path, 'added'],
          value: map({ b: blank('$}\\'), c: list(randomPair(sample.random)[0], blank('x')) }),
        }
      : { op: 'set', path, value: { text: ['$1 {', blank('sample'), '} \\$0'] } };
    const [samples, snippets] = [
      planEdits(sample.target, [added], 'sample'),
      planEdits(sample.target, [added], 'snippet'),
    ];
    if (!samples || !snippets) return assert.equal(samples, snippets);
    const answered = snippetsAsLeft(snippets);
    assert.equal(applyEdits(sample.target.text, answered.edits).text, applyEdits(sample.target.text, samples).text);
    assert.deepEqual(
      answered.fields,
      answered.fields.map((_, index) => index + 1),
    );
    assert.ok(answered.fields.length > 0);
    for (const { start, text } of snippets) {
      const before = sample.target.text.slice(sample.target.text.lastIndexOf('\n', start - 1) + 1, start);
      assert.ok(!text.includes('\n') || !/^\s/.test(before), 'an editor would indent the further lines');
    }
  });
});
