/** All that can be seen of a workspace, in texts that can be compared. */
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { editsOf } from '../../../server/src/core/analysis/edits.ts';
import { type Finding, isVisible } from '../../../server/src/core/analysis/finding.ts';
import { fixAll } from '../../../server/src/core/analysis/fix-all.ts';
import { messageOf } from '../../../server/src/core/analysis/message.ts';
import type { DocumentState, FileState } from '../../../server/src/core/analysis/state.ts';
import { suppressOffers } from '../../../server/src/core/analysis/suppress.ts';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import { certificateHints } from '../../../server/src/core/inlay/certificate-hints.ts';
import { lensesIn } from '../../../server/src/core/lens/lenses.ts';
import { filingsOf, type IndexName } from '../../../server/src/core/model/filing.ts';
import type { DocumentRef } from '../../../server/src/core/model/store.ts';
import { foldsOf } from '../../../server/src/core/navigation/folding.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { search } from '../../../server/src/core/navigation/search.ts';
import { newFindings } from '../../../server/src/core/review/new-findings.ts';
import { reviewOf } from '../../../server/src/core/review/review.ts';
import { viewsOf } from '../../../server/src/core/review/view.ts';
import type { Offer } from '../../../server/src/core/rules/rule.ts';
import { rangeAt } from '../../../server/src/core/syntax/source.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import type { Product } from './product.ts';

/** What is looked at, such as "findings of a.yaml", and what is seen. */
export type Look = ReadonlyMap<string, string>;

/** `withEdits` plans every edit on offer too, which takes several times as long as all the rest. */
export function lookAt(product: Product, withEdits: boolean): Look {
  const { analyzer, now } = product;
  const look = new Map<string, string>();
  const files = [...analyzer.allFiles()].sort((a, b) => (a.info.uri < b.info.uri ? -1 : 1));
  look.set('files', lines(files.map(({ info }) => [info.path, info.settings])));
  for (const file of files) {
    const { path, uri } = file.info;
    const findings = analyzer.findings(uri);
    const documents = file.documents.flatMap((document) => document ?? []);
    look.set(`sections of ${path}`, lines(file.source.sections.map((one, i) => [file.source.startLines[i], one])));
    look.set(`facts of ${path}`, lines(documents.map(({ ref, facts }) => [ref.index, ref.section.text.length, facts])));
    look.set(`tree of ${path}`, lines(documents.map(({ tree }) => tree)));
    look.set(`findings of ${path}`, lines(findings.map((finding) => describe(analyzer, finding))));
    look.set(`offers of ${path}`, lines(findings.map(offered)));
    look.set(`symbols of ${path}`, lines(outlineOf(file).items.map((item) => symbol(file, item))));
    look.set(`folds of ${path}`, JSON.stringify(foldsOf(file, 5000)) ?? '');
    look.set(`lenses of ${path}`, lines(documents.map((document) => lensesIn(document, analyzer))));
    look.set(`hints of ${path}`, lines(documents.map((document) => hints(document, now))));
    if (withEdits) look.set(`edits of ${path}`, lines(editsOn(analyzer, findings, now)));
  }
  look.set(
    'found',
    lines(search(files.flatMap(documentsIn), '', 200).map((one) => [one.name, one.document.ref, one.span])),
  );
  look.set('store', lines(lookUps(analyzer, files).sort()));
  const { review } = product;
  if (review) {
    // Which rules looked at a fact is known once they have run.
    analyzer.work(Number.POSITIVE_INFINITY);
    const { base, files: compared } = review;
    look.set('changes', lines(viewsOf(reviewOf(base, analyzer, compared, now), base, analyzer)));
    look.set('new findings', lines([...newFindings(base, analyzer, compared)].map((one) => describe(analyzer, one))));
  }
  return look;
}

/** What a person sees of the findings of a file. */
export function shownOf(analyzer: Analyzer, uri: string): string {
  return lines(
    analyzer
      .findings(uri)
      .filter(isVisible)
      .map((finding) => describe(analyzer, finding)),
  );
}

function lines(items: readonly unknown[]): string {
  return items.map((item) => JSON.stringify(item)).join('\n');
}

function documentsIn(file: FileState): DocumentState[] {
  return file.documents.flatMap((document) => document ?? []);
}

function describe(analyzer: Analyzer, finding: Finding): unknown {
  const { rule, severity, document, span, related, suppressed, tag } = finding;
  const others = related.map((one) => [one.document.uri, place(analyzer, one.document, one.span), one.message]);
  const message = messageOf(analyzer, finding);
  return [rule.id, severity, message, place(analyzer, document, span), others, tag, suppressed];
}

function offered({ rule, offers }: Finding): unknown {
  return [rule.id, offers().map(({ title, kind, operations }) => [title, kind, operations.map(operation)])];
}

/** A document elsewhere is named, not shown. */
function operation(of: Operation): unknown {
  return 'document' in of && of.document ? { ...of, document: [of.document.uri, of.document.index] } : of;
}

function place(analyzer: Analyzer, ref: DocumentRef, span: Span) {
  const document = analyzer.documentOf(ref);
  return document ? rangeAt(document.file.source, ref.index, span) : 'nowhere';
}

function symbol(file: FileState, { document, span, nameSpan, items, name, detail, kind }: OutlineItem): unknown {
  const range = (of: Span) => rangeAt(file.source, document.ref.index, of);
  return [name, detail, kind, range(span), range(nameSpan), items.map((item) => symbol(file, item))];
}

function hints(document: DocumentState, now: number) {
  return certificateHints(document, { start: 0, end: document.ref.section.text.length }, now);
}

function editsOn(analyzer: Analyzer, findings: readonly Finding[], now: number): unknown[] {
  const planned = (finding: Finding, offers: readonly Offer[]) =>
    offers.map((offer) => [offer.title, offer.kind, editsOf(analyzer, finding, offer, 'sample')]);
  const single = findings.map((finding) => {
    const document = analyzer.documentOf(finding.document);
    return [
      ...planned(finding, finding.offers()),
      ...(document ? planned(finding, suppressOffers(finding, document, now)) : []),
    ];
  });
  return [...single, fixAll(analyzer, findings).files];
}

/** Whatever was once filed somewhere may have been left there. */
const indexes = new Set<IndexName>();

/** Every fact under every key, as the store has it. */
function lookUps(analyzer: Analyzer, files: readonly FileState[]): unknown[] {
  const store = analyzer.facts();
  const names = new Map<object, string>();
  for (const document of files.flatMap(documentsIn)) {
    for (const [i, fact] of document.facts.entries()) {
      names.set(fact, `${document.ref.uri} ${document.ref.index} ${i}`);
      for (const { index } of filingsOf(fact)) indexes.add(index);
    }
  }
  return [...indexes].flatMap((index) => [
    [index, store.any(index)],
    ...store.keys(index).map((key) => {
      const located = store.lookup(index, key);
      return [index, key, ...located.map(({ fact, document }) => `${names.get(fact)} in ${document.index}`).sort()];
    }),
  ]);
}
