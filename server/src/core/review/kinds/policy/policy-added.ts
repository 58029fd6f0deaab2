import { policyObligations } from '../../../model/policy-readiness.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { isAtBorder } from './at-border.ts';
import { describePolicy, presenceOf } from './presence.ts';
import { ADMITTED, GUARDED, UNGUARDED, WITHOUT_PERMISSION } from './presence-examples.ts';
import { isPartOfAnother, newAgreement, speaksInstead } from './together.ts';

export const policyAdded = changeKind({
  id: 'policy-added',
  title: 'A policy is new',
  what: 'A policy about identities of others that was not there. What refuses, asks for an identity, asks another program or checks configuration narrows. What lets in widens where nobody gets in unnamed, and narrows as the first of its kind in programs that let in everybody until there is one, as Istio and Cilium. One that only watches changes nothing yet. Where other policies decide what it does, that is said.',
  families: ['undocumented-enforcement-point', 'authn-authz-unclear'],
  on: ['policy'],
  *compare(pair, context) {
    if (pair.is !== 'added' || !isAtBorder(pair)) return;
    const { after } = pair;
    // Trust in the tokens of an issuer is what such a policy brings.
    if (speaksInstead(after.fact, ['token-trust'], context) || isPartOfAnother(after, 'added', context)) return;
    const { direction, added } = presenceOf(after);
    const ids = ['owners', 'enforcement-point', 'enforced', 'narrow-allow-list', 'fails-closed', 'time-box'] as const;
    yield {
      direction,
      title: `A new policy: it ${describePolicy(after, 'is')}`,
      message: `${added}${newAgreement(after, context)}`,
      after: { says: describePolicy(after, 'is').replaceAll('`', '') },
      obligations: direction === 'narrows' ? [] : policyObligations(after.fact, after.context, ids),
    };
  },
  examples: [step(UNGUARDED, GUARDED, 'narrows'), step(WITHOUT_PERMISSION, ADMITTED, 'widens')],
});
