import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { listChange, strangersAmong } from './listed-identities.ts';

export const agentDelegatesChanged = changeKind({
  id: 'agent-delegates-changed',
  title: 'Others may fetch identities in the name of workloads',
  what: 'The processes that a SPIRE agent lets fetch the identities of any workload on its node (`authorized_delegates`).',
  families: ['delegated-administration'],
  on: ['spire-agent'],
  *compare({ is, before, after }) {
    if (is !== 'kept') return;
    const { added, removed, ...says } = listChange(before.fact.delegates, after.fact.delegates);
    if (added.ids.length > 0) {
      yield {
        direction: 'widens',
        title: `${enumerate(added.ids.map(code))} may fetch the identities of others`,
        message: `Whoever has such an identity can speak in the name of every workload on the node.${strangersAmong(added.ids, after.fact.trustDomain)}`,
        before: { says: says.was },
        after: { span: added.span, says: says.is },
      };
    }
    if (removed.ids.length > 0) {
      yield {
        direction: 'narrows',
        title: `${enumerate(removed.ids.map(code))} may no longer fetch the identities of others`,
        message: 'The agent refuses them as soon as it has read its configuration anew.',
        before: { span: removed.span, says: says.was },
        after: { says: says.is },
      };
    }
  },
  examples: bothWays(
    SOUND_CONF,
    unsoundConf(
      'agent.conf',
      '  server_port       = 8081',
      '  server_port       = 8081\n  authorized_delegates = ["spiffe://shop.corp.example/proxy"]',
    ),
    'widens',
    'narrows',
  ),
});
