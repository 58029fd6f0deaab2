import { trustBeside } from '../../model/foreign-trust.ts';
import { CEDAR, SOUND_CEDAR } from '../cedar-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const unconditionalPermit = rule({
  id: 'unconditional-permit',
  severity: 'error',
  title: 'A policy that permits everything',
  what: 'A Cedar policy permits every principal every action on every resource, without a condition, and the workspace shows that identities of somebody else arrive.',
  why: 'In Cedar one `permit` that fits is enough, and this one fits every request. So nothing is refused any more but what a `forbid` names, and all other permissions say nothing.',
  how: 'Say in the scope who may do what, or in `when` under which condition. To refuse single things instead, write down why everything else is open to everybody.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  edit: 'none',
  on: ['policy'],
  *check(policy, context) {
    if (policy.engine !== 'cedar' || policy.effect !== 'admits') return;
    const open = policy.parties.find(({ match, isNarrowed }) => match === 'any' && !isNarrowed);
    const trust = open && trustBeside(policy, context);
    if (!open || !trust) return;
    yield {
      at: open.subject.span,
      message: `This policy permits everybody everything, and in Cedar one permission that fits is enough: beside it only a \`forbid\` decides anything. Everybody is more than your own workloads here, ${becauseOf(trust)}. Say who may do what.`,
      related: [citing(trust)],
      insteadOf: 'wildcard-principal',
    };
  },
  bad: {
    ...SOUND_CEDAR,
    'payments.cedar': `${CEDAR}\n@id("everything")\n@owner("team-payments")\npermit (principal, action, resource);\n`,
  },
  good: {
    ...SOUND_CEDAR,
    'payments.cedar': `${CEDAR}\n@id("nothing")\n@owner("team-payments")\nforbid (principal, action, resource);\n`,
  },
});
