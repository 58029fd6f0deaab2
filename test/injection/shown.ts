/** All that the core has to say to a person about a workspace, by where it is shown. */
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { messageOf } from '../../server/src/core/analysis/message.ts';
import type { DocumentState } from '../../server/src/core/analysis/state.ts';
import { suppressOffers } from '../../server/src/core/analysis/suppress.ts';
import { hoverAt } from '../../server/src/core/hover/hover.ts';
import { certificateHints } from '../../server/src/core/inlay/certificate-hints.ts';
import { lensesIn } from '../../server/src/core/lens/lenses.ts';
import { linksIn } from '../../server/src/core/navigation/links.ts';
import { type OutlineItem, outlineOf } from '../../server/src/core/navigation/outline.ts';
import { search } from '../../server/src/core/navigation/search.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { type Place, placesIn } from './tampering.ts';
import { sampled } from './workspace.ts';

export interface Shown {
  readonly surface: string;
  readonly as: 'line' | 'markdown';
  readonly text: string;
}

const line = (surface: string, text: string): Shown => ({ surface, as: 'line', text });
const markdown = (surface: string, text: string): Shown => ({ surface, as: 'markdown', text });

export function* shownOf(analyzer: Analyzer): Generator<Shown> {
  yield* findingTexts(analyzer);
  const documents = documentsOf(analyzer);
  for (const document of documents) yield* documentTexts(document, analyzer);
  for (const { items } of [...analyzer.allFiles()].map((file) => outlineOf(file))) yield* items.flatMap(outlineTexts);
  for (const { name } of search(documents, '', 100)) yield line('workspace symbol', name);
  for (const text of hoversIn(analyzer, documents)) yield markdown('hover', text);
}

export function documentsOf(analyzer: Analyzer): DocumentState[] {
  return [...analyzer.allFiles()].flatMap(({ documents }) => documents.flatMap((document) => document ?? []));
}

function* findingTexts(analyzer: Analyzer): Generator<Shown> {
  for (const { info } of analyzer.allFiles()) {
    for (const finding of analyzer.findings(info.uri)) {
      yield line('message', messageOf(analyzer, finding));
      for (const { message } of finding.related) yield line('related message', message);
      const document = analyzer.documentOf(finding.document);
      const suppressions = document ? suppressOffers(finding, document, EXAMPLE_NOW) : [];
      for (const { title } of [...finding.offers(), ...suppressions]) yield line('title of an edit', title);
    }
  }
}

function* documentTexts(document: DocumentState, analyzer: Analyzer): Generator<Shown> {
  for (const { title } of lensesIn(document, analyzer)) yield line('lens', title);
  const whole = { start: 0, end: document.ref.section.text.length };
  for (const { label, tooltip } of certificateHints(document, whole, EXAMPLE_NOW)) {
    yield line('inlay hint', label);
    yield markdown('tooltip of an inlay hint', tooltip);
  }
  for (const { tooltip } of linksIn(document)) yield line('tooltip of a link', tooltip);
}

function outlineTexts({ name, detail, items }: OutlineItem): Shown[] {
  return [line('symbol', name), line('detail of a symbol', detail), ...items.flatMap(outlineTexts)];
}

/** Hovers over texts, the longest first: those are the ones that were tampered with. */
function hoversIn(analyzer: Analyzer, documents: readonly DocumentState[]): Set<string> {
  const places = placesIn(analyzer).sort((a, b) => b.says.length - a.says.length);
  return new Set(sampled(places, 12).flatMap((place) => hoverOver(analyzer, documents, place) ?? []));
}

function hoverOver(analyzer: Analyzer, documents: readonly DocumentState[], place: Place): string | undefined {
  for (const document of documents) {
    if (document.file.info.path !== place.file) continue;
    const before = document.file.source.sections
      .slice(0, document.ref.index)
      .reduce((sum, { text }) => sum + text.length, 0);
    const offset = place.start - before + 1;
    if (offset < 0 || offset > document.ref.section.text.length) continue;
    return hoverAt(analyzer, document, offset, EXAMPLE_NOW)?.markdown;
  }
  return undefined;
}
