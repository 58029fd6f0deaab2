/** Whatever an editor asks about a broken text: nothing throws, and every answer has its place in the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import type { DocumentState, FileState } from '../../server/src/core/analysis/state.ts';
import { completionsAt } from '../../server/src/core/completion/complete.ts';
import { hoverAt } from '../../server/src/core/hover/hover.ts';
import { certificateHints } from '../../server/src/core/inlay/certificate-hints.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { foldsOf } from '../../server/src/core/navigation/folding.ts';
import { linksIn } from '../../server/src/core/navigation/links.ts';
import { nameAt } from '../../server/src/core/navigation/names.ts';
import { type OutlineItem, outlineOf } from '../../server/src/core/navigation/outline.ts';
import { selectionsAt } from '../../server/src/core/navigation/selection.ts';
import { SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { isWithin, type Span } from '../../server/src/core/syntax/span.ts';
import { uriOf } from '../harness/workspace.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { broken } from './broken.ts';

/** Longer hunts set these; what they find is run again with the seed. */
const { FUZZ_SEED = '20261121', FUZZ_ROUNDS = '400' } = process.env;

function wholeOf({ ref }: DocumentState): Span {
  return { start: 0, end: ref.section.text.length };
}

function assertPlaced(document: DocumentState, span: Span, what: string): void {
  assert.ok(span.start <= span.end && isWithin(span, wholeOf(document)), `${what}: ${span.start}–${span.end}`);
}

/** Editors refuse an outline in which a name lies outside of what it names. */
function assertNested(items: readonly OutlineItem[]): void {
  for (const { name, document, span, nameSpan, items: below } of items) {
    assertPlaced(document, span, `outline of ${name}`);
    assert.ok(isWithin(nameSpan, span), `the name of ${name} lies in it`);
    assertNested(below);
  }
}

function askAboutFile(file: FileState): void {
  assertNested(outlineOf(file).items);
  for (const { start, end } of foldsOf(file, 1000) ?? []) assert.ok(start < end, `fold ${start}–${end}`);
  for (const document of file.documents) {
    if (!document) continue;
    for (const { span } of linksIn(document)) assertPlaced(document, span, 'link');
    for (const { offset } of certificateHints(document, wholeOf(document), EXAMPLE_NOW))
      assertPlaced(document, { start: offset, end: offset }, 'hint');
  }
}

function askAt(analyzer: Analyzer, document: DocumentState, offset: number): void {
  const { file, ref, tree } = document;
  const hover = hoverAt(analyzer, document, offset, EXAMPLE_NOW);
  if (hover) assertPlaced(document, hover.span, 'hover');
  if (hover) assert.doesNotMatch(hover.markdown, /\bundefined\b|\bNaN\b|\[object /);
  const name = nameAt(document, offset);
  if (name) assertPlaced(document, name.span, 'name');
  for (const span of selectionsAt(document, offset)) assertPlaced(document, span, 'selection');
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
  for (const { replace } of candidates) assertPlaced(document, replace, 'completion');
}

test('hover, completion, names, selection, outline, folds, links and hints of broken texts', () => {
  const random = randomFrom(Number(FUZZ_SEED));
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  const open = (path: string, text: string) =>
    analyzer.open({ uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, text);
  for (const [path, text] of Object.entries({ ...SOUND_SPIRE, ...SOUND_CONF, ...SOUND_BUNDLE })) open(path, text);
  for (let round = 0; round < Number(FUZZ_ROUNDS); round++) {
    const { path, text } = broken(random);
    const guest = `guest/${path}`;
    open(guest, text);
    const file = analyzer.file(uriOf(guest)) ?? assert.fail('the file is there');
    try {
      askAboutFile(file);
      for (const document of file.documents)
        for (let i = 0; document && i < 4; i++)
          askAt(analyzer, document, random.below(document.ref.section.text.length + 1));
    } catch (error) {
      throw new Error(`round ${round}, ${path}:\n${text}`, { cause: error });
    }
    analyzer.close(uriOf(guest));
  }
});
