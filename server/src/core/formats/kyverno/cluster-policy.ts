/** Policies of `kyverno.io`, as far as they validate objects or images. */
import type { Enforcement, Fact, FailureAction, PolicySetting, Weakness } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { failureIgnored } from '../validating-admission/failure-policy.ts';
import { backgroundOnly } from './background-only.ts';
import {
  type Decision,
  decisionFor,
  type StatedActions,
  verdictOf,
  verdictWithoutOverrides,
} from './failure-action.ts';
import { kindsMatchedBy } from './matched-kinds.ts';
import { actionsOfPolicy, actionsOfRule } from './read-actions.ts';

const VERSIONS = ['v2beta1', 'v1'];

export const clusterPolicy = inVersions('kyverno.io', VERSIONS, {
  kind: 'ClusterPolicy',
  carrier: true,
  read: (manifest) => read(manifest, false),
});

export const policy = inVersions('kyverno.io', VERSIONS, {
  kind: 'Policy',
  carrier: true,
  read: (manifest) => read(manifest, true),
});

interface ValidatingRule {
  readonly node: Node;
  /** The key by which it validates, and where it would say itself what becomes of a violation. */
  readonly key: Path;
  readonly actionPath: Path;
  readonly own: StatedActions;
  readonly decision: Decision;
}

function read(manifest: Manifest, isNamespaced: boolean): Fact[] {
  const { root, resource, at } = manifest;
  const forAll = actionsOfPolicy(manifest, isNamespaced);
  const list = nodeAt(root, ['spec', 'rules']);
  const items = list?.type === 'seq' ? list.items : [];
  const rules = items.flatMap((node, index) => validating(manifest, node, ['spec', 'rules', index], forAll));
  // Rules that only mutate or generate refuse nobody.
  if (items.length > 0 && rules.length === 0) return [];
  const webhook = ['spec', 'webhookConfiguration', 'failurePolicy'];
  const fact = policyFact(manifest, {
    engine: 'kyverno',
    decides: 'admission',
    effect: 'validates',
    enforcement: backgroundOnly(manifest, ['spec', 'admission']) ?? enforcementBy(rules, forAll, manifest),
    failsOpen: failureIgnored(manifest, nodeAt(root, webhook) ? webhook : ['spec', 'failurePolicy'], 'kyverno-webhook'),
    guards: guardsOf(rules),
  });
  const all = [forAll, ...rules.map(({ own }) => own)];
  return [
    fact,
    {
      type: 'failure-actions',
      resource,
      slots: {},
      policy: fact,
      stated: all.flatMap(({ overrides, actions }) => [...overrides, ...actions]),
      downgrades: distinct(rules.flatMap((rule) => downgradeOf(rule, forAll))),
      rulePaths: rules.filter(({ own }) => own.actions.length === 0).map(({ actionPath }) => at(...actionPath)),
    },
  ];
}

function validating(manifest: Manifest, node: Node, path: Path, forAll: StatedActions): ValidatingRule[] {
  const isImageRule = entryOf(node, 'verifyImages')?.value.type === 'seq';
  if (!isImageRule && entryOf(node, 'validate') === undefined) return [];
  const own = actionsOfRule(manifest, path);
  const key = [...path, isImageRule ? 'verifyImages' : 'validate'];
  const actionPath = [...key, ...(isImageRule ? [0] : []), 'failureAction'];
  return [{ node, key, actionPath, own, decision: decisionFor(own, forAll) }];
}

/** The override that makes it only observe, everywhere. */
function downgradeOf({ own, decision: { elsewhere } }: ValidatingRule, forAll: StatedActions): FailureAction[] {
  if (elsewhere?.place !== 'rule-override' && elsewhere?.place !== 'policy-override') return [];
  const isDowngrade = verdictOf(elsewhere) === 'audit' && verdictWithoutOverrides(own, forAll) === 'enforce';
  return isDowngrade ? [elsewhere] : [];
}

/** Undefined, which means all, where a rule says nothing or there are no rules yet. */
function guardsOf(rules: readonly ValidatingRule[]): readonly Stated[] | undefined {
  const kinds = rules.map(({ node }) => kindsMatchedBy(node));
  return kinds.length === 0 || kinds.includes(undefined) ? undefined : kinds.flatMap((some) => some ?? []);
}

function enforcementBy(rules: readonly ValidatingRule[], forAll: StatedActions, manifest: Manifest): Enforcement {
  const deciding =
    rules.length > 0 ? rules.flatMap(({ decision }) => [...decision.forSome, decision.elsewhere]) : forAll.actions;
  const verdicts = deciding.map(verdictOf);
  if (verdicts.length === 0 || verdicts.includes('unknown')) return UNKNOWN_ENFORCEMENT;
  const audits = distinct(deciding.flatMap((action) => (action && verdictOf(action) === 'audit' ? action : [])));
  const silent = rules.filter(({ decision }) => decision.elsewhere === undefined);
  const weakenedBy = [...audits.map(asAudit), ...silent.map((rule) => asDefault(rule, manifest))];
  return enforcementOf(weakenedBy, verdicts.includes('enforce') ? 'partial' : 'observed');
}

function asAudit({ stated, path, reach }: FailureAction): PolicySetting<Weakness> {
  const field = String(path.at(-1));
  const mend = { op: 'set', path, value: 'Enforce' } as const;
  const way = reach === 'everywhere' ? 'kyverno-audit' : 'kyverno-audit-in-some-namespaces';
  return { way, written: written(field, stated), span: stated.span, path, mend };
}

function asDefault({ node, key, actionPath }: ValidatingRule, { root, at }: Manifest): PolicySetting<Weakness> {
  return {
    way: 'kyverno-default-audit',
    written: String(key.at(-1)),
    span: keySpan(root, key) ?? node.span,
    path: at(...actionPath),
    mend: { op: 'set', path: at(...actionPath), value: 'Enforce' },
  };
}

function distinct(actions: readonly FailureAction[]): FailureAction[] {
  return [...new Map(actions.map((action) => [action.path.join(' '), action])).values()];
}
