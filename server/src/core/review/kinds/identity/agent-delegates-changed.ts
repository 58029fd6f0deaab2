import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { type Right, rightDifferences } from './listed-identities.ts';

const RIGHT: Right = {
  may: 'fetch the identities of others',
  whenGiven: 'Whoever has such an identity can speak in the name of every workload on the node.',
  whenTaken: 'The agent refuses them as soon as it has read its configuration anew.',
};

export const agentDelegatesChanged = changeKind({
  id: 'agent-delegates-changed',
  title: 'Others may fetch identities in the name of workloads',
  what: 'The processes that a SPIRE agent lets fetch the identities of any workload on its node (`authorized_delegates`).',
  families: ['delegated-administration'],
  on: ['spire-agent'],
  compare({ is, before, after }) {
    if (is !== 'kept') return [];
    return rightDifferences(RIGHT, before.fact.delegates, after.fact.delegates, after.fact.trustDomain);
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
