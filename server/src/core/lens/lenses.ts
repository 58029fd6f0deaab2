/** The lenses of a document. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { inSight } from '../analysis/message.ts';
import type { DocumentState } from '../analysis/state.ts';
import type { DocumentRef } from '../model/store.ts';
import type { Surroundings } from '../model/surroundings.ts';
import { federationLens } from './federation.ts';
import type { Lens } from './lens.ts';
import { policyLens } from './policy.ts';

export function lensesIn(document: DocumentState, analyzer: Analyzer): Lens[] {
  if (!document.facts.some(({ type }) => type === 'policy' || type === 'federation')) return [];
  const context = analyzer.context(document);
  const from = (ref: DocumentRef): Surroundings | undefined => {
    const other = analyzer.documentOf(ref);
    return other && analyzer.context(other);
  };
  const lenses = document.facts.flatMap((fact) => {
    if (fact.type === 'policy') return policyLens(fact, context) ?? [];
    return fact.type === 'federation' ? (federationLens(fact, context, from) ?? []) : [];
  });
  return lenses.map((lens) => ({ ...lens, title: inSight(lens.title) }));
}
