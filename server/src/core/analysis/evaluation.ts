/** Rules asked about the facts of one document, with the note of what they looked up elsewhere. */
import type { Fact, FactType } from '../model/facts.ts';
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
  /** The rule threw; it must not look as if it had found nothing. */
  readonly failure: string | undefined;
}

/**
 * Keys of the store, and `now`, on which answers depend, with the rules that looked them up. By no rule: places of a
 * file and other documents that findings point at.
 */
export type Readers = Map<string | DocumentRef, readonly Rule[]>;

/**
 * Asks one rule after another about the same document, and notes in `readers` what each looks up; undefined for one that
 * finds nothing. The context is made once for all of them. Edits on offer go on using it, so it tells the time of the
 * `clock`, epoch milliseconds, and not that of the asking.
 */
export function evaluator(
  { ref, path, facts, settings }: Subject,
  store: FactStore,
  clock: () => number,
  ruleIds: ReadonlySet<string>,
  readers: Readers,
): (rule: Rule) => Evaluation | undefined {
  // Undefined between two rules: edits on offer are computed later, and look things up for nobody's account.
  let asked: Rule | undefined;
  const note = (key: string): void => {
    const rules = readers.get(key);
    if (asked && rules?.at(-1) !== asked) readers.set(key, rules ? [...rules, asked] : [asked]);
  };
  const context: RuleContext = {
    get now() {
      note('now');
      return clock();
    },
    settings,
    document: ref,
    path,
    workspace: store.reader(note),
    ruleIds,
  };
  const byType = new Map<FactType, Fact[]>();
  for (const fact of facts) {
    const alike = byType.get(fact.type);
    if (alike) alike.push(fact);
    else byType.set(fact.type, [fact]);
  }
  return (rule) => {
    const problems: Problem[] = [];
    let failure: string | undefined;
    asked = rule;
    try {
      for (const type of rule.on)
        for (const fact of byType.get(type) ?? [])
          for (const problem of rule.check(fact, context)) problems.push(problem);
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    asked = undefined;
    if (failure !== undefined) return { problems: [], failure };
    return problems.length > 0 ? { problems, failure } : undefined;
  };
}

/** Takes out what these rules looked up. */
export function forgetReaders(readers: Readers, rules: ReadonlySet<Rule>): void {
  for (const [key, asked] of readers) {
    const left = asked.filter((rule) => !rules.has(rule));
    if (left.length === 0) readers.delete(key);
    else if (left.length < asked.length) readers.set(key, left);
  }
}
