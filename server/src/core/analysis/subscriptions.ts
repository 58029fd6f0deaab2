/** Which rule on which document has looked up which key. */
import type { Rule } from '../rules/rule.ts';

export class Subscriptions<Document> {
  private readonly byKey = new Map<string, Map<Document, Set<Rule>>>();

  add(document: Document, rule: Rule, keys: Iterable<string>): void {
    for (const key of keys) {
      const documents = this.byKey.get(key) ?? new Map<Document, Set<Rule>>();
      this.byKey.set(key, documents);
      const rules = documents.get(document) ?? new Set<Rule>();
      documents.set(document, rules.add(rule));
    }
  }

  remove(document: Document, rule: Rule, keys: Iterable<string>): void {
    for (const key of keys) {
      const documents = this.byKey.get(key);
      const rules = documents?.get(document);
      rules?.delete(rule);
      if (rules?.size === 0) documents?.delete(document);
      if (documents?.size === 0) this.byKey.delete(key);
    }
  }

  *of(keys: Iterable<string>): Iterable<readonly [Document, ReadonlySet<Rule>]> {
    for (const key of keys) yield* this.byKey.get(key) ?? [];
  }
}
