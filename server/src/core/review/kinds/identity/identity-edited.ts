import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { concernsTrust } from './concerned.ts';
import { valueChange } from './value-change.ts';

export const identityEdited = changeKind({
  id: 'identity-edited',
  title: 'An identity is described in other words',
  what: 'The hint of an identity which trusts somebody foreign or has rights over SPIRE. A workload with several identities picks one by its hint; nobody is trusted for it.',
  families: [],
  on: ['workload-identity'],
  *compare(pair) {
    if (pair.is !== 'kept' || !concernsTrust(pair)) return;
    const change = valueChange(pair.before.fact.hint, pair.after.fact.hint, 'none');
    if (!change) return;
    const { course, before, after } = change;
    yield {
      direction: 'neutral',
      title: `The hint of the identity changes ${course}`,
      message: 'It tells a workload with several identities which of them to use, and is no part of any.',
      ...{ before, after },
    };
  },
  examples: bothWays(
    SOUND_SPIRE,
    unsoundSpire('spiffe-id.yaml', '  ttl: 1h', '  hint: internal\n  ttl: 1h'),
    'neutral',
    'neutral',
  ),
});
