import { changed, ENFORCEMENT_POINT, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { OWNED, ownerDifferences } from './owner-moves.ts';

export const ownerChanged = changeKind({
  id: 'owner-changed',
  title: 'Somebody else owns it',
  what: 'Other people answer for trust, for a trust domain, an enforcement point, an exception, a policy or a peering. Two spellings of one team are the same (`@acme/payments`, `group:payments`).',
  families: ['missing-owner'],
  on: OWNED,
  compare: (pair) => ownerDifferences(pair, 'changed'),
  examples: [
    step(SOUND, unsound('acme-orders.yaml', 'accountable: team-partners', 'accountable: team-sales'), 'moves'),
    step(TRUST_DOMAIN, changed(TRUST_DOMAIN, 'owner: team-identity', 'owner: team-platform'), 'moves'),
    step(ENFORCEMENT_POINT, changed(ENFORCEMENT_POINT, 'owner: team-payments', 'owner: team-gateways'), 'moves'),
  ],
});
