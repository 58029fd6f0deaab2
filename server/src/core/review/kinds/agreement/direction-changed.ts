import { knownValue } from '../../../model/stated.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';

/** Whose identities are accepted where, under each word. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  inbound: ['in'],
  outbound: ['out'],
  mutual: ['in', 'out'],
};

export const directionChanged = changeKind({
  id: 'direction-changed',
  title: 'A federation works in another direction',
  what: 'Whose identities are accepted where. It widens trust when the other side becomes welcome here, or ours there.',
  families: [],
  on: ['federation'],
  *compare({ before, after }) {
    const [was, is] = [knownValue(before?.fact.direction), knownValue(after?.fact.direction)];
    if (was === undefined || is === undefined || was === is) return;
    const [old, fresh] = [WAYS[was] ?? [], WAYS[is] ?? []];
    const direction: Direction = fresh.some((way) => !old.includes(way)) ? 'widens' : 'narrows';
    yield {
      direction,
      title: `The direction changes from ${was} to ${is}`,
      message:
        fresh.includes('in') && !old.includes('in')
          ? 'Identities of the other side are accepted here from now on.'
          : 'Who accepts whose identities is no longer what was agreed.',
      before: { span: before?.fact.direction?.span, says: was },
      after: { span: after?.fact.direction?.span, says: is },
    };
  },
  examples: bothWays(SOUND, unsound('acme-orders.yaml', 'inbound', 'mutual'), 'widens', 'narrows'),
});
