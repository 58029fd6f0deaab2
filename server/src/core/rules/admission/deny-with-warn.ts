import { unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';

export const denyWithWarn = rule({
  id: 'deny-with-warn',
  severity: 'error',
  title: 'Deny and Warn together',
  what: '`validationActions` of a ValidatingAdmissionPolicyBinding, or of a Kyverno policy that is made like one, has `Deny` and `Warn` in one list.',
  why: 'The cluster refuses the whole resource, as a denial says all that a warning would. If an older version of it is there, that one stays in force.',
  how: 'Delete `Warn`. `Audit` may stand beside `Deny`.',
  families: [],
  edit: 'fix',
  on: ['validation-actions'],
  *check({ actions = [] }) {
    const isDenied = actions.some((action) => action.known && action.value === 'Deny');
    const warn = actions.find((action) => action.known && action.value === 'Warn');
    if (!isDenied || !warn) return;
    yield {
      at: warn.span,
      message:
        '`Warn` may not stand beside `Deny`, so the cluster refuses this resource as a whole. Delete `Warn`: whoever is denied is told why.',
      offers: () => [{ title: 'Delete `Warn`', kind: 'fix', operations: [{ op: 'remove', path: warn.path }] }],
    };
  },
  bad: unsoundAdmission('binding.yaml', ['[Deny]', '[Deny, Warn]']),
  good: unsoundAdmission('binding.yaml', ['[Deny]', '[Deny, Audit]']),
});
