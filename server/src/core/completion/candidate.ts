/** What completion is asked, and what it answers. Knows no editor. */
import type { Settings } from '../model/settings.ts';
import type { FactReader } from '../model/store.ts';
import type { RuleText } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import type { Language } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Stops } from './stops.ts';

export interface CompletionRequest {
  /** Path of the file relative to the workspace, with `/`. */
  readonly path: string;
  readonly language: Language;
  /** The document the cursor stands in. */
  readonly section: Section;
  /** The document as it was read last; some languages read on from there. */
  readonly tree?: SyntaxTree | undefined;
  /** The cursor, within the section. */
  readonly offset: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly settings: Settings;
  readonly workspace: FactReader;
  readonly rules: readonly Pick<RuleText, 'id' | 'title'>[];
  /** Ids of rules that found something in this document; offered before others. */
  found(): ReadonlySet<string>;
  readonly stops: Stops;
}

/** The answer. Where there is too much to list, only what has the typed text in it, to be asked for again as typing goes on. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  readonly isComplete: boolean;
}

export type CandidateKind = 'field' | 'value' | 'name' | 'snippet' | 'rule' | 'function';

/** What a candidate shows. */
export interface Appearance {
  readonly label: string;
  readonly kind: CandidateKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What the typed text is compared with, where that is not the label. */
  readonly filterText?: string;
}

/** What a candidate does to the text. */
export interface Insertion {
  /** May hold tab stops (stops.ts). Lines after the first are indented relative to the line of the cursor. */
  readonly text: string;
  readonly replace: Span;
  /** One more edit, outside of `replace`: the comma JSON wants after what stands before. */
  readonly also?: { readonly at: number; readonly text: string };
}

/** Something to offer, with where and how it is written. */
export type Placed = readonly [Appearance, Insertion];

export interface Candidate extends Appearance {
  /**
   * Takes the place of `replace`. The editor has to add the indentation of the line of the cursor to every further line
   * (`insertTextMode: adjustIndentation`).
   */
  readonly insert: { readonly text: string; readonly isSnippet: boolean };
  readonly replace: Span;
  readonly also?: Insertion['also'];
  /** Ascending in the order in which candidates are to be shown. */
  readonly sortKey: string;
}
