import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { raised } from './raised.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

export const trustModelChanged = changeKind({
  id: 'trust-model-changed',
  title: 'Both sides share a root, or no longer',
  what: 'Whether each side signs with keys of its own (`separate-domains`), or both under one root (`shared-root`). Under a shared root either side can be impersonated by the other, and neither can be cut off alone.',
  families: ['trust-anchor', 'delegated-administration'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const change = statedChange(pair.before.fact.model, pair.after.fact.model);
    if (!change?.was || !change.is) return;
    const isShared = change.is.value === 'shared-root';
    yield {
      direction: isShared ? 'widens' : 'narrows',
      title: `The model of trust ${describeChange(change)}`,
      message: isShared
        ? 'Whoever signs for one side can sign for the other, and neither can be cut off alone.'
        : 'Each side signs with keys of its own, so either can be cut off alone.',
      ...sidesOf(change),
      obligations: isShared ? raised(pair.after, ['owners', 'bundle-validated', 'revocation', 'change-record']) : [],
    };
  },
  examples: bothWays(SOUND, unsound('acme-orders.yaml', 'separate-domains', 'shared-root'), 'widens', 'narrows'),
});
