/**
 * Keeps the findings of a workspace up to date. An edit re-reads the documents it touches; of the rules only those run
 * again that are asked about these documents, or that have looked up a fact which changed.
 */
import type { ReadCertificate } from '../certificates/certificate.ts';
import { readDocument } from '../formats/read-document.ts';
import type { FactType } from '../model/facts.ts';
import { type DocumentRef, type FactReader, FactStore, type Underlay } from '../model/store.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import {
  editSource,
  languageOf,
  openSource,
  reopenSource,
  type SourceFile,
  type TextChange,
} from '../syntax/source.ts';
import { findingsOf } from './document-findings.ts';
import { evaluator, forgetReaders } from './evaluation.ts';
import type { Finding } from './finding.ts';
import { difference, startElsewhere } from './section-changes.ts';
import { type DocumentState, type FileInfo, type FileState, newFile, renumber } from './state.ts';
import { placesIn, Subscriptions } from './subscriptions.ts';
import { nothingTold, tell } from './told.ts';

export class Analyzer {
  private readonly files = new Map<string, FileState>();
  private readonly store: FactStore;
  private readonly rules: readonly Rule[];
  private readonly ruleIds: ReadonlySet<string>;
  private readonly rulesOn = new Map<FactType, Rule[]>();
  private readonly subscriptions = new Subscriptions<DocumentState>();
  private readonly staleFiles = new Set<FileState>();
  private readonly readCertificate: ReadCertificate;
  private now: number;
  /** The highest that a file had which is gone, so that one which comes back is not taken for what it was. */
  private lastRevision = 0;

  /** `now` in epoch milliseconds. */
  constructor(rules: readonly Rule[], now: number, readCertificate: ReadCertificate, beneath?: Underlay) {
    this.store = new FactStore(beneath);
    this.rules = rules;
    this.readCertificate = readCertificate;
    this.ruleIds = new Set(rules.map(({ id }) => id));
    for (const rule of rules)
      for (const type of rule.on) this.rulesOn.set(type, [...(this.rulesOn.get(type) ?? []), rule]);
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
    return new Set([...keys].flatMap((key) => [...this.subscriptions.of(key)]));
  }

  /** Takes in a file, or another text for one it has. */
  open(info: FileInfo, text: string): void {
    this.configure(info);
    const known = this.files.get(info.uri);
    // What a document is read as may depend on the path of its file.
    const isReopened = known?.info.path === info.path;
    this.update(
      info,
      known && isReopened ? reopenSource(known.source, text) : openSource(info.uri, languageOf(info.uri), text),
    );
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
    file.requests = undefined;
    file.isTold = false;
    for (const document of file.documents) if (document) this.markStale(document, 'all');
  }

  close(uri: string): void {
    const file = this.files.get(uri);
    if (!file) return;
    for (const document of file.documents) this.exchange(document, undefined);
    this.files.delete(uri);
    this.staleFiles.delete(file);
    this.lastRevision = Math.max(this.lastRevision, file.revision);
  }

  setNow(now: number): void {
    if (now === this.now) return;
    this.now = now;
    this.spread(['now']);
    for (const file of this.files.values()) {
      file.requests = undefined;
      file.isTold = false;
      file.revision++;
    }
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
    const document = this.files.get(ref.uri)?.documents[ref.index];
    return document?.ref === ref ? document : undefined;
  }

  /** All findings of a file in the order of the text, hidden ones included. Judges what is stale in this file only. */
  findings(uri: string): readonly Finding[] {
    const file = this.judge(uri);
    if (!file) return [];
    file.findings ??= file.documents.flatMap((document) => document?.told.findings ?? []);
    return file.findings;
  }

  /**
   * Judges what is stale in a file, up to `limit` documents; those just edited come first. What is told of the others is
   * about their text before, until they have been judged as well.
   */
  judge(uri: string, limit = Number.POSITIVE_INFINITY): FileState | undefined {
    const file = this.files.get(uri);
    if (!file) return undefined;
    for (const document of file.edited) this.refresh(document);
    let left = limit;
    for (const document of file.stale.keys())
      if (left-- > 0) this.refresh(document);
      else break;
    tell(file, { now: this.now, locked: file.info.settings.locked, ruleIds: this.ruleIds });
    return file;
  }

  /** Judges up to `limit` documents that wait for it; true when none is left. Lets a server answer in between. */
  work(limit: number): boolean {
    let done = 0;
    for (const { stale } of this.staleFiles) {
      for (const document of stale.keys()) {
        if (done++ >= limit) return false;
        this.refresh(document);
      }
    }
    return true;
  }

