/** What the analyzer remembers of files and of the documents in them. */
import type { Manifest } from '../formats/kind.ts';
import type { Fact, SuppressionFact } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Rule } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import type { SourceFile } from '../syntax/source.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Evaluation } from './evaluation.ts';
import type { Finding } from './finding.ts';

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
  readonly evaluations: Map<Rule, Evaluation>;
  /** Rules that have to run again. */
  readonly stale: Set<Rule>;
  /** Of an edited document, until its rules have run, those of the text before. */
  findings: readonly Finding[];
  /** The text that these findings are about. */
  judged: Section;
}

export interface FileState {
  info: FileInfo;
  source: SourceFile;
  /** One place per section; empty where the section is none of our business. */
  documents: (DocumentState | undefined)[];
  /** Grows whenever a person would see different findings, or see them elsewhere. */
  revision: number;
  /** Documents with rules that have to run again. */
  readonly staleDocuments: Set<DocumentState>;
  /** The documents that the last edit touched. */
  edited: readonly DocumentState[];
  /** The findings below have to be put together again. */
  stale: boolean;
  findings: readonly Finding[];
}
