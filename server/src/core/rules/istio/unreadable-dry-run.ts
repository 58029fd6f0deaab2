import { code } from '../../values/code.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type Offer, rule } from '../rule.ts';

export const unreadableDryRun = rule({
  id: 'unreadable-dry-run',
  severity: 'warning',
  title: 'A dry run that Istio does not recognise',
  what: 'The annotation `istio.io/dry-run` has a value that is neither true nor false to Istio, such as `yes` or `on`.',
  why: 'Istio logs that it cannot read it and enforces the policy. Whoever meant to try it out first finds out when requests are refused, or let in.',
  how: 'Write `"true"` or `"false"`. Go takes `1`, `t`, `T`, `TRUE`, `True` and their opposites as well.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check({ dryRun }) {
    // What strconv.ParseBool takes.
    if (!dryRun?.known || /^(?:[01tTfF]|TRUE|true|True|FALSE|false|False)$/.test(dryRun.value)) return;
    const { value, span } = dryRun;
    const write = (word: string, title: string): Offer => ({
      title,
      kind: 'suggest',
      operations: [{ op: 'replace', span, value: word }],
    });
    yield {
      at: span,
      message: `Istio cannot read ${code(value)} as true or false, and then enforces the policy: this is no dry run. Write \`"true"\` if it is meant to be one, and take the annotation out otherwise.`,
      offers: () => [write('true', 'Only evaluate it: "true"'), write('false', 'Enforce it: "false"')],
    };
  },
  bad: unsoundPolicies(
    'policy.yaml',
    '  namespace: payments\n',
    '  namespace: payments\n  annotations:\n    istio.io/dry-run: "no"\n',
  ),
  good: unsoundPolicies(
    'policy.yaml',
    '  namespace: payments\n',
    '  namespace: payments\n  annotations:\n    istio.io/dry-run: "false"\n',
  ),
});
