/** Who of the other side is let in, who decides about it, and what its words mean here. */
import { reachOf } from '../../values/subject.ts';
import { acceptsIdentities } from '../acceptance.ts';
import { acceptedTerms, isInterpreted } from '../accepted-terms.ts';
import { isUnanswered } from '../answer.ts';
import { domainKey } from '../domain-key.ts';
import type { AllowEntry } from '../facts.ts';
import type { Obligation } from '../obligation.ts';
import { knownValue } from '../stated.ts';
import { type Asked, obligation, stateOf } from './asked.ts';
import { FILLED_IN, joined, shown } from './words.ts';

export function admission(asked: Asked): Obligation[] {
  if (!acceptsIdentities(asked.agreement)) return [];
  return [authorization(asked), narrowAllowList(asked), ...interpretation(asked)];
}

const DECIDERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    local: 'this side decides',
    delegated: 'somebody both sides rely on decides',
    remote: 'the other side decides',
    none: 'nobody decides',
  }),
);

/** The other side may not decide what it may do here. */
function authorization(asked: Asked): Obligation {
  const { agreement, around } = asked;
  const { authorization: stated } = agreement.trust;
  const word = knownValue(stated);
  const isOthers = word === 'remote' || word === 'none';
  const state = isOthers ? 'open' : stateOf([stated]);
  return obligation('authorization', 'What the other side may do is not decided over there', asked, {
    state,
    says:
      word !== undefined && !isUnanswered(stated)
        ? (DECIDERS.get(word) ?? shown(word))
        : state === 'open'
          ? 'nothing says who decides'
          : FILLED_IN,
    ...(stated && { at: { document: around.document, span: stated.span } }),
    rules: ['ambiguous-authorization', 'authentication-only'],
  });
}

function narrowAllowList(asked: Asked): Obligation {
  const { agreement, around } = asked;
  const entries = agreement.allow?.entries ?? [];
  const domain = domainKey(knownValue(agreement.remote) ?? '');
  const broad = entries.find((entry) => isBroad(entry, domain));
  const isOpen = entries.length === 0 || broad !== undefined;
  const isKnown = entries.every(({ subject }) => subject?.known);
  const count = entries.length === 1 ? '1 identity' : `${entries.length} identities`;
  const [entry = undefined] = broad ? [broad] : entries;
  const span = entry?.subject?.span ?? entry?.span ?? agreement.allow?.span;
  return obligation('narrow-allow-list', 'Only identities that are needed are let in', asked, {
    state: isOpen ? 'open' : isKnown ? 'met' : 'unknown',
    says: entries.length === 0 ? 'no list, so everybody' : broad ? broadWords(broad) : isKnown ? count : FILLED_IN,
    ...(span && { at: { document: around.document, span } }),
    rules: ['broad-trust', 'authentication-only'],
  });
}

function isBroad({ subject }: AllowEntry, domain: string): boolean {
  if (isUnanswered(subject)) return true;
  return subject?.known === true && reachOf(subject.value, domain) !== 'narrow';
}

function broadWords({ subject }: AllowEntry): string {
  return subject?.known && !isUnanswered(subject) ? shown(subject.value) : 'an entry names no subject';
}

/** Asked where words of the other side are accepted. */
function interpretation(asked: Asked): Obligation[] {
  const { agreement, around } = asked;
  const terms = acceptedTerms(agreement, around);
  const [first] = terms;
  if (!first) return [];
  const unknown = terms.filter((term) => !isInterpreted(agreement, term));
  const [missing] = unknown;
  const text = agreement.interpretation?.text;
  const isKnown = text === undefined || text.known;
  const document = missing?.document ?? around.document;
  const span = missing?.word.span ?? agreement.interpretation?.span;
  return [
    obligation('interpretation', 'It is written down what words of the other side mean here', asked, {
      state: missing ? 'open' : isKnown ? 'met' : 'unknown',
      says: missing
        ? `nothing says what ${joined([...new Set(unknown.map(({ word }) => shown(word.value)))])} means`
        : isKnown
          ? joined([...new Set(terms.map(({ word }) => shown(word.value)))])
          : FILLED_IN,
      ...(span && { at: { document, span } }),
      rules: ['interpretation-undocumented'],
    }),
  ];
}
