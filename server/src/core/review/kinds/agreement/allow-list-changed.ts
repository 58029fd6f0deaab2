import type { ObligationId } from '../../../model/obligation.ts';
import { changed, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { allowListChange } from './allow-list.ts';
import { describeList, messageFor, titleFor } from './allow-list-words.ts';
import { raised } from './raised.ts';

const SUBJECT = 'spiffe://acme.partner.example/orders/checkout';
const LIST = `  allow:
    - subject: ${SUBJECT}
      audiences: [payments]
      purpose: Places orders.
`;

const OBLIGATIONS: readonly ObligationId[] = [
  'owners',
  'enforcement-point',
  'enforced',
  'narrow-allow-list',
  'interpretation',
  'change-record',
];

export const allowListChanged = changeKind({
  id: 'allow-list-changed',
  title: 'Other identities are let in',
  what: 'Which identities of the other side the agreement lets in, with which audiences and roles, compared as sets: an entry that another one covers adds nothing, and no list at all lets in everybody. Trust widens where anything new gets in, narrows where only less does, and moves where both is true.',
  families: ['overly-broad-trust'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = allowListChange(before.fact, after.fact);
    if (!change) return;
    const { come, gone, written, erased } = change;
    const direction = come.length === 0 ? 'narrows' : gone.length === 0 ? 'widens' : 'moves';
    const [fresh, old] = [come.length > 0 ? come : written, gone.length > 0 ? gone : erased];
    yield {
      direction,
      title: titleFor(fresh, old),
      message: messageFor(direction, come),
      before: { span: old[0]?.span ?? before.fact.allow?.span, says: describeList(before.fact) },
      after: { span: fresh[0]?.span ?? after.fact.allow?.span, says: describeList(after.fact) },
      obligations: direction === 'narrows' ? [] : raised(after, OBLIGATIONS),
    };
  },
  examples: [
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', SUBJECT, 'spiffe://acme.partner.example/orders/*'),
      'widens',
      'narrows',
    ),
    ...bothWays(SOUND, { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, LIST, '') }, 'widens', 'narrows'),
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', 'audiences: [payments]\n', 'audiences: [payments, refunds]\n'),
      'widens',
      'narrows',
    ),
    step(SOUND, unsound('acme-orders.yaml', '/orders/checkout', '/orders/basket'), 'moves'),
  ],
});
