import { changed, ENFORCEMENT_POINT, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { OWNED, ownerDifferences } from './owner-moves.ts';

export const ownerAdded = changeKind({
  id: 'owner-added',
  title: 'Somebody owns it now',
  what: 'Somebody is named for trust, a trust domain, an enforcement point, an exception, a policy or a peering that nobody owned.',
  families: ['missing-owner'],
  on: OWNED,
  compare: (pair) => ownerDifferences(pair, 'added'),
  examples: [
    step(unsound('acme-orders.yaml', '    renewal: team-identity\n', ''), SOUND, 'narrows'),
    step(changed(TRUST_DOMAIN, '  owner: team-identity\n', ''), TRUST_DOMAIN, 'narrows'),
    step(changed(ENFORCEMENT_POINT, '  owner: team-payments\n', '  owner: TODO\n'), ENFORCEMENT_POINT, 'narrows'),
  ],
});
