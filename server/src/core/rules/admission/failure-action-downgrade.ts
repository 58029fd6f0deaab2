import { blank, list } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import type { FailureAction, FailureActionsFact } from '../../model/facts.ts';
import { unsoundAdmission } from '../admission-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const failureActionDowngrade = rule({
  id: 'failure-action-downgrade',
  severity: 'warning',
  title: 'An override that takes the whole cluster back to Audit',
  what: 'A Kyverno policy about kinds by which trust is configured says `Enforce`, and an override says `Audit` for all namespaces: by `*`, or by naming neither namespaces nor labels.',
  why: 'Kyverno asks overrides first. One that names nothing holds everywhere, so the `Enforce` beneath it is never reached, and whoever reads that line believes it.',
  how: 'Name the namespaces that the override is meant for, or delete it.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['failure-actions'],
  *check(actions, context) {
    for (const action of actions.downgrades) {
      const trust = borderOf(actions.policy, context);
      if (!trust) return;
      yield {
        at: action.stated.span,
        message: `This override holds in every namespace, and Kyverno asks overrides first: what says \`Enforce\` is never reached, and nothing is refused anywhere. This concerns more than your own workloads, ${becauseOf(trust)}. Name the namespaces that it is meant for.`,
        insteadOf: 'observed-only-policy',
        related: [citing(trust)],
        offers: () => offersFor(action, actions),
      };
    }
  },
  bad: override('["*"]'),
  good: override('[sandbox]'),
});

function offersFor({ path }: FailureAction, { stated }: FailureActionsFact): Offer[] {
  const item = path.slice(0, -1);
  const listPath = item.slice(0, -1);
  const isBeside = (other: FailureAction) =>
    other.path.length === path.length && listPath.every((step, index) => other.path[index] === step);
  const target = stated.filter(isBeside).length > 1 ? item : listPath;
  return [
    {
      title: 'Name the namespaces',
      kind: 'suggest',
      operations: [{ op: 'set', path: [...item, 'namespaces'], value: list(blank('sandbox')) }],
    },
    { title: 'Delete the override', kind: 'suggest', operations: [{ op: 'remove', path: target }] },
  ];
}

function override(namespaces: string) {
  const overrides = `        failureAction: Enforce\n        failureActionOverrides:\n          - action: Audit\n            namespaces: ${namespaces}\n`;
  return unsoundAdmission('kyverno.yaml', ['        failureAction: Enforce\n', overrides]);
}
