/** What an editor asks of the core about a file and about places in it. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { DocumentState, FileState } from '../../../server/src/core/analysis/state.ts';
import { completionsAt } from '../../../server/src/core/completion/complete.ts';
import { hoverAt } from '../../../server/src/core/hover/hover.ts';
import { certificateHints } from '../../../server/src/core/inlay/certificate-hints.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { foldsOf } from '../../../server/src/core/navigation/folding.ts';
import { linksIn } from '../../../server/src/core/navigation/links.ts';
import { nameAt } from '../../../server/src/core/navigation/names.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { selectionsAt } from '../../../server/src/core/navigation/selection.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { isWithin } from '../../../server/src/core/syntax/span.ts';
import { type Random, randomFrom } from '../../../test/unit/fixes/random.ts';
import { assertPlaced, assertWords } from '../checks/placed.ts';
import { mutated } from '../mutations.ts';
import { infoOf, inSoundWorkspace } from '../sound-workspace.ts';
import { type TrialTarget, trialTarget } from '../trial.ts';
import { decoded } from './reading.ts';

export const questions: TrialTarget = trialTarget({
  name: 'questions',
  claim: 'outline, folds, links, hints, hover, names, selection and completion never throw, and stay in the text',
  trial: (random, seeds) => ({ files: [mutated(random.pick(seeds), random, seeds)], seed: random.below(2 ** 31) }),
  check({ files, seed }) {
    const [guest] = files;
    if (!guest) return;
    const info = infoOf(`guest/${guest.path}`, DEFAULT_SETTINGS);
    inSoundWorkspace([info.path], (analyzer) => {
      analyzer.open(info, decoded(guest));
      const file = analyzer.file(info.uri);
      assert.ok(file, 'the file is there');
      askAboutFile(file);
      for (const document of file.documents.slice(0, 20))
        if (document) askAtPlaces(analyzer, document, randomFrom(seed));
    });
  },
});

function askAboutFile(file: FileState): void {
  assertNested(outlineOf(file).items);
  const lines = (file.source.startLines.at(-1) ?? 0) + (file.source.sections.at(-1)?.lineStarts.length ?? 0);
  for (const { start, end } of foldsOf(file, 1000) ?? [])
    assert.ok(0 <= start && start < end && end < lines, `a fold ${start}–${end} of ${lines} lines`);
  for (const document of file.documents) {
    if (!document) continue;
    const whole = { start: 0, end: document.ref.section.text.length };
    for (const { span } of linksIn(document)) assertPlaced(document, span, 'a link');
    for (const { offset } of certificateHints(document, whole, EXAMPLE_NOW))
      assertPlaced(document, { start: offset, end: offset }, 'a hint');
  }
}

/** Editors refuse an outline in which a name lies outside of what it names. */
function assertNested(items: readonly OutlineItem[]): void {
  for (const { name, document, span, nameSpan, items: below } of items) {
    assertPlaced(document, span, `the outline of ${name}`);
    assert.ok(isWithin(nameSpan, span), `the name of ${name} lies in it`);
    assertNested(below);
  }
}

function askAtPlaces(analyzer: Analyzer, document: DocumentState, random: Random): void {
  const { text } = document.ref.section;
  for (let count = 0; count < 6; count++) askAt(analyzer, document, random.below(text.length + 1));
}

function askAt(analyzer: Analyzer, document: DocumentState, offset: number): void {
  const { file, ref, tree } = document;
  const hover = hoverAt(analyzer, document, offset, EXAMPLE_NOW);
  if (hover) assertPlaced(document, hover.span, 'a hover');
  if (hover) assertWords(hover.markdown, 'a hover');
  const name = nameAt(document, offset);
  if (name) assertPlaced(document, name.span, 'a name');
  let inner = { start: offset, end: offset };
  for (const span of selectionsAt(document, offset)) {
    assertPlaced(document, span, 'a selection');
    assert.ok(isWithin(inner, span), `a selection ${span.start}–${span.end} holds the one before`);
    inner = span;
  }
  const { candidates } = completionsAt({
    path: file.info.path,
    language: file.source.language,
    section: ref.section,
    tree,
    offset,
    now: EXAMPLE_NOW,
    settings: file.info.settings,
    workspace: analyzer.facts(),
    rules,
    found: () => new Set(),
    stops: 'snippet',
  });
  for (const { replace, label } of candidates) {
    assertPlaced(document, replace, `the completion ${label}`);
    assert.ok(replace.start <= offset && offset <= replace.end, `the completion ${label} stands at the cursor`);
  }
}
