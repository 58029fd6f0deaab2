import { blank, map, type Operation } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { domainKey } from '../../model/domain-key.ts';
import { inlinePoints, namedPoints, shownPoints } from '../../model/enforcement.ts';
import type { FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue, type Stated } from '../../model/stated.ts';
import type { DocumentRef } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn, suggest } from './place.ts';

const KINDS = ['audiences', 'roles'] as const;

/** An audience or a role that is accepted. */
interface Term {
  readonly kind: (typeof KINDS)[number];
  readonly word: Known;
  readonly document: DocumentRef;
}

export const interpretationUndocumented = rule({
  id: 'interpretation-undocumented',
  severity: 'warning',
  title: 'Foreign words without a meaning',
  what: 'An agreement accepts audiences or roles of the other side, in its `allow` list or at an enforcement point it names, and its `interpretation` is missing or leaves some of them out.',
  why: 'The same word seldom means the same on two sides: their `admin` may be anybody with a laptop. A word that is matched without an agreed meaning grants whatever it happens to mean here.',
  how: 'Say under `interpretation` what each audience and role of the other side stands for here, in a few sentences or word by word.',
  families: ['semantics-mismatch'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || !acceptsIdentities(link)) return;
    const terms = distinct(acceptedTerms(link, context)).filter((term) => !isInterpreted(link, term));
    const [first] = terms;
    if (!first) return;
    const words = terms.map(({ word }) => code(word.value));
    yield {
      at: first.document === context.document ? first.word.span : missingIn(link, 'interpretation'),
      message: `Nothing says what ${enumerate(words)} of the other side ${words.length === 1 ? 'means' : 'mean'} here, in ${describeLink(link)}. The same word may grant more here than it does over there. State its meaning under \`interpretation\`.`,
      related: terms
        .slice(1)
        .map(({ word, document }) => ({ document, span: word.span, message: `${code(word.value)} is accepted here.` })),
      offers: () => suggest('State the meaning', explaining(link, terms)),
    };
  },
  bad: unsound(
    'acme-orders.yaml',
    '  interpretation: The audience `payments` means our payment API and nothing else.\n',
    '',
  ),
  good: SOUND,
});

/** What the allow list accepts, then what the enforcement points do that are there for this link alone. */
function acceptedTerms(link: FederationFact, context: RuleContext): Term[] {
  const remote = domainKey(knownValue(link.remote) ?? '');
  const named = namedPoints(link, context).flatMap((name) => (name.known ? shownPoints(name.value, context) : []));
  const points = inOrder([...inlinePoints(link, context), ...named], (point) => point.span);
  const own = points.filter(({ fact }) =>
    fact.accepts.every((other) => other.known && domainKey(other.value) === remote),
  );
  return [
    ...(link.allow?.entries ?? []).flatMap((entry) => termsOf(entry, context.document)),
    ...own.flatMap(({ fact, document }) => termsOf(fact.interprets, document)),
  ];
}

function distinct(terms: readonly Term[]): Term[] {
  return [
    ...new Map(terms.toReversed().map((term) => [`${term.kind} ${term.word.value}`, term])).values(),
  ].toReversed();
}

function termsOf(accepted: Readonly<Record<Term['kind'], readonly Stated[]>>, document: DocumentRef): Term[] {
  return KINDS.flatMap((kind) =>
    accepted[kind].flatMap((word) => (word.known && !isUnanswered(word) ? [{ kind, word, document }] : [])),
  );
}

/** A text may speak of every word; a map speaks of its keys, and a key that only a template knows could be any. */
function isInterpreted({ interpretation }: FederationFact, { kind, word }: Term): boolean {
  if (!interpretation) return false;
  if (interpretation.text) return !isUnanswered(interpretation.text);
  return interpretation.terms[kind].some(
    ({ term, meaning }) => !term.known || (term.value === word.value && !isUnanswered(meaning)),
  );
}

function explaining(link: FederationFact, terms: readonly Term[]): Operation[] {
  const path = link.slots.interpretation;
  if (!path) return [];
  const meaning = blank('Our payment API and nothing else.');
  if (link.interpretation && !link.interpretation.text)
    return terms.map(({ kind, word }) => ({ op: 'set', path: [...path, kind, word.value], value: meaning }));
  const kinds = KINDS.flatMap((kind) => {
    const words = terms.filter((term) => term.kind === kind).map(({ word }) => [word.value, meaning]);
    return words.length === 0 ? [] : [[kind, map(Object.fromEntries(words))]];
  });
  return [{ op: 'set', path, value: map(Object.fromEntries(kinds)) }];
}
