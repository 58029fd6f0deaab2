/** Where requests of the other side are refused, and whether they really are. */
import { acceptsIdentities } from '../acceptance.ts';
import { inlinePoints, namedPoints } from '../enforcement.ts';
import { enforces, isEnforcedElsewhere, onlyObserves, placesOf } from '../enforcement-state.ts';
import type { Obligation } from '../obligation.ts';
import { knownValue } from '../stated.ts';
import { type Asked, descriptions, obligation } from './asked.ts';
import { FILLED_IN, joined, shown } from './words.ts';

/** Whether those places enforce is asked as soon as there are any. */
export function enforcement(asked: Asked): Obligation[] {
  const { agreement, around } = asked;
  if (!acceptsIdentities(agreement)) return [];
  const named = namedPoints(agreement, around);
  const inline = inlinePoints(agreement, around);
  const isNamed = named.length > 0 || inline.length > 0;
  const names = [...inline.map(({ fact }) => fact.name), ...named].flatMap((name) => knownValue(name) ?? []);
  const [first] = named;
  const [inside] = inline;
  const saying = descriptions(asked).find(({ fact }) => first && fact.enforcementPoints.includes(first));
  const at = first
    ? { document: saying?.document ?? around.document, span: first.span }
    : inside && { document: inside.document, span: inside.fact.span };
  const isKnown = inline.length > 0 || names.length > 0;
  const place = obligation(
    'enforcement-point',
    'There is a place where requests of the other side are refused',
    asked,
    {
      state: isNamed ? (isKnown ? 'met' : 'unknown') : 'open',
      says: isNamed
        ? joined(names.map(shown)) || (isKnown ? 'described in the agreement' : FILLED_IN)
        : 'none is named',
      ...(at && { at }),
      rules: ['no-enforcement-point', 'undocumented-enforcement-point'],
    },
  );
  return isNamed ? [place, enforced(asked, at)] : [place];
}

function enforced(asked: Asked, named: Obligation['at']): Obligation {
  const { agreement, around } = asked;
  const places = placesOf(agreement, around);
  const refusing = places?.find((place) => enforces(place, around));
  const idle = places?.find((place) => onlyObserves(place, around));
  const isElsewhere = isEnforcedElsewhere(agreement, around);
  const isIdle = places?.every((place) => onlyObserves(place, around)) === true;
  const shown = refusing ?? idle;
  const at = shown ? { document: shown.document, span: spanOf(shown.fact) } : named;
  return obligation('enforced', 'At least one of these places really refuses', asked, {
    state: refusing || isElsewhere ? 'met' : isIdle ? 'open' : 'unknown',
    says: refusing || isElsewhere ? 'refuses' : isIdle ? 'only observes' : 'what is named is not described here',
    ...(at && { at }),
    rules: ['observe-only-enforcement', 'enforcement-mode-mismatch'],
  });
}

function spanOf(fact: Parameters<typeof enforces>[0]['fact']) {
  return fact.type === 'policy' ? (fact.enforcement.weakenedBy[0]?.span ?? fact.span) : (fact.mode?.span ?? fact.span);
}
