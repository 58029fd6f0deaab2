import { blank, list, map } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import type { ConstraintTemplateFact, PolicyFact } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const unappliedPolicy = rule({
  id: 'unapplied-policy',
  severity: 'warning',
  title: 'A policy that nothing puts in force',
  what: 'A ValidatingAdmissionPolicy about kinds by which trust is configured has no binding, or a ConstraintTemplate of Gatekeeper whose code names such a kind has no constraint, while others close by have theirs.',
  why: 'Both only define a check. Until something puts it in force the cluster accepts every object, and the file looks as if it did not.',
  how: 'Write a ValidatingAdmissionPolicyBinding, or a constraint of the kind that the template defines. If that lies in another repository, suppress this with a date.',
  families: ['undocumented-enforcement-point', 'observe-only-enforcement'],
  edit: 'suggest',
  on: ['policy', 'constraint-template'],
  *check(fact, context) {
    const definition = definitionIn(fact);
    if (!definition || context.workspace.lookup('policy-by-applied', definition.reference).length > 0) return;
    const trust = trustAt(fact, context);
    const other = trust && applicationBeside(definition.engine, context);
    if (!trust || !other) return;
    const { name, by } = definition;
    yield {
      at: name.span,
      message: `${code(name.value)} only defines a check, and the workspace has no ${by} that puts it in force, so nothing is ever refused. This concerns more than your own workloads, ${becauseOf(trust)}. Write the ${by}.`,
      related: [
        citing(trust),
        { document: other.document, span: other.fact.span, message: `There is a ${by} for another one here.` },
      ],
      offers: () => (fact.type === 'policy' ? binding(name.value, context) : []),
    };
  },
  bad: unsoundAdmission('binding.yaml', ['policyName: short-lived', 'policyName: other']),
  good: SOUND_ADMISSION,
});

function trustAt(fact: PolicyFact | ConstraintTemplateFact, context: RuleContext): ForeignTrust | undefined {
  if (fact.type === 'policy') return borderOf(fact, context);
  return fact.speaksOfTrust ? trustBeside({ engine: 'gatekeeper', parties: [] }, context) : undefined;
}

interface Definition {
  readonly engine: PolicyFact['engine'];
  readonly name: Known;
  readonly reference: string;
  /** What would put it in force. */
  readonly by: string;
}

function definitionIn(fact: PolicyFact | ConstraintTemplateFact): Definition | undefined {
  if (fact.type === 'constraint-template') {
    const name = fact.constraintKind;
    if (!name.known) return undefined;
    return {
      engine: 'gatekeeper',
      name,
      reference: `constrainttemplate/${name.value.toLowerCase()}`,
      by: 'constraint',
    };
  }
  const { name, kind } = fact.resource;
  if (kind !== 'ValidatingAdmissionPolicy' || !name?.known) return undefined;
  return { engine: 'kubernetes', name, reference: `${kind}/${name.value}`.toLowerCase(), by: 'binding' };
}

/** Something close by that puts another definition in force. One that only a template knows may be for this one. */
function applicationBeside(engine: PolicyFact['engine'], context: RuleContext): Located<PolicyFact> | undefined {
  const close = context.workspace
    .lookup('policy', engine)
    .filter(({ fact, document }) => fact.applies !== undefined && isCloseTo(context, document));
  if (close.some(({ fact }) => knownValue(fact.applies) === undefined)) return undefined;
  return inOrder(close, ({ span }) => span)[0];
}

function binding(name: string, context: RuleContext): Offer[] {
  const takesParameters = context.workspace.lookup('policy-parameters', name).length > 0;
  const paramRef = takesParameters ? map({ name: blank('limits'), parameterNotFoundAction: 'Deny' }) : undefined;
  const document = map({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: map({ name }),
    spec: map({ policyName: name, paramRef, validationActions: list(blank('Deny')) }),
  });
  return [
    {
      title: 'Write the binding',
      kind: 'suggest',
      operations: [{ op: 'create-file', name: `${name}-binding.yaml`, documents: [document] }],
    },
  ];
}
