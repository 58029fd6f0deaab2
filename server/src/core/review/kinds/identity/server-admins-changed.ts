import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { listChange, strangersAmong } from './listed-identities.ts';

export const serverAdminsChanged = changeKind({
  id: 'server-admins-changed',
  title: 'Others may administer the SPIRE server',
  what: 'The SPIFFE IDs that may use the administration API of a SPIRE server, which can create any identity of its trust domain.',
  families: ['delegated-administration'],
  on: ['spire-server'],
  *compare({ is, before, after }) {
    if (is !== 'kept') return;
    const { added, removed, ...says } = listChange(before.fact.adminIds, after.fact.adminIds);
    if (added.ids.length > 0) {
      yield {
        direction: 'widens',
        title: `${enumerate(added.ids.map(code))} may administer the SPIRE server`,
        message: `Whoever has such an identity can create any identity of this trust domain, and add federations.${strangersAmong(added.ids, after.fact.trustDomain)}`,
        before: { says: says.was },
        after: { span: added.span, says: says.is },
      };
    }
    if (removed.ids.length > 0) {
      yield {
        direction: 'narrows',
        title: `${enumerate(removed.ids.map(code))} may no longer administer the SPIRE server`,
        message: 'The administration API refuses them as soon as the server has read its configuration anew.',
        before: { span: removed.span, says: says.was },
        after: { says: says.is },
      };
    }
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
