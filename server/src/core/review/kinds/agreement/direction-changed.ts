import type { ObligationId } from '../../../model/obligation.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { raised } from './raised.ts';

/** Whose identities are accepted where, under each word. */
const WAYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    inbound: ['in'],
    outbound: ['out'],
    mutual: ['in', 'out'],
  }),
);

const ADMITTING: readonly ObligationId[] = [
  'owners',
  'revocation',
  'enforcement-point',
  'enforced',
  'authorization',
  'narrow-allow-list',
  'interpretation',
  'change-record',
];

export const directionChanged = changeKind({
  id: 'direction-changed',
  title: 'A federation works in another direction',
  what: 'Whose identities are accepted where. It widens trust when the other side becomes welcome here, or ours there, and narrows it when one way is closed; where one is opened and the other closed, trust moves.',
  families: [],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const [was, is] = [knownValue(before.fact.direction), knownValue(after.fact.direction)];
    const [old, fresh] = [WAYS.get(was ?? ''), WAYS.get(is ?? '')];
    if (was === is || !old || !fresh) return;
    const opens = fresh.filter((way) => !old.includes(way));
    const closes = old.some((way) => !fresh.includes(way));
    const direction: Direction = opens.length === 0 ? 'narrows' : closes ? 'moves' : 'widens';
    yield {
      direction,
      title: `The direction changes from ${was} to ${is}`,
      message: messageFor(opens, fresh),
      before: { span: before.fact.direction?.span, says: was },
      after: { span: after.fact.direction?.span, says: is },
      obligations: raised(
        after,
        opens.includes('in') ? ADMITTING : opens.length > 0 ? ['owners', 'change-record'] : [],
      ),
    };
  },
  examples: [
    ...bothWays(SOUND, unsound('acme-orders.yaml', 'inbound', 'mutual'), 'widens', 'narrows'),
    step(SOUND, unsound('acme-orders.yaml', 'inbound', 'outbound'), 'moves'),
  ],
});

function messageFor(opens: readonly string[], ways: readonly string[]): string {
  if (opens.includes('in')) return 'Identities of the other side are accepted here from now on.';
  if (opens.includes('out')) return 'Our identities are accepted on the other side from now on.';
  return ways.includes('in')
    ? 'Our identities are no longer accepted on the other side.'
    : 'Identities of the other side are no longer accepted here.';
}
