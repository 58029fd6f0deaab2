import { list } from '../../fixes/operation.ts';
import type { ValidationActionsFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { type Problem, rule } from '../rule.ts';

export const invalidValidationActions = rule({
  id: 'invalid-validation-actions',
  severity: 'error',
  title: 'A binding without an answer, or with one twice',
  what: 'A ValidatingAdmissionPolicyBinding has no `validationActions`, or has one of them twice.',
  why: 'The field is required and is a set. The cluster refuses the binding, and without it the policy has no effect.',
  how: 'Write `[Deny]`, or `[Audit]` or `[Warn]` while you watch. Delete what stands there twice.',
  families: [],
  edit: 'fix',
  on: ['validation-actions'],
  *check(fact) {
    const { resource, actions } = fact;
    if (resource.kind !== 'ValidatingAdmissionPolicyBinding') return;
    // The first version had no such field.
    if (!actions?.length && !resource.apiVersion.endsWith('/v1alpha1')) yield missing(fact);
    for (const [index, action] of (actions ?? []).entries()) {
      const isRepeated = (actions ?? [])
        .slice(0, index)
        .some((one) => one.known && action.known && one.value === action.value);
      if (!isRepeated || !action.known) continue;
      yield {
        at: action.span,
        message: `${code(action.value)} stands in this list twice, so the cluster refuses the binding. Delete one.`,
        offers: () => [{ title: 'Delete it', kind: 'fix', operations: [{ op: 'remove', path: action.path }] }],
      };
    }
  },
  bad: unsoundAdmission('binding.yaml', ['[Deny]', '[Deny, Audit, Deny]']),
  good: SOUND_ADMISSION,
});

function missing({ resource, path }: ValidationActionsFact): Problem {
  return {
    at: { missing: path, fallback: resource.kindSpan },
    message:
      'This binding does not say what becomes of a violation, so the cluster refuses it and the policy has no effect. Write `validationActions`.',
    offers: () => [
      { title: 'Deny violations', kind: 'suggest', operations: [{ op: 'set', path, value: list('Deny') }] },
    ],
  };
}
