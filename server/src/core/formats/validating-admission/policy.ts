/** ValidatingAdmissionPolicy of Kubernetes: what is checked. Nothing comes of it without a binding. */
import type { Fact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import { inVersions } from '../kind.ts';
import { policyFact, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { failureIgnored } from './failure-policy.ts';
import { resourcesIn } from './resource-rules.ts';
import { GROUP, VERSIONS } from './versions.ts';

export const validatingAdmissionPolicy = inVersions(GROUP, VERSIONS, {
  kind: 'ValidatingAdmissionPolicy',
  carrier: true,
  read(manifest): Fact[] {
    const { root, resource } = manifest;
    const policy = policyFact(manifest, {
      engine: 'kubernetes',
      decides: 'admission',
      effect: 'validates',
      // Only its bindings say what becomes of a violation.
      enforcement: UNKNOWN_ENFORCEMENT,
      failsOpen: failureIgnored(manifest, ['spec', 'failurePolicy'], 'validating-admission-policy'),
      guards: resourcesIn(nodeAt(root, ['spec', 'matchConstraints', 'resourceRules'])),
    });
    const span = keySpan(root, ['spec', 'paramKind']);
    if (!span) return [policy];
    return [policy, { type: 'policy-parameters', resource, slots: {}, span, needsThem: needsParameters(root) }];
  },
});

const WITHOUT = /\bparams\s*[!=]=\s*null\b|\bnull\s*[!=]=\s*params\b/;

/** Whether any expression reads parameters, and none asks first whether there are any. */
function needsParameters(root: Node): boolean {
  const lists = ['validations', 'matchConditions', 'variables', 'auditAnnotations'].map((key) => ['spec', key]);
  const expressions = lists.flatMap((path) => {
    const list = nodeAt(root, path);
    return list?.type === 'seq' ? list.items.flatMap(expressionsOf) : [];
  });
  // What only a template knows may well ask.
  const asks = expressions.some((text) => !text.known || WITHOUT.test(text.value));
  return !asks && expressions.some((text) => text.known && /\bparams\b/.test(text.value));
}

function expressionsOf(item: Node): Stated[] {
  const keys = ['expression', 'messageExpression', 'valueExpression'];
  return keys.flatMap((key) => textOf(nodeAt(item, [key])) ?? []);
}
