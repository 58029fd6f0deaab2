import type { PolicyFact } from '../../../model/facts.ts';
import { policyObligations } from '../../../model/policy-readiness.ts';
import { trustKindsIn } from '../../../model/trust-kinds.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../../../rules/admission-examples.ts';
import { code } from '../../../values/code.ts';
import { listed } from '../../admission/words.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { setDifference } from '../../set-difference.ts';
import type { Version } from '../../subject.ts';

export const guardsChanged = changeKind({
  id: 'guards-changed',
  title: 'Other configuration of trust is checked',
  what: 'The kinds of objects by which trust is configured that an admission policy looks at. A kind that it no longer looks at is written to the cluster unchecked.',
  families: ['observe-only-enforcement'],
  on: ['policy'],
  *compare({ before, after }) {
    if (before?.fact.effect !== 'validates' || after?.fact.effect !== 'validates') return;
    const [old, fresh] = [kindsOf(before), kindsOf(after)];
    const difference = old && fresh && setDifference(old, fresh, (kind) => kind);
    if (!difference) return;
    const { added, removed } = difference;
    const direction = removed.length === 0 ? 'narrows' : added.length === 0 ? 'widens' : 'moves';
    const named = (kinds: readonly string[]) => listed(kinds.map(code));
    yield {
      direction,
      title: [
        ...(removed.length > 0 ? [`No longer checks ${named(removed)}`] : []),
        ...(added.length > 0 ? [`${removed.length > 0 ? 'checks' : 'Checks'} ${named(added)}`] : []),
      ].join(', and '),
      message:
        direction === 'narrows'
          ? 'More of what configures trust is looked at before it is taken.'
          : 'Whoever may write such objects can open trust there without being held to this policy.',
      before: { span: before.fact.guards?.[0]?.span, says: listed(old) || 'none' },
      after: { span: after.fact.guards?.[0]?.span, says: listed(fresh) || 'none' },
      obligations:
        direction === 'narrows'
          ? []
          : policyObligations(after.fact, after.context, ['owners', 'enforced', 'change-record']),
      insteadOf: ['policy-edited'],
    };
  },
  examples: bothWays(
    SOUND_ADMISSION,
    unsoundAdmission('kyverno.yaml', ['security.istio.io/v1/PeerAuthentication]', 'v1/Pod]']),
    'widens',
    'narrows',
  ),
});

/** Undefined where only a template knows. */
function kindsOf({ fact }: Version<PolicyFact>): string[] | undefined {
  const { guards, applies } = fact;
  // What another document says is told there.
  if (guards === undefined && applies !== undefined) return undefined;
  return guards?.some(({ known }) => !known) ? undefined : [...trustKindsIn(guards)];
}
