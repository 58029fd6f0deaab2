/** The shape of a rule: one file holds all there is to say about it (architecture, invariant 8). */
import type { Operation } from '../fixes/operation.ts';
import type { Fact, FactOf, FactType } from '../model/facts.ts';
import type { Severity } from '../model/severity.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Surroundings } from '../model/surroundings.ts';
import type { Span } from '../syntax/span.ts';
import type { Path } from '../syntax/tree.ts';

/** A rule as its file declares it. */
export interface RuleDefinition<T extends FactType> extends RuleText {
  /** The facts it is asked about. */
  readonly on: readonly T[];
  check(fact: FactOf<T>, context: RuleContext): Iterable<Problem>;
}

/** A rule as the analyzer sees it: it may be asked about any fact, and passes over what it is not about. */
export interface Rule extends RuleText {
  readonly on: readonly FactType[];
  check(fact: Fact, context: RuleContext): Iterable<Problem>;
}

/** What people read about a rule. */
export interface RuleText {
  /** Fixed once published: users, suppressions and pipelines refer to it. */
  readonly id: string;
  readonly severity: Severity;
  /** One line, for lists. */
  readonly title: string;
  /** What is flagged, why it matters, how to mend it; Markdown, a few sentences each. */
  readonly what: string;
  readonly why: string;
  readonly how: string;
  /** Families of the framework catalogue whose controls speak of this. Empty for faults of format. */
  readonly families: readonly string[];
  /** Single references beside the families, such as `spiffe:FED 5.2.1.1`. */
  readonly references?: readonly string[];
  /** What kind of edit it offers. */
  readonly edit: 'fix' | 'suggest' | 'none';
  /** Yields exactly one finding of this rule, and no other finding. */
  readonly bad: Example;
  /** Yields no finding. */
  readonly good: Example;
}

/** File name to contents. A single text stands for one file `example.yaml`. */
export type Example = string | Readonly<Record<string, string>>;

/** What a rule may look at besides the fact it is asked about. */
export interface RuleContext extends Surroundings {
  /** Ids of all rules there are. */
  readonly ruleIds: ReadonlySet<string>;
}

/** What a rule found, before severity, suppression and positions are settled. */
export interface Problem {
  /** The smallest thing that shows it. */
  readonly at: Span | Missing;
  readonly message: string;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Path of a field whose departure from the schema this says better; the schema's own finding on it is dropped. */
  readonly instead?: Path;
  /** Another rule, whose finding at the same place this says better; that one is dropped. */
  readonly insteadOf?: string;
  /** Computed only when somebody asks for the edits. */
  readonly offers?: () => readonly Offer[];
}

/** Something that is not there: shown at the last key of the path that is. */
export interface Missing {
  readonly missing: Path;
  readonly fallback: Span;
}

export interface Related {
  readonly document: DocumentRef;
  readonly span: Span;
  readonly message: string;
}

/**
 * An edit on offer. A `fix` decides nothing and is part of fix-all; a `suggest` needs a person, has blanks to fill,
 * and is never applied in bulk.
 */
export interface Offer {
  readonly title: string;
  readonly kind: 'fix' | 'suggest';
  readonly operations: readonly Operation[];
}

export function rule<const T extends FactType>(definition: RuleDefinition<T>): Rule {
  const isMine = (fact: Fact): fact is FactOf<T> => definition.on.some((type) => type === fact.type);
  return { ...definition, check: (fact, context) => (isMine(fact) ? definition.check(fact, context) : []) };
}
