import { blank, list } from '../../fixes/operation.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const broadPolicyException = rule({
  id: 'broad-policy-exception',
  severity: 'warning',
  title: 'An exemption that is wider than its reason',
  what: 'A `PolicyException` of `kyverno.io` exempts from all rules of a policy (`ruleNames: ["*"]`), or exempts objects that it picks neither by name nor by label, while the workspace trusts identities of somebody else.',
  why: 'It covers rules and objects that nobody thought of when it was granted, those that are added later among them. A narrow one shows when it is no longer enough.',
  how: 'Name the rules, and the objects or their labels.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['policy-exception'],
  *check(exception, context) {
    const rules = exception.policies.flatMap((policy) => policy.rules);
    const whole = rules.filter((rule) => rule.known && rule.value === '*');
    const { broadMatches } = exception;
    const trust = whole.length + broadMatches.length > 0 ? trustBehind(exception, context) : undefined;
    if (!trust) return;
    const concern = `This concerns more than your own workloads, ${becauseOf(trust)}.`;
    const related = [citing(trust)];
    for (const { span } of whole)
      yield {
        at: span,
        message: `This exempts from every rule of the policy, those that are added later as well. ${concern} Name the rules.`,
        related,
        offers: () => suggest('Name a rule', [{ op: 'replace', span, value: blank('only-strict') }]),
      };
    for (const { span, path } of broadMatches)
      yield {
        at: span,
        message: `This exempts every object of these kinds, as it picks them neither by name nor by label. ${concern} Name the objects.`,
        related,
        offers: () => suggest('Name the objects', [{ op: 'set', path, value: list(blank('acme-cutover')) }]),
      };
  },
  bad: unsoundAdmission('rule-exception.yaml', ['[only-strict]', '["*"]']),
  good: SOUND_ADMISSION,
});
