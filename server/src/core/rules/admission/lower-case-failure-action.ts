import { borderOf } from '../../model/border.ts';
import { code } from '../../values/code.ts';
import { unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, capitalised, citing } from '../wording.ts';

export const lowerCaseFailureAction = rule({
  id: 'lower-case-failure-action',
  severity: 'info',
  title: 'An old spelling of Audit or Enforce',
  what: 'A Kyverno policy about kinds by which trust is configured says `audit` or `enforce` in lower case, for all its rules or in an override.',
  why: 'Kyverno still takes this spelling and has announced to drop it. A rule itself knows the newer words only, so the text fails as soon as it is moved there.',
  how: 'Write `Audit` or `Enforce`.',
  families: [],
  edit: 'fix',
  on: ['failure-actions'],
  *check({ policy, stated }, context) {
    for (const { stated: action, place } of stated) {
      // In a rule only the newer words are allowed, which the shape check says.
      if (!action.known || !/^(?:audit|enforce)$/.test(action.value) || place === 'rule' || place === 'images')
        continue;
      const trust = borderOf(policy, context);
      if (!trust) return;
      const value = capitalised(action.value);
      yield {
        at: action.span,
        message: `${code(action.value)} is an old spelling that Kyverno will not take for ever. This policy concerns more than your own workloads, ${becauseOf(trust)}, so it should not fail at an upgrade. Write \`${value}\`.`,
        tag: 'deprecated',
        related: [citing(trust)],
        offers: () => [
          { title: `Write \`${value}\``, kind: 'fix', operations: [{ op: 'replace', span: action.span, value }] },
        ],
      };
    }
  },
  bad: override('enforce'),
  good: override('Enforce'),
});

function override(action: string) {
  const overrides = `        failureAction: Enforce\n        failureActionOverrides:\n          - action: ${action}\n            namespaces: [payments]\n`;
  return unsoundAdmission('kyverno.yaml', ['        failureAction: Enforce\n', overrides]);
}
