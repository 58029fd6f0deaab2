import { blank } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import type { ConstraintFact, GatekeeperConfigFact, ListedText } from '../../model/facts.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const gatekeeperExemptsEverything = rule({
  id: 'gatekeeper-exempts-everything',
  severity: 'warning',
  title: 'Every namespace is exempt',
  what: 'A Gatekeeper constraint about kinds by which trust is configured has `*` under `excludedNamespaces`, or the Config of Gatekeeper exempts `*` from all processes.',
  why: 'Nothing in any namespace is checked then. The constraint stands in the cluster, is listed as enforced, and never finds anything.',
  how: 'Name the namespaces that have to be left alone, such as `kube-*`.',
  families: ['observe-only-enforcement', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['constraint', 'gatekeeper-config'],
  *check(fact, context) {
    const all = exclusionsIn(fact).find((name) => name.known && /^\*+$/.test(name.value));
    const trust = all && trustAt(fact, context);
    if (!trust) return;
    const { span } = all;
    const whose = fact.type === 'constraint' ? 'this constraint' : 'any constraint';
    yield {
      at: span,
      message: `This exempts every namespace from ${whose}, so that nothing in them is checked. It concerns more than your own workloads, ${becauseOf(trust)}. Name the namespaces that have to be left alone.`,
      related: [citing(trust)],
      offers: () => suggest('Name the namespaces', [{ op: 'replace', span, value: blank('kube-*') }]),
    };
  },
  bad: unsoundAdmission('constraint.yaml', ['[kube-*]', '["*"]']),
  good: SOUND_ADMISSION,
});

const ALL_PROCESSES = '*';

function exclusionsIn(fact: ConstraintFact | GatekeeperConfigFact): readonly ListedText[] {
  if (fact.type === 'constraint') return fact.excludedNamespaces;
  const ofAll = fact.exclusions.filter(({ processes }) =>
    processes.some((process) => process.known && process.value === ALL_PROCESSES),
  );
  return ofAll.flatMap(({ namespaces }) => namespaces);
}

function trustAt(fact: ConstraintFact | GatekeeperConfigFact, context: RuleContext): ForeignTrust | undefined {
  return fact.type === 'constraint'
    ? borderOf(fact.policy, context)
    : trustBeside({ engine: 'gatekeeper', parties: [] }, context);
}
