import { borderOf } from '../../model/border.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { SOUND_CILIUM, unsoundCilium } from '../cilium-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const ciliumTestAuthentication = rule({
  id: 'cilium-test-authentication',
  severity: 'warning',
  title: 'An authentication that always fails',
  what: 'A rule of a Cilium policy has the `authentication.mode` `test-always-fail`, and the workspace shows that somebody beside your own workloads is trusted.',
  why: 'The mode is there to test Cilium itself. Every proof of identity fails, so the rule lets nothing through, and whoever mends that in a hurry may take the whole policy away.',
  how: 'Take the `authentication` out, or set it to `required`.',
  families: ['authn-authz-unclear'],
  edit: 'suggest',
  on: ['cilium-policy'],
  *check(fact, context) {
    const tests = fact.rules.flatMap(({ authentication }) =>
      authentication?.known && authentication.value === 'test-always-fail' ? [authentication] : [],
    );
    const policy = tests.length > 0 ? policyOf(fact, context) : undefined;
    const trust = policy && (borderOf(policy, context) ?? trustBeside(policy, context));
    if (!trust) return;
    for (const { span, path } of tests) {
      yield {
        at: span,
        message: `\`test-always-fail\` is for tests: every proof of identity fails, and this rule lets nobody in. That concerns more than your own workloads, ${becauseOf(trust)}. Take it out, or ask for a proof that can succeed.`,
        related: [citing(trust)],
        offers: () => [
          {
            title: 'Take the authentication out',
            kind: 'suggest',
            operations: [{ op: 'remove', path: path.slice(0, -1) }],
          },
          { title: 'Change to `required`', kind: 'suggest', operations: [{ op: 'set', path, value: 'required' }] },
        ],
      };
    }
  },
  bad: unsoundCilium(
    'policy.yaml',
    '            - port: "8443"\n',
    '            - port: "8443"\n      authentication:\n        mode: test-always-fail\n',
  ),
  good: SOUND_CILIUM,
});
