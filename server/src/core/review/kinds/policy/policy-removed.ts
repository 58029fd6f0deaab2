import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { decidesAboutOthers, isAtBorder } from './at-border.ts';
import { describePolicy, opposite, presenceOf } from './presence.ts';
import { ADMITTED, GUARDED, UNGUARDED, WITHOUT_PERMISSION } from './presence-examples.ts';
import { isPartOfAnother, speaksInstead } from './together.ts';

export const policyRemoved = changeKind({
  id: 'policy-removed',
  title: 'A policy is gone',
  what: 'The opposite of `policy-added`: a policy about identities of others is no longer there. What it refused gets through, and whom it let in does not, unless another policy says so.',
  families: ['undocumented-enforcement-point', 'authn-authz-unclear'],
  on: ['policy'],
  *compare(pair, context) {
    if (pair.is !== 'removed' || !isAtBorder(pair)) return;
    const { before } = pair;
    if (speaksInstead(before.fact, ['token-trust'], context) || isPartOfAnother(before, 'removed', context)) return;
    const presence = presenceOf(before);
    const isLeftover = !decidesAboutOthers(before.fact, { ...before.context, workspace: context.head });
    yield {
      direction: isLeftover ? 'neutral' : opposite(presence.direction),
      title: `A policy is gone: it ${describePolicy(before, 'was')}`,
      message: isLeftover ? 'The trust in others that it decided about is gone as well.' : presence.removed,
      before: { says: describePolicy(before, 'is').replaceAll('`', '') },
    };
  },
  examples: [step(GUARDED, UNGUARDED, 'widens'), step(ADMITTED, WITHOUT_PERMISSION, 'narrows')],
});
