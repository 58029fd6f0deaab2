import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { directionOf } from '../../set-difference.ts';
import { raised } from './raised.ts';
import { listed, nameDifference, namesIn } from './text-set.ts';

export const credentialKindsChanged = changeKind({
  id: 'credential-kinds-changed',
  title: 'Other kinds of credential are accepted',
  what: 'Which kinds of credential an agreement accepts (`x509-svid`, `jwt-svid`, …). A token is good for whoever holds a copy of it, a certificate only for whoever holds its key.',
  families: ['long-lived-credential', 'overly-broad-trust'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [before, after] = [pair.before.fact.credentials.kinds, pair.after.fact.credentials.kinds];
    const change = nameDifference(before, after);
    // No list says nothing about which are accepted.
    if (!change || before.length === 0 || after.length === 0) return;
    const { added, removed } = change;
    const direction = directionOf(change);
    const isToken = added.includes('jwt-svid');
    yield {
      direction,
      title:
        added.length > 0
          ? `${listed(added)} ${added.length === 1 ? 'is' : 'are'} accepted${removed.length > 0 ? ` instead of ${listed(removed)}` : ' as well'}`
          : `${listed(removed)} ${removed.length === 1 ? 'is' : 'are'} no longer accepted`,
      message: isToken
        ? 'A token is good for whoever holds a copy of it, so its audience and lifetime have to be narrow.'
        : direction === 'narrows'
          ? 'Whoever still presents one is refused wherever the agreement is enforced.'
          : 'Every place of enforcement has to know how to check them.',
      before: { span: before[0]?.span, says: namesIn(before).join(', ') },
      after: { span: after[0]?.span, says: namesIn(after).join(', ') },
      obligations: direction === 'narrows' ? [] : raised(pair.after, ['owners', 'enforced', 'change-record']),
    };
  },
  examples: bothWays(SOUND, unsound('acme-orders.yaml', '[x509-svid]', '[x509-svid, jwt-svid]'), 'widens', 'narrows'),
});
