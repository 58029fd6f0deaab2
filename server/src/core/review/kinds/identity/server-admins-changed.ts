import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { type Right, rightDifferences } from './listed-identities.ts';

const RIGHT: Right = {
  may: 'administer the SPIRE server',
  whenGiven: 'Whoever has such an identity can create any identity of this trust domain, and add federations.',
  whenTaken: 'The administration API refuses them as soon as the server has read its configuration anew.',
};

export const serverAdminsChanged = changeKind({
  id: 'server-admins-changed',
  title: 'Others may administer the SPIRE server',
  what: 'The SPIFFE IDs that may use the administration API of a SPIRE server, which can create any identity of its trust domain.',
  families: ['delegated-administration'],
  on: ['spire-server'],
  compare({ is, before, after }) {
    if (is !== 'kept') return [];
    return rightDifferences(RIGHT, before.fact.adminIds, after.fact.adminIds, after.fact.trustDomain);
  },
  examples: bothWays(
    SOUND_CONF,
    unsoundConf(
      'server.conf',
      '  bind_port    = 8081',
      '  bind_port    = 8081\n  admin_ids    = ["spiffe://acme.partner.example/admin"]',
    ),
    'widens',
    'narrows',
  ),
});
