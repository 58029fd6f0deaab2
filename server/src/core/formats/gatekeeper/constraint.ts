/** Constraints of Gatekeeper, whose kinds are named by the templates of those who wrote them. */
import type { Enforcement, Fact, PolicySetting, ScopedAction, ScopedActions, Weakness } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, listedTextsOf, textOf, textsOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { groupsIn, guarded } from '../validating-admission/resource-rules.ts';

const ACTION: Path = ['spec', 'enforcementAction'];
const SCOPED: Path = ['spec', 'scopedEnforcementActions'];
const EXCLUDED: Path = ['spec', 'match', 'excludedNamespaces'];

export const constraint: Kind = {
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind: '*',
  carrier: true,
  read(manifest): Fact[] {
    const { root, resource, at } = manifest;
    const action = textOf(nodeAt(root, ACTION));
    const scoped = scopedActionsIn(manifest);
    const policy = policyFact(manifest, {
      engine: 'gatekeeper',
      decides: 'admission',
      effect: 'validates',
      enforcement: enforcementBy(action, scoped, manifest),
      guards: guardsIn(root),
      applies: known(`ConstraintTemplate/${resource.kind}`, resource.kindSpan),
    });
    const excludedNamespaces = listedTextsOf(nodeAt(root, EXCLUDED), at(...EXCLUDED));
    const terms = { action, actionPath: at(...ACTION), scoped, excludedNamespaces };
    return [policy, { type: 'constraint', resource, slots: {}, policy, ...terms }];
  },
};

function scopedActionsIn({ root, at }: Manifest): ScopedActions | undefined {
  const list = nodeAt(root, SCOPED);
  const span = keySpan(root, SCOPED);
  if (list?.type !== 'seq' || list.items.length === 0 || !span) return undefined;
  const entries = list.items.map((item, index): ScopedAction => {
    const points = entryOf(item, 'enforcementPoints')?.value;
    const path = at(...SCOPED, index);
    const names = points?.type === 'seq' ? points.items : [];
    return {
      action: textOf(entryOf(item, 'action')?.value),
      path,
      span: entryOf(item, 'enforcementPoints')?.key.span ?? entryOf(item, 'action')?.value.span ?? item.span,
      points: names.flatMap((point, at) =>
        listedTextsOf(entryOf(point, 'name')?.value, [...path, 'enforcementPoints', at, 'name']),
      ),
    };
  });
  return { span, entries };
}

const WAYS: ReadonlyMap<string, Weakness> = new Map(
  Object.entries<Weakness>({ dryrun: 'gatekeeper-dryrun', warn: 'gatekeeper-warn' }),
);

/** Places at which an object is refused as it is written; the others look at it afterwards or before it is sent. */
const ADMISSION = ['validation.gatekeeper.sh', 'vap.k8s.io', '*'];

function enforcementBy(action: Stated | undefined, scoped: ScopedActions | undefined, { at }: Manifest): Enforcement {
  if (action === undefined) return { level: 'enforced', weakenedBy: [] };
  if (!action.known) return UNKNOWN_ENFORCEMENT;
  if (action.value === 'deny') return { level: 'enforced', weakenedBy: [] };
  const setting = { written: written('enforcementAction', action), span: action.span, path: at(...ACTION) };
  const observed = (way: Weakness, mend: PolicySetting<Weakness>['mend']): Enforcement => ({
    level: 'observed',
    weakenedBy: [{ way, ...setting, mend }],
  });
  if (action.value === 'scoped')
    return scopedEnforcement(scoped) ?? observed('gatekeeper-unblocked-admission', undefined);
  const way = WAYS.get(action.value);
  // Clusters may allow words of their own.
  return way ? observed(way, { op: 'set', path: at(...ACTION), value: 'deny' }) : UNKNOWN_ENFORCEMENT;
}

/** Undefined where no object is refused as it is written. */
function scopedEnforcement(scoped: ScopedActions | undefined): Enforcement | undefined {
  const entries = scoped?.entries ?? [];
  const denies = entries.some(
    ({ action, points }) =>
      action?.known &&
      action.value === 'deny' &&
      points.some((point) => point.known && ADMISSION.includes(point.value)),
  );
  if (denies) return { level: 'enforced', weakenedBy: [] };
  const isUnknown = entries.some(({ action, points }) => !action?.known || points.some((point) => !point.known));
  return isUnknown ? UNKNOWN_ENFORCEMENT : undefined;
}

/** Undefined, which means all, where it does not say. */
function guardsIn(root: Node): readonly Stated[] | undefined {
  const list = nodeAt(root, ['spec', 'match', 'kinds']);
  if (list?.type !== 'seq' || list.items.length === 0) return undefined;
  return list.items.flatMap((item) => {
    const groups = groupsIn(entryOf(item, 'apiGroups')?.value);
    const kinds = textsOf(entryOf(item, 'kinds')?.value);
    return kinds.flatMap((kind) => (kind.known ? groups.map((group) => guarded(group, kind.value, kind)) : [kind]));
  });
}
