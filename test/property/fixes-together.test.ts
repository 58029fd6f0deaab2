/** Fixes that are made together: each as a whole or not at all, until none is left, and never on a text they do not know. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import { fixAll } from '../../server/src/core/analysis/fix-all.ts';
import { fixInRounds } from '../../server/src/core/analysis/fix-rounds.ts';
import type { Operation } from '../../server/src/core/fixes/operation.ts';
import { TRUST_DOMAIN } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { type Rule, rule } from '../../server/src/core/rules/rule.ts';
import { analyze, findingsIn, uriOf } from '../harness/workspace.ts';
import { type Random, randomFrom } from '../unit/fixes/random.ts';
import { relayout } from './fixes/relayout.ts';
import { tryFixAll, trySubset } from './fixes/together.ts';
import { textIn, textsAfter } from './fixes/workspace.ts';

const FIELDS = ['trustDomain', 'role', 'owner', 'operator'] as const;

/** A rule that finds every trust domain, and offers this. */
function offering(id: string, operations: (document: (name: string) => DocumentOf) => readonly Operation[]): Rule {
  const [any] = rules;
  assert.ok(any);
  return {
    ...any,
    ...rule({
      ...any,
      id,
      edit: 'fix',
      on: ['trust-domain'],
      *check(fact, { workspace, document }) {
        if (document.uri !== uriOf('a.yaml')) return;
        const named = (name: string): DocumentOf => {
          const found = workspace.lookup('trust-domain', `${name}.example`)[0]?.document;
          assert.ok(found, name);
          return { document: found };
        };
        yield {
          at: fact.resource.kindSpan,
          message: id,
          offers: () => [{ title: id, kind: 'fix', operations: operations(named) }],
        };
      },
    }),
  };
}

interface DocumentOf {
  readonly document: NonNullable<Extract<Operation, { op: 'set' }>['document']>;
}

const NAMES = ['a', 'b', 'c'] as const;

function domains(random: Random) {
  const files = NAMES.map((name) => [`${name}.yaml`, TRUST_DOMAIN.replace('shop.corp.example', `${name}.example`)]);
  return relayout(Object.fromEntries(files), random);
}

test('of fixes that overlap, in one file or in several, each is made as a whole or left out', () => {
  let postponed = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const files = domains(random);
    const fixes = Array.from({ length: 5 }, (_, nth) =>
      Array.from({ length: 1 + random.below(3) }, (_, part) => ({
        name: random.pick(NAMES),
        field: random.pick(FIELDS),
        value: `fix-${nth}-part-${part}-`,
      })).filter(
        ({ name, field }, at, all) => all.findIndex((other) => other.name === name && other.field === field) === at,
      ),
    );
    const selected = fixes.map((parts, nth) =>
      offering(`fix-${nth}`, (named) =>
        parts.map(({ name, field, value }) => ({ op: 'set', path: ['spec', field], value, ...named(name) })),
      ),
    );
    const analyzer = analyze(files, selected);
    const all = fixAll(analyzer, findingsIn(analyzer));
    postponed += all.postponed.length;
    assert.equal(all.fixed.length + all.postponed.length, fixes.length);
    const after = [...textsAfter(analyzer, { changes: all.files, created: [] }, '').values()].join('');
    for (const [nth, parts] of fixes.entries()) {
      const written = parts.filter(({ value }) => after.includes(value)).length;
      const isFixed = all.fixed.some(({ title }) => title === `fix-${nth}`);
      assert.equal(written, isFixed ? parts.length : 0, `seed ${seed}, fix ${nth}\n${after}`);
    }
  }
  assert.ok(postponed > 30, 'they did overlap');
});

test('two fixes of different letters of one value are not mixed', () => {
  const first = offering('first', () => [{ op: 'set', path: ['spec', 'owner'], value: 'Team-identity' }]);
  const second = offering('second', () => [{ op: 'set', path: ['spec', 'owner'], value: 'team-identities' }]);
  const analyzer = analyze(domains(randomFrom(1)), [first, second]);
  const { fixed, postponed } = fixAll(analyzer, findingsIn(analyzer));
  assert.deepEqual([fixed.length, postponed.length], [1, 1]);
});

