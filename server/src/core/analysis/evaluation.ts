/** Rules asked about all facts of one document, each with the note of what it looked up elsewhere. */
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

const NOTHING: ReadonlySet<string> = new Set();

/** Asks one rule after another about the same document; the context is made once for all of them. */
export function evaluator(
  { ref, path, facts, settings }: Subject,
  store: FactStore,
  now: number,
  ruleIds: ReadonlySet<string>,
): (rule: Rule) => Evaluation {
  // Undefined between two rules: edits on offer are computed later, and look things up for nobody's account.
  let reads: Set<string> | undefined;
  const context: RuleContext = {
    get now() {
      reads?.add('now');
      return now;
    },
    settings,
    document: ref,
    path,
    workspace: store.reader((key) => reads?.add(key)),
    ruleIds,
  };
  return (rule) => {
    const noted = new Set<string>();
    const problems: Problem[] = [];
    let failure: string | undefined;
    reads = noted;
    try {
      for (const fact of facts) for (const problem of rule.check(fact, context)) problems.push(problem);
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    reads = undefined;
    return { problems: failure === undefined ? problems : [], reads: noted.size > 0 ? noted : NOTHING, failure };
  };
}
