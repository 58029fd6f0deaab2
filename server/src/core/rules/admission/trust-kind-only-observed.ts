import { borderOf, guardsOf } from '../../model/border.ts';
import type { PolicyEngine, PolicyFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import type { Located } from '../../model/store.ts';
import { trustKindsIn } from '../../model/trust-kinds.ts';
import { unsoundAdmission, WATCHED } from '../admission-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing, enumerate } from '../wording.ts';

const ENGINES: readonly PolicyEngine[] = ['gatekeeper', 'kubernetes', 'kyverno'];
const NAMES: Readonly<Partial<Record<PolicyEngine, string>>> = {
  gatekeeper: 'Gatekeeper',
  kubernetes: 'a ValidatingAdmissionPolicy',
  kyverno: 'Kyverno',
};

export const trustKindOnlyObserved = rule({
  id: 'trust-kind-only-observed',
  severity: 'warning',
  title: 'Two admission controllers watch, and neither refuses',
  what: 'Policies of two admission controllers are about the same kind by which trust is configured, all of them only observe, and no third one in the workspace enforces anything about it. It is said once, at the first of them.',
  why: 'Each looks like the one that is still being tried out, while the other enforces. Together they refuse nothing, which neither file shows.',
  how: 'Decide which of them enforces, and let it.',
  families: ['observe-only-enforcement'],
  edit: 'none',
  on: ['policy'],
  *check(policy, context) {
    const [setting] = policy.enforcement.weakenedBy;
    if (!ENGINES.includes(policy.engine) || policy.enforcement.level !== 'observed' || !setting) return;
    const trust = policy.guards === undefined && policy.applies === undefined ? undefined : borderOf(policy, context);
    if (!trust) return;
    const observers = new Map<Located<PolicyFact>, string[]>();
    for (const kind of explicitKinds(policy, context)) {
      const others = observersOf(kind, context);
      // Said at the first of them, whichever is asked.
      if (others[0]?.fact !== policy || new Set(others.map(({ fact }) => fact.engine)).size < 2) continue;
      for (const other of others.slice(1)) observers.set(other, [...(observers.get(other) ?? []), kind]);
    }
    if (observers.size === 0) return;
    const kinds = [...new Set([...observers.values()].flat())].map((kind) => `\`${kind}\``);
    const engines = [
      ...new Set([policy, ...[...observers.keys()].map(({ fact }) => fact)].map(({ engine }) => engine)),
    ];
    yield {
      at: setting.span,
      message: `${enumerate(engines.map((engine) => NAMES[engine] ?? engine))} watch ${enumerate(kinds)}, and none of them refuses anything. This concerns more than your own workloads, ${becauseOf(trust)}. Decide which of them enforces.`,
      related: [
        citing(trust),
        ...[...observers.keys()].map(({ fact, document }) => ({
          document,
          span: fact.enforcement.weakenedBy[0]?.span ?? fact.span,
          message: 'This only watches as well.',
        })),
      ],
    };
  },
  bad: watchedTwice('enforcementAction: warn'),
  good: watchedTwice('enforcementAction: deny'),
});

/** Kyverno audits, and Gatekeeper does what is said. */
function watchedTwice(action: string) {
  const files = unsoundAdmission(
    'kyverno-cel.yaml',
    ['  name: owned-policies\n', `  name: owned-policies\n${WATCHED}`],
    ['[Deny]', '[Audit]'],
  );
  const constraint = `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredOwner
metadata:
  name: owned-policies
${WATCHED}spec:
  ${action}
  match:
    kinds:
      - apiGroups: [security.istio.io]
        kinds: [AuthorizationPolicy]
`;
  return { ...files, 'owned-policies.yaml': constraint };
}

/** What it names itself: one that is about everything says little of any kind. */
function explicitKinds(policy: PolicyFact, context: RuleContext): readonly string[] {
  const guards = guardsOf(policy, context);
  return guards === undefined || guards.some((kind) => !kind.known || kind.value === '*')
    ? []
    : [...trustKindsIn(guards)];
}

/** The policies that observe a kind, where none is about it that may do more. */
function observersOf(kind: string, context: RuleContext): Located<PolicyFact>[] {
  const policies = ENGINES.flatMap((engine) => context.workspace.lookup('policy', engine));
  const about = policies.filter(({ fact }) => !isDefinition(fact) && mayGuard(fact, kind, context));
  if (about.some(({ fact }) => fact.enforcement.level !== 'observed')) return [];
  return inOrder(
    about.filter(({ fact }) => trustKindsIn(guardsOf(fact, context)).has(kind)),
    ({ span }) => span,
  );
}

function mayGuard(policy: PolicyFact, kind: string, context: RuleContext): boolean {
  const guards = guardsOf(policy, context);
  return trustKindsIn(guards).has(kind) || (guards ?? []).some(({ known }) => !known);
}

/** Something else says whether what this defines is enforced. */
function isDefinition({ resource, engine, path }: PolicyFact): boolean {
  return resource.kind === 'ValidatingAdmissionPolicy' || (engine === 'gatekeeper' && path !== undefined);
}
