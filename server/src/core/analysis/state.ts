/** What the analyzer remembers of files and of the documents in them. */
import type { Manifest } from '../formats/kind.ts';
import type { Fact, SuppressionFact } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Rule } from '../rules/rule.ts';
import type { SourceFile } from '../syntax/source.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Evaluation, Readers } from './evaluation.ts';
import type { Finding } from './finding.ts';
import type { FileRequests } from './requests.ts';
import type { Told } from './told.ts';

/** What the analyzer is told about a file besides its text. */
export interface FileInfo {
  readonly uri: string;
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly settings: Settings;
}

/** A document that is ours, and all that is known about it. */
export interface DocumentState {
  /** The analyzer alone moves its index. */
  readonly ref: { -readonly [key in keyof DocumentRef]: DocumentRef[key] };
  readonly file: FileState;
  readonly tree: SyntaxTree | undefined;
  readonly manifests: readonly Manifest[];
  readonly facts: readonly Fact[];
  /** Those of the facts that ask to hide findings. */
  readonly suppressions: readonly SuppressionFact[];
  /** Of the rules that said something, or failed. */
  readonly evaluations: Map<Rule, Evaluation>;
  /** What the rules have looked up elsewhere. */
  readonly readers: Readers;
  /** What the rules said last. */
  findings: readonly Finding[];
  /** What people see of it. Of an edited document, until its rules have run, that of the text before. */
  told: Told;
}

export interface FileState {
  info: FileInfo;
  source: SourceFile;
  /** One place per section; empty where the section is none of our business. */
  documents: (DocumentState | undefined)[];
  /** Grows whenever a person would see different findings, or see them elsewhere. */
  revision: number;
  /** Documents with rules that have to run: all of those that are about it, or some again. */
  readonly stale: Map<DocumentState, Set<Rule> | 'all'>;
  /** Documents whose rules have run, and whose findings are still to be told. */
  readonly untold: Set<DocumentState>;
  /** The documents that the last edit touched. */
  edited: readonly DocumentState[];
  /** Requests to hide findings in the whole file; undefined where they have to be looked for again. */
  requests: FileRequests | undefined;
  /** Whether all that rules have said so far has been told. */
  isTold: boolean;
  /** All findings in one list; undefined until somebody asks for it. */
  findings: readonly Finding[] | undefined;
}

export function newFile(info: FileInfo, source: SourceFile, revision: number): FileState {
  return {
    ...{ info, source, documents: [], edited: [], revision },
    ...{ stale: new Map(), untold: new Set(), requests: undefined, isTold: false, findings: undefined },
  };
}

/** Documents have come or gone above these. */
export function renumber(documents: readonly (DocumentState | undefined)[], from: number): void {
  for (let index = from; index < documents.length; index++) {
    const document = documents[index];
    if (document) document.ref.index = index;
  }
}
