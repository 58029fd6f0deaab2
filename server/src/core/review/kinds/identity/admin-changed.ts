import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { rightChanged } from './right-over-spire.ts';

export const adminChanged = changeKind({
  id: 'admin-changed',
  title: 'An identity becomes an administrator of SPIRE, or ceases to be one',
  what: '`admin` opens the administration API of the SPIRE server to the workloads that get the identity.',
  families: ['delegated-administration'],
  on: ['workload-identity'],
  compare: (pair) => rightChanged(pair, 'admin', 'administer the SPIRE server, and create any identity with it'),
  examples: bothWays(
    SOUND_SPIRE,
    unsoundSpire('static-entry.yaml', '  x509SVIDTTL', '  admin: true\n  x509SVIDTTL'),
    'widens',
    'narrows',
  ),
});
