import { SOUND, unsound } from '../../../rules/examples.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { raised } from './raised.ts';
import { describeChange, type StatedChange, sidesOf, statedChange } from './stated-change.ts';

const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    local: 'This side decides what identities of the other side may do.',
    remote: 'The other side decides from now on what its identities may do here.',
    delegated: 'Somebody else, on whom both rely, decides from now on what these identities may do here.',
    none: 'Nobody decides any more what these identities may do: whoever is recognised is let in.',
  }),
);

export const authorizationMoved = changeKind({
  id: 'authorization-moved',
  title: 'Others decide what the other side may do',
  what: 'Who decides about requests of the other side: this side, the other one, somebody both rely on, or nobody. Trust is widened where nobody decides any more, and narrowed where somebody does again.',
  families: ['authn-authz-unclear'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = statedChange(before.fact.trust.authorization, after.fact.trust.authorization);
    if (!change) return;
    const direction = directionOf(change);
    yield {
      direction,
      title: `Authorization ${describeChange(change)}`,
      message: change.is
        ? (MEANINGS.get(change.is.value) ?? 'Who decides what these identities may do has changed.')
        : 'Nothing says any more who decides, so each side takes it that the other one does.',
      ...sidesOf(change),
      obligations:
        direction === 'narrows'
          ? []
          : raised(after, ['owners', 'revocation', 'authorization', 'enforced', 'interpretation', 'change-record']),
    };
  },
  examples: [
    ...bothWays(SOUND, unsound('acme-orders.yaml', 'authorization: local', 'authorization: none'), 'widens', 'narrows'),
    step(SOUND, unsound('acme-orders.yaml', 'authorization: local', 'authorization: remote'), 'moves'),
    ...bothWays(SOUND, unsound('acme-orders.yaml', '    authorization: local\n', ''), 'widens', 'narrows'),
  ],
});

function directionOf({ was, is }: StatedChange): Direction {
  if (!is || is.value === 'none') return 'widens';
  return !was || was.value === 'none' ? 'narrows' : 'moves';
}
