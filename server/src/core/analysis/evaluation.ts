/** One rule asked about all facts of one document, with the note of what it looked up elsewhere. */
import type { Fact } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { DocumentRef, FactStore } from '../model/store.ts';
import type { Problem, Rule, RuleContext } from '../rules/rule.ts';

export interface Subject {
  readonly ref: DocumentRef;
  readonly path: string;
  readonly facts: readonly Fact[];
  readonly settings: Settings;
}

export interface Evaluation {
  readonly problems: readonly Problem[];
  /** Keys of the store, and `now`, on which the answer depends. */
  readonly reads: ReadonlySet<string>;
  /** The rule threw; it must not look as if it had found nothing. */
  readonly failure: string | undefined;
}

export function evaluate(
  rule: Rule,
  subject: Subject,
  store: FactStore,
  now: number,
  ruleIds: ReadonlySet<string>,
): Evaluation {
  const reads = new Set<string>();
  const context: RuleContext = {
    get now() {
      reads.add('now');
      return now;
    },
    settings: subject.settings,
    document: subject.ref,
    path: subject.path,
    workspace: store.reader((key) => reads.add(key)),
    ruleIds,
  };
  const problems: Problem[] = [];
  try {
    for (const fact of subject.facts) problems.push(...rule.check(fact, context));
    return { problems, reads, failure: undefined };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: [], reads, failure };
  }
}
