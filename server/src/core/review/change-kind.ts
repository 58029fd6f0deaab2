/** The shape of a kind of change: one file holds all there is to say about it, as with rules. */
import type { Term } from '../model/facts.ts';
import type { Obligation } from '../model/obligation.ts';
import type { FactReader } from '../model/store.ts';
import type { Example } from '../rules/rule.ts';
import type { Span } from '../syntax/span.ts';
import type { Direction } from './change.ts';
import { isPairOf, type Pair, type Subject, type SubjectOf, type SubjectType } from './subject.ts';

export interface ChangeKindText {
  /** Fixed once published: reports and pipelines refer to it. */
  readonly id: string;
  /** One line, for lists. */
  readonly title: string;
  /** What is compared and what it does to trust; Markdown, a few sentences. */
  readonly what: string;
  /** Families of the framework catalogue whose controls speak of this; may be empty. */
  readonly families: readonly string[];
  /** Each yields exactly one change, of this kind and this direction. */
  readonly examples: readonly ChangeExample[];
}

/** Two states of a few files, and what the step from the first to the second does to trust. */
export interface ChangeExample {
  readonly before: Example;
  readonly after: Example;
  readonly direction: Direction;
}

export interface ChangeKindDefinition<T extends SubjectType> extends ChangeKindText {
  /** The subjects it is asked about. */
  readonly on: readonly T[];
  compare(pair: Pair<SubjectOf<T>>, context: ReviewContext): Iterable<Difference>;
}

/** A kind as the review sees it: it may be asked about any pair, and passes over what it is not about. */
export interface ChangeKind extends ChangeKindText {
  readonly on: readonly SubjectType[];
  compare(pair: Pair<Subject>, context: ReviewContext): Iterable<Difference>;
}

export interface ReviewContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The facts of the two states. */
  readonly base: FactReader;
  readonly head: FactReader;
  /** All pairs of the review, for kinds that look at others beside their own. */
  readonly pairs: readonly Pair<Subject>[];
}

/** What a kind found, before places and subjects are settled. */
export interface Difference {
  readonly direction: Direction;
  /** As `Change` has them. */
  readonly title: string;
  readonly message: string;
  readonly before?: ToldSide;
  readonly after?: ToldSide;
  readonly obligations?: readonly Obligation[];
  /** Other kinds whose differences of the same pair this says better. */
  readonly insteadOf?: readonly string[];
}

/** How one of the states has it. */
export interface ToldSide {
  /** The smallest thing that shows it; the subject's own place where it is left out. */
  readonly span?: Span | undefined;
  /** Of something that is not there: what would be written, the first that its format has a place for. */
  readonly missing?: readonly Term[];
  readonly says: string | undefined;
}

export function changeKind<const T extends SubjectType>(definition: ChangeKindDefinition<T>): ChangeKind {
  const isMine = (pair: Pair<Subject>): pair is Pair<SubjectOf<T>> =>
    definition.on.some((type) => isPairOf(pair, type));
  return { ...definition, compare: (pair, context) => (isMine(pair) ? definition.compare(pair, context) : []) };
}
