/** Broken texts of every kind: nothing throws, and whatever is said has words and a place in the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import { suppressOffers } from '../../server/src/core/analysis/suppress.ts';
import { planEdits } from '../../server/src/core/fixes/plan.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/model/settings.ts';
import type { DocumentRef } from '../../server/src/core/model/store.ts';
import { SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { uriOf } from '../harness/workspace.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { broken } from './broken.ts';

const SOUND: Readonly<Record<string, string>> = { ...SOUND_SPIRE, ...SOUND_CONF, ...SOUND_BUNDLE };
/** Longer hunts set these; what they find is run again with the seed. */
const { FUZZ_SEED = '20261121', FUZZ_ROUNDS = '400' } = process.env;

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
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  const open = (path: string, text: string, settings: Settings) =>
    analyzer.open({ uri: uriOf(path), path, settings }, text);
  for (const [path, text] of Object.entries(SOUND)) open(path, text, strict);
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
    const sound = SOUND[path];
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
