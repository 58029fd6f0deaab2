import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { rightChanged } from './right-over-spire.ts';

export const downstreamChanged = changeKind({
  id: 'downstream-changed',
  title: 'An identity may sign others, or may not any more',
  what: '`downstream` lets workloads with the identity run a SPIRE server of their own under the same trust domain.',
  families: ['delegated-administration'],
  on: ['workload-identity'],
  compare: (pair) =>
    rightChanged(pair, 'downstream', 'act as a SPIRE server, and sign identities of this trust domain'),
  examples: bothWays(
    SOUND_SPIRE,
    unsoundSpire('static-entry.yaml', '  x509SVIDTTL', '  downstream: true\n  x509SVIDTTL'),
    'widens',
    'narrows',
  ),
});
