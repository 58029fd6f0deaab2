import { beside, changed } from '../../../rules/examples.ts';
import { SOUND_SPIRE, SPIFFE_ID_TEMPLATE } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { effectOf } from './coming-and-going.ts';

const NEW = changed(changed(SPIFFE_ID_TEMPLATE, 'name: payments', 'name: orders'), 'app: payments', 'app: orders');

export const identityAdded = changeKind({
  id: 'identity-added',
  title: 'Workloads get an identity that trusts others',
  what: 'A new identity for workloads which federates with another trust domain, or has rights over SPIRE itself.',
  families: ['overly-broad-trust'],
  on: ['workload-identity'],
  *compare({ is, after }) {
    const effect = is === 'added' ? effectOf(after) : undefined;
    if (!effect) return;
    const { name, powers, whom, says } = effect;
    yield {
      direction: 'widens',
      title: `A new identity ${powers}${name}`,
      message: `It goes to ${whom}. Make sure that all of these need it.`,
      after: { says },
    };
  },
  examples: [step(SOUND_SPIRE, beside(SOUND_SPIRE, { 'orders.yaml': NEW }), 'widens')],
});
