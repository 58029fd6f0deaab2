import { SOUND_SPIRE } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { effectOf } from './coming-and-going.ts';

const { 'spiffe-id.yaml': GONE, ...OTHERS } = SOUND_SPIRE;

export const identityRemoved = changeKind({
  id: 'identity-removed',
  title: 'Workloads lose an identity that trusts others',
  what: 'An identity for workloads is gone which federated with another trust domain, or had rights over SPIRE itself.',
  families: [],
  on: ['workload-identity'],
  *compare({ is, before }) {
    const effect = is === 'removed' ? effectOf(before) : undefined;
    if (!effect) return;
    const { name, powers, whom, says } = effect;
    yield {
      direction: 'narrows',
      title: `An identity is gone that ${powers}${name}`,
      message: `It went to ${whom}. They are not recognised by it any more, and do not learn the keys of others through it.`,
      before: { says },
    };
  },
  examples: [step(SOUND_SPIRE, OTHERS, 'narrows')],
});