test('a fix of several files leaves all of them alone where it may not write to one', () => {
  const fix = offering('both', (named) =>
    NAMES.map((name) => ({ op: 'set', path: ['spec', 'owner'], value: 'other', ...named(name) })),
  );
  const analyzer = analyze(domains(randomFrom(2)), [fix]);
  const run = fixInRounds(analyzer, new Set(['a.yaml', 'b.yaml'].map(uriOf)), findingsIn);
  assert.deepEqual([run.files, run.fixed], [[], []]);
});

test('a fix that would break one of its files is made in none of them, and others still are', () => {
  const breaking = offering('breaking', (named) => [
    { op: 'set', path: ['spec', 'owner'], value: 'other', ...named('a') },
    { op: 'set', path: ['spec', 'owner'], value: 'other', ...named('b') },
  ]);
  const sound = offering('sound', (named) => [{ op: 'set', path: ['spec', 'role'], value: 'verifier', ...named('a') }]);
  const analyzer = analyze(domains(randomFrom(3)), [breaking, sound]);
  const texts = NAMES.map((name) => textIn(analyzer, uriOf(`${name}.yaml`)));
  // Whatever is written to the second file, the reader of this test finds a fault with it.
  const open = analyzer.open.bind(analyzer);
  analyzer.open = (info, text) => open(info, info.path === 'b.yaml' && text !== texts[1] ? `${text}\n"` : text);
  const run = fixInRounds(analyzer, new Set(NAMES.map((name) => uriOf(`${name}.yaml`))), findingsIn);
  assert.deepEqual(run.broken, [uriOf('b.yaml')]);
  assert.deepEqual(
    run.files.map(({ uri }) => uri),
    [uriOf('a.yaml')],
  );
  assert.deepEqual(
    run.fixed.map(({ title }) => title),
    ['sound'],
  );
  assert.equal(textIn(analyzer, uriOf('b.yaml')), texts[1]);
  assert.doesNotMatch(textIn(analyzer, uriOf('a.yaml')), /other/);
});

test('two fixes that undo each other end after a stated number of rounds', () => {
  const turning = rules.map((one) => one)[0];
  assert.ok(turning);
  const flip = offering('flip', () => [{ op: 'rename-key', path: ['spec', 'owner'], to: 'Owner' }]);
  const flop = offering('flop', () => [{ op: 'rename-key', path: ['spec', 'Owner'], to: 'owner' }]);
  const analyzer = analyze(domains(randomFrom(4)), [flip, flop]);
  const run = fixInRounds(analyzer, new Set([uriOf('a.yaml')]), findingsIn);
  assert.equal(run.isEndless, true);
  assert.equal(run.fixed.length, 10);
});

test('an edit for a text that has changed since is refused', () => {
  const fix = offering('fix', () => [{ op: 'set', path: ['spec', 'owner'], value: 'other' }]);
  const analyzer = analyze({ 'a.yaml': TRUST_DOMAIN.replace('shop.corp', 'a') }, [fix]);
  const [finding] = findingsIn(analyzer);
  const [offer] = finding?.offers() ?? [];
  assert.ok(finding && offer && editsOf(analyzer, finding, offer, 'plain'));
  const start = { line: 0, character: 0 };
  analyzer.edit(uriOf('a.yaml'), [{ range: { start, end: start }, text: '# a line more\n' }]);
  assert.equal(editsOf(analyzer, finding, offer, 'plain'), undefined);
  analyzer.edit(uriOf('a.yaml'), [{ range: { start, end: { line: 1, character: 0 } }, text: '' }]);
  assert.ok(editsOf(analyzer, finding, offer, 'plain'), 'the same text once more');
  analyzer.close(uriOf('a.yaml'));
  assert.equal(editsOf(analyzer, finding, offer, 'plain'), undefined);
});

for (const { id, bad } of rules.filter(({ edit }) => edit === 'fix')) {
  test(`${id}: fixing all reaches an end where nothing is left to fix`, () => {
    const files = relayout(typeof bad === 'string' ? { 'example.yaml': bad } : bad, randomFrom(id.length));
    const analyzer = analyze(files);
    assert.ok(tryFixAll(analyzer, id) > 0);
    trySubset(analyzer, randomFrom(1), id);
  });
}
