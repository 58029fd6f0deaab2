/** What a readiness list is asked of: a trust link, with the agreement that speaks for it. */
import { sameWay } from '../acceptance.ts';
import { isUnanswered } from '../answer.ts';
import type { FederationFact } from '../facts.ts';
import { counterparts, governanceOf } from '../governance.ts';
import type { Obligation, ObligationId } from '../obligation.ts';
import { ownNameIn } from '../own-link.ts';
import type { Stated } from '../stated.ts';
import type { Located } from '../store.ts';
import type { Surroundings } from '../surroundings.ts';

export interface Asked {
  readonly link: FederationFact;
  readonly context: Surroundings;
  /** The manifest of a native link; the link itself where it is one, or has none. */
  readonly agreement: FederationFact;
  /** Seen from the document of the agreement. */
  readonly around: Surroundings;
  /** Nobody has written anything about it, so that one rule speaks for all of them. */
  readonly isUndocumented: boolean;
}

export function asked(link: FederationFact, context: Surroundings): Asked {
  const governance = governanceOf(link, context);
  const [manifest] =
    governance.by === 'manifest'
      ? [...sameWay(link, context).filter(({ fact }) => fact.origin === 'manifest'), ...governance.manifests]
      : [];
  const { fact: agreement, document } = manifest ?? { fact: link, document: context.document };
  const isSilent = link.origin === 'native' && governance.by === 'nobody' && !ownNameIn(link, context);
  return {
    ...{ link, context, agreement },
    around: { ...context, document },
    isUndocumented: isSilent && context.settings.adoption === 'gradual',
  };
}

/** Everything written about the link, the agreement first. */
export function descriptions({ link, context, agreement, around }: Asked): Located<FederationFact>[] {
  const own = { fact: link, document: context.document };
  const first = { fact: agreement, document: around.document };
  const all = [first, own, ...counterparts(link, context)];
  return all.filter(({ fact }, index) => all.findIndex((other) => other.fact === fact) === index);
}

export type Answer = Pick<Obligation, 'state' | 'says' | 'rules'> & { readonly at?: Obligation['at'] };

/** Without a place of its own, an answer stands at the name of the other side. */
export function obligation(
  id: ObligationId,
  asks: string,
  { agreement, around, isUndocumented }: Asked,
  { state, says, rules, at }: Answer,
): Obligation {
  const settling = isUndocumented && state === 'open' ? ['undocumented-federation'] : rules;
  return {
    id,
    asks,
    state,
    says,
    at: at ?? { document: around.document, span: agreement.remote.span },
    rules: settling,
  };
}

/** Open where one is not answered, unknown where only a template could tell. */
export function stateOf(terms: readonly (Stated<unknown> | undefined)[]): Obligation['state'] {
  if (terms.some(isOpen)) return 'open';
  return terms.every((term) => term?.known) ? 'met' : 'unknown';
}

function isOpen(term: Stated<unknown> | undefined): boolean {
  return (
    term === undefined || (term.known && typeof term.value === 'string' && isUnanswered({ ...term, value: term.value }))
  );
}
