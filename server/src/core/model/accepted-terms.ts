/** The words of the other side that are accepted here, and whether anybody has said what they mean. */
import { isUnanswered } from './answer.ts';
import { domainKey } from './domain-key.ts';
import { inlinePoints, namedPoints, shownPoints } from './enforcement.ts';
import type { FederationFact } from './facts.ts';
import { inOrder } from './order.ts';
import { type Known, knownValue, type Stated } from './stated.ts';
import type { DocumentRef } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export const TERM_KINDS = ['audiences', 'roles'] as const;

/** An audience or a role that is accepted. */
export interface AcceptedTerm {
  readonly kind: (typeof TERM_KINDS)[number];
  readonly word: Known;
  readonly document: DocumentRef;
}

/** What the allow list accepts, then what the enforcement points do that are there for this link alone; each word once. */
export function acceptedTerms(link: FederationFact, context: Surroundings): AcceptedTerm[] {
  const remote = domainKey(knownValue(link.remote) ?? '');
  const named = namedPoints(link, context).flatMap((name) => (name.known ? shownPoints(name.value, context) : []));
  const points = inOrder([...inlinePoints(link, context), ...named], (point) => point.span);
  const own = points.filter(({ fact }) =>
    fact.accepts.every((other) => other.known && domainKey(other.value) === remote),
  );
  return distinct([
    ...(link.allow?.entries ?? []).flatMap((entry) => termsOf(entry, context.document)),
    ...own.flatMap(({ fact, document }) => termsOf(fact.interprets, document)),
  ]);
}

/** A text may speak of every word; a map speaks of its keys, and a key that only a template knows could be any. */
export function isInterpreted({ interpretation }: FederationFact, { kind, word }: AcceptedTerm): boolean {
  if (!interpretation) return false;
  if (interpretation.text) return !isUnanswered(interpretation.text);
  return interpretation.terms[kind].some(
    ({ term, meaning }) => !term.known || (term.value === word.value && !isUnanswered(meaning)),
  );
}

function distinct(terms: readonly AcceptedTerm[]): AcceptedTerm[] {
  const byWord = new Map(terms.toReversed().map((term) => [`${term.kind} ${term.word.value}`, term]));
  return [...byWord.values()].toReversed();
}

function termsOf(
  accepted: Readonly<Record<AcceptedTerm['kind'], readonly Stated[]>>,
  document: DocumentRef,
): AcceptedTerm[] {
  return TERM_KINDS.flatMap((kind) =>
    accepted[kind].flatMap((word) => (word.known && !isUnanswered(word) ? [{ kind, word, document }] : [])),
  );
}
