/** Broken texts of every kind: nothing throws, and whatever is said has words and a place in the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import { suppressOffers } from '../../server/src/core/analysis/suppress.ts';
import { planEdits } from '../../server/src/core/fixes/plan.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/model/settings.ts';
import type { DocumentRef } from '../../server/src/core/model/store.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { uriOf } from '../harness/workspace.ts';
import { type Random, randomFrom } from '../unit/fixes/random.ts';
import { type ExampleText, exampleTexts } from './texts.ts';

const TEXTS = exampleTexts();
/** Longer hunts set these; what they find is run again with the seed. */
const { FUZZ_SEED = '20261121', FUZZ_ROUNDS = '400' } = process.env;

/** What people and programs leave behind in a text. */
const SIGNS = `{ } [ ] " ' , : ? - | > # \\ ~ & * ! % @ &a *a !x !!binary {{ }} {{- $(X) \${X} <X> __proto__: 🔑`.split(
  ' ',
);
const WORDS = 'null TODO 0x1F 1e999 -0 90d 2026-02-31 spiffe:// https://[::1]:99999/ fedlint.dev/v1alpha1'.split(' ');
const LINES = `---
...
%YAML 1.2
<<: *a
kind: List
items:
kind: Federation
apiVersion: fedlint.dev/v1alpha1
# fedlint-ignore-file
# fedlint-ignore missing-owner until=2026-12-31 -- x
# fedlint.dev/owner: x`.split(/(?<=\n)/);
const BLANKS = [' ', '  ', '\t', '\n', '\r\n', '\r', '\0', '\u001b[31m', '\uFEFF', '\u2028', '\ud800', '\u202e'];
const MORSELS = [...SIGNS, ...WORDS, ...LINES, ...BLANKS, '9'.repeat(400), 'a'.repeat(3000)];

function morsel(random: Random): string {
  return MORSELS[random.below(MORSELS.length)] ?? '';
}

function broken(random: Random): ExampleText {
  const pick = () => TEXTS[random.below(TEXTS.length)] ?? { path: 'a.yaml', text: '' };
  const { path, text: sound } = pick();
  let text = sound;
  for (let damage = 1 + random.below(4); damage > 0; damage--) {
    const at = random.below(text.length + 1);
    const to = Math.min(text.length, at + random.below(60));
    const other = pick().text;
    const from = random.below(other.length + 1);
    text = random.pick([
      () => text.slice(0, at),
      () => text.slice(at),
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, to) + text.slice(at),
      () => text.slice(0, at) + morsel(random) + text.slice(at),
      () => text.slice(0, at) + morsel(random) + text.slice(to),
      () => text.slice(0, at) + other.slice(from, from + random.below(400)) + text.slice(to),
      () => text.slice(0, at) + text.slice(at).replace(/\n +/, '\n'),
      () => text.slice(0, at) + text.slice(at).replace(/\n/, '\n  '),
      () => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n'])),
    ])();
  }
  return { path, text };
}

function assertPlaced(analyzer: Analyzer, ref: DocumentRef, { start, end }: Span, context: string): void {
  assert.ok(analyzer.documentOf(ref), `the document is there\n${context}`);
  const { length } = ref.section.text;
  assert.ok(0 <= start && start <= end && end <= length, `${start}–${end} in a text of ${length}\n${context}`);
}

function assertSound(analyzer: Analyzer, finding: Finding, context: string): void {
  const { rule, message, document, span, related } = finding;
  const told = `${rule.id}: ${message}\n${context}`;
  assert.notEqual(rule.id, 'internal-error', told);
  assert.notEqual(message.trim(), '', told);
  assert.doesNotMatch(message, /\bundefined\b|\bNaN\b|\[object /, told);
  assertPlaced(analyzer, document, span, told);
  for (const other of related) {
    assert.notEqual(other.message.trim(), '', told);
    assertPlaced(analyzer, other.document, other.span, told);
  }
}

function assertEditable(analyzer: Analyzer, finding: Finding, context: string): void {
  const document = analyzer.documentOf(finding.document);
  if (!document) return;
  for (const offer of [...finding.offers(), ...suppressOffers(finding, document, EXAMPLE_NOW)]) {
    for (const rendering of ['plain', 'snippet'] as const) {
      for (const { uri, edits } of editsOf(analyzer, finding, offer, rendering)?.changes ?? []) {
        const length = analyzer.file(uri)?.source.sections.reduce((sum, { text }) => sum + text.length, 0) ?? -1;
        for (const { start, end } of edits)
          assert.ok(
            0 <= start && start <= end && end <= length,
            `${offer.title}: ${start}–${end} of ${length}\n${context}`,
          );
      }
    }
  }
}

/** Breaks a file of a sound workspace in every round, and hands it over; now and then the damage stays. */
function inBrokenWorkspaces(rounds: number, look: (analyzer: Analyzer, uri: string, context: string) => void): void {
  const random = randomFrom(Number(FUZZ_SEED));
  const strict = { ...DEFAULT_SETTINGS, adoption: 'strict' as const };
  const analyzer = new Analyzer(rules, EXAMPLE_NOW);
  const open = (path: string, text: string, settings: Settings) =>
    analyzer.open({ uri: uriOf(path), path, settings }, text);
  for (const [path, text] of Object.entries(SOUND_SPIRE)) open(path, text, strict);
  for (let round = 0; round < rounds; round++) {
    const { path, text } = broken(random);
    const context = `round ${round}, ${path}:\n${text}`;
    try {
      open(path, text, random.chance(0.5) ? strict : DEFAULT_SETTINGS);
      look(analyzer, uriOf(path), context);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      throw new Error(`it threw in ${context}`, { cause: error });
    }
    const sound = SOUND_SPIRE[path];
    if (sound === undefined) analyzer.close(uriOf(path));
    else if (random.chance(0.7)) open(path, sound, strict);
  }
}

test('broken texts among sound ones: nothing throws, every finding has words and a place', () => {
  inBrokenWorkspaces(Number(FUZZ_ROUNDS), (analyzer, _, context) => {
    while (!analyzer.work(1000));
    for (const { info } of analyzer.allFiles())
      for (const finding of analyzer.findings(info.uri)) assertSound(analyzer, finding, context);
  });
});

test('edits on broken texts are refused or made, and nothing throws', () => {
  inBrokenWorkspaces(Number(FUZZ_ROUNDS) / 4, (analyzer, uri, context) => {
    for (const finding of analyzer.findings(uri)) assertEditable(analyzer, finding, context);
  });
});

test('an edit in a text whose list stands left of where it should', () => {
  const text = 'a:\n  b: x\n   c:\n  - d\n';
  const target = { language: 'yaml' as const, text, tree: readYaml(text) };
  assert.doesNotThrow(() => planEdits(target, [{ op: 'append', path: ['q'], value: 'v' }], 'plain'));
});
