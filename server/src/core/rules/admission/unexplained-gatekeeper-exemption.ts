import { blank } from '../../fixes/operation.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const unexplainedGatekeeperExemption = rule({
  id: 'unexplained-gatekeeper-exemption',
  severity: 'info',
  title: 'A namespace exempt from Gatekeeper without a reason',
  what: 'A Namespace has the label `admission.gatekeeper.sh/ignore` without a value, while the workspace trusts identities of somebody else.',
  why: 'The label takes every constraint off the namespace. Its value is free and meant for the reason; without one nobody can tell later whether it may go.',
  how: 'Write the reason as the value: letters, digits, `-`, `_` and `.`, at most 63 of them.',
  families: ['missing-time-box'],
  edit: 'suggest',
  on: ['namespace'],
  *check({ exemption }, context) {
    if (!exemption || exemption.reason) return;
    const trust = trustBeside({ engine: 'gatekeeper', parties: [] }, context);
    if (!trust) return;
    yield {
      at: exemption.span,
      message: `This label takes every constraint of Gatekeeper off the namespace and gives no reason. It concerns more than your own workloads, ${becauseOf(trust)}. Write the reason as its value.`,
      related: [citing(trust)],
      offers: () =>
        suggest('Write the reason', [
          { op: 'set', path: exemption.path, value: blank('bootstraps-before-gatekeeper') },
        ]),
    };
  },
  bad: unsoundAdmission('namespace.yaml', ['bootstraps-before-gatekeeper', '""']),
  good: SOUND_ADMISSION,
});
