import { blank, map } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, cited, citing } from '../wording.ts';

export const missingPolicyParameters = rule({
  id: 'missing-policy-parameters',
  severity: 'warning',
  title: 'A binding without the parameters of its policy',
  what: 'A ValidatingAdmissionPolicyBinding has no `paramRef`, and its policy, which is about kinds by which trust is configured, takes parameters (`paramKind`) and reads them without asking first whether there are any.',
  why: '`params` is null then, and every expression that reads it fails. The `failurePolicy` decides from there on: with `Fail` nothing can be written any more, with `Ignore` everything passes.',
  how: 'Name the object with the parameters under `paramRef`, or have the expressions ask `params != null`.',
  families: ['missing-failure-test'],
  edit: 'suggest',
  on: ['validation-actions'],
  *check({ policy, givesParameters, resource, path }, context) {
    const name = knownValue(policy.applies)?.replace(/^ValidatingAdmissionPolicy\//, '');
    if (givesParameters || name === undefined) return;
    const needing = context.workspace.lookup('policy-parameters', name);
    const [first] = inOrder(needing, ({ span }) => span);
    if (!first || !needing.every(({ fact }) => fact.needsThem)) return;
    const trust = borderOf(policy, context);
    if (!trust) return;
    const paramRef = [...path.slice(0, -1), 'paramRef'];
    yield {
      at: { missing: paramRef, fallback: resource.kindSpan },
      message: `The policy takes parameters (${cited(1)}) and this binding gives none, so every expression that reads them fails and \`failurePolicy\` alone decides. This concerns more than your own workloads, ${becauseOf(trust)}. Name the object that holds them.`,
      related: [
        citing(trust),
        { document: first.document, span: first.fact.span, message: 'The policy takes parameters here.' },
      ],
      offers: () => [
        {
          title: 'Name the parameters',
          kind: 'suggest',
          operations: [
            {
              op: 'set',
              path: paramRef,
              value: map({ name: blank('lifetimes'), parameterNotFoundAction: 'Deny' }),
            },
          ],
        },
      ],
    };
  },
  bad: unsoundAdmission('binding.yaml', [
    '  paramRef:\n    name: lifetimes\n    namespace: spire-system\n    parameterNotFoundAction: Deny\n',
    '',
  ]),
  good: SOUND_ADMISSION,
});
