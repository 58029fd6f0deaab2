import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { raised } from './raised.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

export const operatorChanged = changeKind({
  id: 'operator-changed',
  title: 'A trust domain is run by others',
  what: 'Who runs the other side, by the agreement (`remoteOperator`) or by the document of the trust domain (`operator`). Of partners and platforms more is asked than of parts of one house.',
  families: ['delegated-administration'],
  on: ['federation', 'trust-domain'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [pair.before.fact, pair.after.fact];
    const change = statedChange(
      old.type === 'federation' ? old.remoteOperator : old.operator,
      fresh.type === 'federation' ? fresh.remoteOperator : fresh.operator,
    );
    if (!change?.was || !change.is) return;
    const isOutside = ['partner', 'platform'].includes(change.is.value);
    yield {
      direction: 'moves',
      title: `The operator ${describeChange(change)}`,
      message: isOutside
        ? 'Another company runs it, so the trust needs an end or a review, and a narrow list of who gets in.'
        : 'It counts as run within the house, so less is asked of the trust.',
      ...sidesOf(change),
      obligations: raised(pair.after, ['owners', 'narrow-allow-list', 'time-box', 'change-record']),
    };
  },
  examples: [
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', 'remoteOperator: partner', 'remoteOperator: business-unit'),
      'moves',
      'moves',
    ),
    ...bothWays(SOUND, unsound('trust-domains.yaml', 'operator: partner', 'operator: platform'), 'moves', 'moves'),
  ],
});
