/**
 * Keeps the findings of a workspace up to date. An edit re-reads the documents it touches; of the rules only those run
 * again that are asked about these documents, or that have looked up a fact which changed.
 */
import type { ReadCertificate } from '../certificates/certificate.ts';
import { readDocument } from '../formats/read-document.ts';
import { type DocumentRef, type FactReader, FactStore, type Underlay } from '../model/store.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import { editSource, languageOf, openSource, type SourceFile, type TextChange } from '../syntax/source.ts';
import { findingsOf } from './document-findings.ts';
import { evaluator } from './evaluation.ts';
import { fileFindings } from './file-findings.ts';
import { type Finding, looksTheSame } from './finding.ts';
import type { DocumentState, FileInfo, FileState } from './state.ts';
import { Subscriptions } from './subscriptions.ts';

export class Analyzer {
  private readonly files = new Map<string, FileState>();
  private readonly byRef = new WeakMap<DocumentRef, DocumentState>();
  private readonly store: FactStore;
  private readonly rules: readonly Rule[];
  private readonly ruleIds: ReadonlySet<string>;
  private readonly subscriptions = new Subscriptions<DocumentState>();
  private readonly staleDocuments = new Set<DocumentState>();
  private readonly readCertificate: ReadCertificate;
  private now: number;

  /** `now` in epoch milliseconds. */
  constructor(rules: readonly Rule[], now: number, readCertificate: ReadCertificate, beneath?: Underlay) {
    this.store = new FactStore(beneath);
    this.rules = rules;
    this.readCertificate = readCertificate;
    this.ruleIds = new Set(rules.map(({ id }) => id));
    this.now = now;
  }

  /**
   * Another state of the same workspace: without these files, and with those that are opened in it. All others show
   * through, and must not change for as long as it is in use.
   */
  variant(without: ReadonlySet<string>): Analyzer {
    const isHidden = ({ uri }: DocumentRef): boolean => without.has(uri) || variant.files.has(uri);
    const variant = new Analyzer(this.rules, this.now, this.readCertificate, { facts: this.facts(), isHidden });
    return variant;
  }

  /** The documents with rules that looked up one of these keys of the store. */
  readersOf(keys: Iterable<string>): ReadonlySet<DocumentState> {
    return new Set([...this.subscriptions.of(keys)].map(([document]) => document));
  }

  /** Takes in a file, or another text for one it has. */
  open(info: FileInfo, text: string): void {
    this.configure(info);
    this.update(info, openSource(info.uri, languageOf(info.uri), text));
  }

  edit(uri: string, changes: readonly TextChange[]): void {
    const file = this.files.get(uri);
    if (file) this.update(file.info, editSource(file.source, changes));
  }

  /** Rules read settings freely, so a file with other settings is judged anew. */
  configure(info: FileInfo): void {
    const file = this.files.get(info.uri);
    if (!file || file.info.settings === info.settings) return;
    file.info = info;
    for (const document of file.documents) if (document) this.markAllStale(document);
  }

  close(uri: string): void {
    const file = this.files.get(uri);
    if (!file) return;
    for (const document of file.documents) this.exchange(document, undefined);
    this.files.delete(uri);
  }

  setNow(now: number): void {
    if (now === this.now) return;
    this.now = now;
    this.spread(['now']);
    for (const file of this.files.values()) invalidate(file);
  }

  file(uri: string): FileState | undefined {
    return this.files.get(uri);
  }

  allFiles(): Iterable<FileState> {
    return this.files.values();
  }

  /** The facts of the workspace, for features that look things up without being a rule. */
  facts(): FactReader {
    return this.store.reader(() => {});
  }

  /** What a rule sees around a document, for features that judge without being a rule. */
  context({ ref, file }: DocumentState): RuleContext {
    const { settings, path } = file.info;
    return { now: this.now, settings, document: ref, path, workspace: this.facts(), ruleIds: this.ruleIds };
  }

  /** Undefined once the document has been edited or closed. */
  documentOf(ref: DocumentRef): DocumentState | undefined {
    const document = this.byRef.get(ref);
    return document && document.file.documents[ref.index] === document ? document : undefined;
  }

  /** All findings of a file in the order of the text, hidden ones included. Judges what is stale in this file only. */
  findings(uri: string): readonly Finding[] {
    const file = this.files.get(uri);
    if (!file) return [];
    for (const document of file.staleDocuments) this.refresh(document);
    if (file.stale) {
      file.findings = fileFindings(file, this.now, this.ruleIds);
      file.stale = false;
    }
    return file.findings;
  }

  /** Judges up to `limit` documents that wait for it; true when none is left. Lets a server answer in between. */
  work(limit: number): boolean {
    let done = 0;
    for (const document of this.staleDocuments) {
      if (done++ >= limit) return false;
      this.refresh(document);
    }
    return true;
  }

