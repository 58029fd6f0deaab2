/** Whether a failure of whatever decides lets everybody in. */
import { acceptsIdentities } from '../acceptance.ts';
import { inlinePoints, namedPoints, shownPoints } from '../enforcement.ts';
import type { Obligation } from '../obligation.ts';
import { policiesFor } from '../policy-documentation.ts';
import type { Stated } from '../stated.ts';
import type { Located } from '../store.ts';
import { type Asked, obligation } from './asked.ts';
import { FILLED_IN } from './words.ts';

type Place = NonNullable<Obligation['at']>;

/** Not asked where nothing says anything about it; that is another obligation. */
export function failsClosed(asked: Asked): Obligation[] {
  const stated = statedBehaviours(asked);
  const open = [
    ...stated.filter(({ fact }) => fact.known && fact.value === 'allow').map(placeOf),
    ...openPolicies(asked),
  ];
  const at = open[0] ?? stated.map(placeOf)[0];
  if (!at) return [];
  const isKnown = stated.every(({ fact }) => fact.known);
  const says = isKnown ? 'requests are refused then, or the last copy is kept' : FILLED_IN;
  return [
    obligation('fails-closed', 'Nobody is let in while nobody can decide', asked, {
      state: open.length > 0 ? 'open' : isKnown ? 'met' : 'unknown',
      says: open.length > 0 ? 'everybody gets in then' : says,
      at,
      rules: ['fail-open'],
    }),
  ];
}

/** In the agreement and at the points that it names, what happens on a failure. */
function statedBehaviours({ agreement, around }: Asked): Located<Stated>[] {
  const { document } = around;
  const modes = Object.values(agreement.failureModes).map(({ behaviour }) => ({ fact: behaviour, document }));
  const named = namedPoints(agreement, around).flatMap((name) => (name.known ? shownPoints(name.value, around) : []));
  const points = acceptsIdentities(agreement) ? [...inlinePoints(agreement, around), ...named] : [];
  const atPoints = points.flatMap(({ fact: { onFailure, cache }, document: there }) =>
    [onFailure, cache.onStale].map((fact) => ({ fact, document: there })),
  );
  return [...modes, ...atPoints].flatMap(({ fact, document: there }) => (fact ? [{ fact, document: there }] : []));
}

/** Settings of native policies by which they let everybody through. */
function openPolicies({ link, context, agreement, around }: Asked): Place[] {
  if (!acceptsIdentities(agreement)) return [];
  const policies = [...policiesFor(agreement, around), ...policiesFor(link, context)];
  return policies.flatMap(({ fact: { failsOpen }, document }) =>
    failsOpen ? [{ document, span: failsOpen.span }] : [],
  );
}

function placeOf({ fact, document }: Located<Stated>): Place {
  return { document, span: fact.span };
}
