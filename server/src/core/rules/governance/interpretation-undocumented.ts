import { blank, map, type Operation } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import { type AcceptedTerm, acceptedTerms, isInterpreted, TERM_KINDS } from '../../model/accepted-terms.ts';
import type { FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { code } from '../../values/code.ts';
import { SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn, suggest } from './place.ts';

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
    const terms = acceptedTerms(link, context).filter((term) => !isInterpreted(link, term));
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

function explaining(link: FederationFact, terms: readonly AcceptedTerm[]): Operation[] {
  const path = link.slots.interpretation;
  if (!path) return [];
  const meaning = blank('Our payment API and nothing else.');
  if (link.interpretation && !link.interpretation.text)
    return terms.map(({ kind, word }) => ({ op: 'set', path: [...path, kind, word.value], value: meaning }));
  const kinds = TERM_KINDS.flatMap((kind) => {
    const words = terms.filter((term) => term.kind === kind).map(({ word }) => [word.value, meaning]);
    return words.length === 0 ? [] : [[kind, map(Object.fromEntries(words))]];
  });
  return [{ op: 'set', path, value: map(Object.fromEntries(kinds)) }];
}