  private update(info: FileInfo, source: SourceFile): void {
    const file = this.files.get(info.uri) ?? newFile(info, source);
    this.files.set(info.uri, file);
    const before = file.source;
    file.info = info;
    file.source = source;
    const { from, removed, added } = difference(file.documents.length === 0 ? [] : before.sections, source.sections);
    const gone = file.documents.slice(from, from + removed);
    const fresh = added.map((section, offset) => this.read(file, section, from + offset, gone[offset]));
    // Pairing old with new keeps a document that is merely edited from looking like one gone and another come.
    for (let i = 0; i < Math.max(gone.length, fresh.length); i++) this.exchange(gone[i], fresh[i]);
    file.documents = [...file.documents.slice(0, from), ...fresh, ...file.documents.slice(from + removed)];
    if (removed !== added.length)
      for (const [i, document] of file.documents.entries()) if (document) document.ref.index = i;
    file.edited = fresh.flatMap((document) => document ?? []);
    file.stale = true;
    if (before.startLines.at(-1) !== source.startLines.at(-1)) this.moved(file);
  }

  /** An edited document keeps its reference, so that findings elsewhere go on pointing at it. */
  private read(
    file: FileState,
    section: Section,
    index: number,
    previous: DocumentState | undefined,
  ): DocumentState | undefined {
    const { path, uri } = file.info;
    const { language } = file.source;
    const { readCertificate } = this;
    const request = { path, language, section, previous: previous?.tree, readCertificate };
    const { tree, manifests, facts } = readDocument(request);
    if (facts.length === 0 && !tree) return undefined;
    const ref = Object.assign(previous?.ref ?? { uri, section, index }, { section, index });
    const document: DocumentState = {
      ...{ ref, file, tree, manifests, facts },
      suppressions: facts.filter((fact) => fact.type === 'suppression'),
      evaluations: new Map(),
      stale: new Set(),
      findings: [],
      judged: section,
    };
    this.byRef.set(ref, document);
    return document;
  }

  /** Files the facts of a document in place of another one's, and tells every rule that has looked them up. */
  private exchange(previous: DocumentState | undefined, next: DocumentState | undefined): void {
    if (previous) this.forget(previous);
    const changed = this.store.replace(previous, next);
    if (next) {
      next.findings = previous?.findings ?? [];
      next.judged = previous?.judged ?? next.judged;
      this.markAllStale(next);
    } else if (previous && previous.findings.length > 0) previous.file.revision++;
    this.spread(changed);
  }

  private forget(document: DocumentState): void {
    this.forgetStale(document);
    for (const [rule, { reads }] of document.evaluations) this.subscriptions.remove(document, rule, reads);
  }

  private markAllStale(document: DocumentState): void {
    const types = new Set(document.facts.map(({ type }) => type));
    for (const rule of this.rules) if (rule.on.some((type) => types.has(type))) document.stale.add(rule);
    this.noteStale(document);
  }

  private spread(keys: Iterable<string>): void {
    for (const [document, rules] of this.subscriptions.of(keys)) {
      for (const rule of rules) document.stale.add(rule);
      this.noteStale(document);
    }
  }

  private noteStale(document: DocumentState): void {
    this.staleDocuments.add(document);
    document.file.staleDocuments.add(document);
  }

  private forgetStale(document: DocumentState): void {
    this.staleDocuments.delete(document);
    document.file.staleDocuments.delete(document);
  }

  private refresh(document: DocumentState): void {
    this.forgetStale(document);
    const { ref, facts, file, evaluations } = document;
    const subject = { ref, facts, path: file.info.path, settings: file.info.settings };
    const ask = evaluator(subject, this.store, this.now, this.ruleIds);
    for (const rule of document.stale) {
      const previous = evaluations.get(rule);
      if (previous) this.subscriptions.remove(document, rule, previous.reads);
      const evaluation = ask(rule);
      evaluations.set(rule, evaluation);
      this.subscriptions.add(document, rule, evaluation.reads);
    }
    document.stale.clear();
    const findings = findingsOf(document);
    const before = { findings: document.findings, section: document.judged };
    if (!looksTheSame(before, { findings, section: ref.section })) file.revision++;
    document.findings = findings;
    document.judged = ref.section;
    file.stale = true;
  }

  /** Lines have shifted: findings here, and those elsewhere that point here, are seen in another place. */
  private moved(file: FileState): void {
    file.revision++;
    const { uri } = file.info;
    for (const other of this.files.values()) {
      if (other.findings.some(({ related }) => related.some(({ document }) => document.uri === uri))) invalidate(other);
    }
  }
}

function newFile(info: FileInfo, source: SourceFile): FileState {
  const empty = { documents: [], staleDocuments: new Set<DocumentState>(), edited: [], findings: [] };
  return { info, source, ...empty, revision: 0, stale: true };
}

function invalidate(file: FileState): void {
  file.stale = true;
  file.revision++;
}

/** What lies between the sections that two versions of a file share at the top and at the bottom. */
function difference(
  before: readonly Section[],
  after: readonly Section[],
): { from: number; removed: number; added: readonly Section[] } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let below = 0;
  while (below < shorter - from && before.at(-1 - below) === after.at(-1 - below)) below++;
  return { from, removed: before.length - from - below, added: after.slice(from, after.length - below) };
}
