import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { ENDPOINT_OBLIGATIONS } from './endpoint-obligations.ts';
import { raised } from './raised.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    endpoint: 'They are fetched from an endpoint, so whoever answers there says whose keys are trusted.',
    manual: 'People carry them over, so a withdrawn key is trusted until somebody does it again.',
    'shared-root': 'Both sides have the same root, so no keys are exchanged.',
  }),
);

export const bundleDistributionChanged = changeKind({
  id: 'bundle-distribution-changed',
  title: 'Keys of the other side get here in another way',
  what: 'How the bundle of the other side is come by: from an endpoint, by hand, or not at all under a shared root.',
  families: ['bundle-endpoint', 'missing-rotation-expectation'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const change = statedChange(pair.before.fact.bundle.distribution, pair.after.fact.bundle.distribution);
    if (!change?.was || !change.is) return;
    yield {
      direction: 'moves',
      title: `The way in which keys get here ${describeChange(change)}`,
      message: MEANINGS.get(change.is.value) ?? 'Make sure that somebody answers for the new way.',
      ...sidesOf(change),
      obligations: raised(pair.after, [...ENDPOINT_OBLIGATIONS, 'rotation']),
    };
  },
  examples: bothWays(
    SOUND,
    unsound('acme-orders.yaml', 'distribution: endpoint', 'distribution: manual'),
    'moves',
    'moves',
  ),
});
