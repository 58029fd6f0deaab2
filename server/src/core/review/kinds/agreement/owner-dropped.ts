import { changed, ENFORCEMENT_POINT, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { OWNED, ownerDifferences } from './owner-moves.ts';

export const ownerDropped = changeKind({
  id: 'owner-dropped',
  title: 'Nobody owns it any more',
  what: 'An owner of trust, of a trust domain, an enforcement point, an exception, a policy or a peering is gone, and nothing else names one: no annotation, no namespace, no CODEOWNERS.',
  families: ['missing-owner'],
  on: OWNED,
  compare: (pair) => ownerDifferences(pair, 'dropped'),
  examples: [
    step(SOUND, unsound('acme-orders.yaml', '    renewal: team-identity\n', ''), 'widens'),
    step(SOUND, unsound('acme-orders.yaml', '    bundle: team-identity\n    renewal: team-identity\n', ''), 'widens'),
    step(TRUST_DOMAIN, changed(TRUST_DOMAIN, '  owner: team-identity\n', ''), 'widens'),
    step(ENFORCEMENT_POINT, changed(ENFORCEMENT_POINT, '  owner: team-payments\n', '  owner: none\n'), 'widens'),
  ],
});
