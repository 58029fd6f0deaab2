import { blank } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { PolicyExceptionFact } from '../../model/facts.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import { addDays } from '../../values/date.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const policyExceptionWithoutEnd = rule({
  id: 'policy-exception-without-end',
  severity: 'warning',
  title: 'An exemption from a policy without an end',
  what: 'A Kyverno `PolicyException` has no end, while the workspace trusts identities of somebody else: no `expiresAt` in the newer kind, no label `cleanup.kyverno.io/ttl` in the older one, and no annotation that says it. An exemption only from policies that are in the workspace and are about other things is left alone.',
  why: 'An exemption made for a cut-over works on when everybody has forgotten it, and whoever comes next finds a gap that no policy shows.',
  how: 'Write `expiresAt`; Kyverno stops honouring it then. The older kind has no such field: give it the label, and Kyverno deletes it on that day.',
  families: ['missing-time-box', 'expired-time-box'],
  edit: 'suggest',
  on: ['policy-exception'],
  *check(exception, context) {
    if (!isUnanswered(exception.timeBox.expires)) return;
    const trust = trustBehind(exception, context);
    if (!trust) return;
    const isOld = exception.form === 'kyverno.io';
    const what = isOld
      ? 'This kind of exception has no end of its own, and no label has Kyverno delete it.'
      : 'Without `expiresAt` Kyverno honours this exception for good.';
    yield {
      at: { missing: exception.endPath, fallback: exception.span },
      message: `${what} The gap concerns more than your own workloads, ${becauseOf(trust)}. Write the day on which it ends${isOld ? ' as the label `cleanup.kyverno.io/ttl`' : ''}.`,
      related: [citing(trust)],
      offers: () =>
        suggest('Add an end date', [
          { op: 'set', path: exception.endPath, value: blank(latestEnd(exception, context)) },
        ]),
    };
  },
  bad: unsoundAdmission('rule-exception.yaml', ['  labels:\n    cleanup.kyverno.io/ttl: "2027-01-31"\n', '']),
  good: SOUND_ADMISSION,
});

/** The last day that the settings allow. A label holds no colons, so that it takes a day and nothing finer. */
export function latestEnd({ form }: PolicyExceptionFact, { now, settings }: RuleContext): string {
  const day = addDays(now, settings.timeBox.max);
  return form === 'kyverno.io' ? day : `${day}T00:00:00Z`;
}
