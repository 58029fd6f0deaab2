import type { Interpretation } from '../../../model/facts.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { changed, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { code } from '../../../values/code.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { raised } from './raised.ts';

const TEXT = '  interpretation: The audience `payments` means our payment API and nothing else.\n';
const MAP = '  interpretation: {audiences: {payments: Our payment API.}}\n';

const WORDS: Readonly<Record<'widens' | 'moves' | 'narrows', { readonly title: string; readonly message: string }>> = {
  widens: {
    title: 'Nothing says any more what words of the other side mean here',
    message: 'The same word may grant more here than it does over there.',
  },
  moves: {
    title: 'Words of the other side mean something else here',
    message: 'Every place that acts on them has to follow, or it grants something else than what is written.',
  },
  narrows: {
    title: 'It is written down what words of the other side mean here',
    message: 'A word that grants more here than it does over there can now be seen.',
  },
};

export const interpretationChanged = changeKind({
  id: 'interpretation-changed',
  title: 'Words of the other side mean something else',
  what: 'What audiences, roles and other words of the other side stand for here. A word that is matched without an agreed meaning grants whatever it happens to mean.',
  families: ['semantics-mismatch'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [pair.before.fact.interpretation, pair.after.fact.interpretation];
    const [was, is] = [meaningsOf(old), meaningsOf(fresh)];
    if (was === undefined || is === undefined || was === is) return;
    const direction = is === '' ? 'widens' : was === '' ? 'narrows' : ('moves' satisfies Direction);
    yield {
      direction,
      ...WORDS[direction],
      before: { span: old?.span, says: shown(was) },
      after: { span: fresh?.span, says: shown(is) },
      obligations: direction === 'narrows' ? [] : raised(pair.after, ['interpretation']),
    };
  },
  examples: [
    ...bothWays(SOUND, { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, TEXT, '') }, 'widens', 'narrows'),
    step(SOUND, unsound('acme-orders.yaml', 'and nothing else', 'and our refunds'), 'moves'),
    step(SOUND, { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, TEXT, MAP) }, 'moves'),
  ],
});

/** As one text; undefined where only a template could tell. */
function meaningsOf(interpretation: Interpretation | undefined): string | undefined {
  if (!interpretation) return '';
  const { text, terms } = interpretation;
  if (text) return plain(text);
  const entries = Object.values(terms).flat();
  if (entries.some(({ term, meaning }) => !term.known || meaning?.known === false)) return undefined;
  const lines = entries.map(({ term, meaning }) => `${plain(term)}: ${meaning ? plain(meaning) : ''}`);
  return lines.sort().join('; ');
}

function plain(stated: Stated): string | undefined {
  return knownValue(stated)?.replace(/\s+/gu, ' ').trim();
}

function shown(text: string): string | undefined {
  return text === '' ? undefined : code(text).slice(1, -1);
}