  private update(info: FileInfo, source: SourceFile): void {
    const file = this.files.get(info.uri) ?? newFile(info, source, this.lastRevision + 1);
    this.files.set(info.uri, file);
    const before = file.source;
    file.info = info;
    file.source = source;
    const { from, removed, added } = difference(file.documents.length === 0 ? [] : before.sections, source.sections);
    const gone = file.documents.slice(from, from + removed);
    const fresh = added.map((section, offset) => this.read(file, section, from + offset, gone[offset]));
    file.documents = [...file.documents.slice(0, from), ...fresh, ...file.documents.slice(from + removed)];
    // Before facts are filed, as they are in the order of the documents.
    if (removed !== added.length) renumber(file.documents, from);
    // Pairing old with new keeps a document that is merely edited from looking like one gone and another come.
    // From below: what is gone for good leaves before the others are filed in their new order.
    for (let i = Math.max(gone.length, fresh.length) - 1; i >= 0; i--) this.exchange(gone[i], fresh[i]);
    file.edited = fresh.flatMap((document) => document ?? []);
    file.isTold = false;
    if (startElsewhere(before.startLines, source.startLines, from, Math.min(removed, added.length))) this.moved(file);
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
      readers: new Map(),
      findings: [],
      told: previous?.told ?? nothingTold(section),
    };
    return document;
  }

  /** Files the facts of a document in place of another one's, and tells every rule that has looked them up. */
  private exchange(previous: DocumentState | undefined, next: DocumentState | undefined): void {
    if (previous) this.forget(previous);
    const changed = this.store.replace(previous, next);
    if (next) this.markStale(next, 'all');
    else if (previous && previous.told.findings.length > 0) previous.file.revision++;
    for (const { file, suppressions } of [previous, next].flatMap((one) => one ?? []))
      if (suppressions.some(({ scope }) => scope === 'file')) file.requests = undefined;
    this.spread(changed);
    // What is pointed at may say the same and stand elsewhere.
    for (const other of previous ? this.subscriptions.of(previous.ref) : []) {
      other.file.untold.add(other);
      other.file.isTold = false;
    }
  }

  private forget(document: DocumentState): void {
    this.forgetStale(document);
    document.file.untold.delete(document);
    for (const key of document.readers.keys()) this.subscriptions.remove(document, key);
  }

  private spread(keys: Iterable<string>): void {
    for (const key of keys)
      for (const document of this.subscriptions.of(key)) this.markStale(document, document.readers.get(key) ?? []);
  }

  private markStale(document: DocumentState, rules: readonly Rule[] | 'all'): void {
    const { file } = document;
    const known = file.stale.get(document);
    if (rules === 'all') file.stale.set(document, 'all');
    else if (known === undefined) file.stale.set(document, new Set(rules));
    else if (known !== 'all') for (const rule of rules) known.add(rule);
    file.isTold = false;
    this.staleFiles.add(file);
  }

  private forgetStale(document: DocumentState): void {
    const { file } = document;
    file.stale.delete(document);
    if (file.stale.size === 0) this.staleFiles.delete(file);
  }

  private refresh(document: DocumentState): void {
    const { ref, facts, file, evaluations, readers } = document;
    const stale = file.stale.get(document);
    if (!stale) return;
    this.forgetStale(document);
    const rules = stale === 'all' ? this.rulesAbout(document) : stale;
    const before = [...readers.keys()];
    forgetReaders(readers, rules);
    const subject = { ref, facts, path: file.info.path, settings: file.info.settings };
    const ask = evaluator(subject, this.store, () => this.now, this.ruleIds, readers);
    for (const rule of rules) {
      const evaluation = ask(rule);
      if (evaluation) evaluations.set(rule, evaluation);
      else evaluations.delete(rule);
    }
    document.findings = findingsOf(document);
    for (const { related } of document.findings)
      for (const { document: other } of related) {
        if (other !== ref) readers.set(other, []);
        if (other.uri !== ref.uri) readers.set(placesIn(other.uri), []);
      }
    for (const key of before) if (!readers.has(key)) this.subscriptions.remove(document, key);
    for (const key of readers.keys()) this.subscriptions.add(document, key);
    file.untold.add(document);
    file.isTold = false;
  }

  private rulesAbout({ facts }: DocumentState): ReadonlySet<Rule> {
    const types = new Set(facts.map(({ type }) => type));
    return new Set([...types].flatMap((type) => this.rulesOn.get(type) ?? []));
  }

  /** Lines have shifted: findings here, and those elsewhere that point here, are seen in another place. */
  private moved(file: FileState): void {
    file.revision++;
    for (const other of this.subscriptions.of(placesIn(file.info.uri))) other.file.revision++;
  }
}
