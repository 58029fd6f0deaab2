import { blank, list, map } from '../../fixes/operation.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { ownDomain } from './own-domain.ts';

export const ruleForEverybody = rule({
  id: 'rule-for-everybody',
  severity: 'warning',
  title: 'A rule that lets everybody in',
  what: 'An ALLOW policy has a rule that says nothing: no `from`, no `to`, no `when`. The workspace shows that the mesh trusts more than one trust domain.',
  why: 'An empty rule fits every request, so the other rules of the policy no longer matter, and neither do other ALLOW policies for the same workloads. Callers of other trust domains and callers without any identity get in as well.',
  how: 'Say in `from` who may come in. A policy that shall refuse everything has no rules at all.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check({ action, rules = [], policy }, context) {
    if (action !== undefined && knownValue(action) !== 'ALLOW') return;
    const empty = rules.filter(({ from, to, when }) => from === undefined && to === undefined && when.length === 0);
    const trust = empty.length > 0 ? trustBeside(policy, context) : undefined;
    if (!trust) return;
    const sample = `${ownDomain(context) ?? 'cluster.local'}/ns/web/sa/shop`;
    for (const { span, path } of empty) {
      yield {
        at: span,
        message: `An empty rule fits every request, so this policy lets everybody in: callers of other trust domains and callers without any identity, ${becauseOf(trust)}. Say in \`from\` who may come in.`,
        related: [citing(trust)],
        offers: () => [
          {
            title: 'Say who may come in',
            kind: 'suggest',
            operations: [
              {
                op: 'set',
                path,
                value: map({ from: list(map({ source: map({ principals: list(blank(sample)) }) })) }),
              },
            ],
          },
        ],
      };
    }
  },
  bad: unsoundPolicies('policy.yaml', '  rules:\n', '  rules:\n    - {}\n'),
  good: unsoundPolicies(
    'policy.yaml',
    '  rules:\n',
    '  rules:\n    - from: [{source: {trustDomains: [shop.corp.example]}}]\n',
  ),
});
