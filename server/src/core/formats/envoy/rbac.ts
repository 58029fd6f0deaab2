/** Envoy's RBAC filter, and what takes its place on single routes, as policies. */
import type { Enforcement, Mend, Party, PolicyEffect, PolicySetting, Weakness } from '../../model/facts.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, mapOf, textOf } from '../cursor.ts';
import { enforcementOf, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { type Named, namedBy } from './principals.ts';

export interface RbacReading {
  readonly effect: PolicyEffect;
  readonly enforcement: Enforcement;
  readonly parties: readonly Party[];
  /** Some principals are no identities. */
  readonly admitsUnnamed: boolean;
}

/** From a path in the settings to the path from the root of the document. */
type At = (...path: Path) => Path;

/** By name, and by number as protocol buffers take it as well. */
const ACTIONS: ReadonlyMap<string, 'ALLOW' | 'DENY' | 'LOG'> = new Map(
  Object.entries<'ALLOW' | 'DENY' | 'LOG'>({
    ...{ ALLOW: 'ALLOW', DENY: 'DENY', LOG: 'LOG' },
    ...{ '0': 'ALLOW', '1': 'DENY', '2': 'LOG' },
  }),
);

/** `path` is that of the settings in the view, and `at` leads from there to the document. */
export function rbacIn(node: Node, path: Path, at: At): RbacReading {
  const rules = mapOf(nodeAt(node, ['rules'])) ? 'rules' : 'shadow_rules';
  const action = textOf(nodeAt(node, [rules, 'action']));
  const word = ACTIONS.get(action?.known ? action.value : 'ALLOW');
  const effect = word === 'DENY' ? 'refuses' : 'admits';
  const parties = partiesIn(nodeAt(node, [rules]), [...path, rules], effect, at);
  const admitsUnnamed = word !== 'DENY' && namesOthers(nodeAt(node, [rules]));
  const named = { effect, parties, admitsUnnamed } as const;
  if (action?.known === false || word === undefined) return { ...named, enforcement: UNKNOWN_ENFORCEMENT };
  if (mapOf(nodeAt(node, ['matcher'])))
    return { effect: 'admits', enforcement: enforcementOf([], 'off'), parties: [], admitsUnnamed: true };
  if (rules === 'rules') {
    const place = [...path, rules, 'action'];
    const logs = word === 'LOG' && action ? [logging(written('action', action), action.span, at(...place))] : [];
    return { ...named, enforcement: enforcementOf(logs, 'observed') };
  }
  return { ...named, enforcement: shadowed(node, path, at) };
}

/** Callers by their address, by a header and the like. */
function namesOthers(rules: Node | undefined): boolean {
  const policies = mapOf(nodeAt(rules, ['policies']))?.entries ?? [];
  return policies.some(({ value }) =>
    itemsAt(value, ['principals']).some(({ node }) => namedBy(node, []).length === 0),
  );
}

function logging(text: string, span: PolicySetting<Weakness>['span'], path: Path): PolicySetting<Weakness> {
  return { way: 'envoy-log-action', written: text, span, path, mend: { op: 'set', path, value: 'ALLOW' } };
}

/** Of the two ways to write rules that are only counted, Envoy takes the matcher first. */
const SHADOWS = { shadow_matcher: 'matcher', shadow_rules: 'rules' } as const;

function shadowed(node: Node, path: Path, at: At): Enforcement {
  for (const [shadow, real] of Object.entries(SHADOWS)) {
    const entry = entryOf(node, shadow);
    if (!mapOf(entry?.value) || !entry) continue;
    const place = at(...path, shadow);
    const mend: Mend = { op: 'rename-key', path: place, to: real };
    const setting = {
      way: 'envoy-shadow-rules',
      written: String(place.at(-1)),
      span: entry.key.span,
      path: place,
      mend,
    } as const;
    return { level: 'observed', weakenedBy: [setting] };
  }
  return { level: 'off', weakenedBy: [] };
}

function partiesIn(rules: Node | undefined, path: Path, effect: PolicyEffect, at: At): Party[] {
  const policies = mapOf(nodeAt(rules, ['policies']))?.entries ?? [];
  return policies.flatMap(({ key, value: policy }) => {
    const place = [...path, 'policies', String(key.value)];
    const isNarrowed = isConditional(policy);
    const named = itemsAt(policy, ['principals']).flatMap((item) => namedBy(item.node, [...place, ...item.path]));
    return named.map((one) => partyOf(one, isNarrowed, effect, at));
  });
}

function partyOf({ isExcluded, ...named }: Named, isNarrowed: boolean, effect: PolicyEffect, at: At): Party {
  const isRefused = (effect === 'refuses') !== isExcluded;
  return { ...named, path: at(...named.path), isRefused, isNarrowed: named.isNarrowed || isNarrowed };
}

/** Whether anything beside who it is matters: which request, or an expression. One permission for all is enough. */
function isConditional(policy: Node): boolean {
  if (nodeAt(policy, ['condition']) ?? nodeAt(policy, ['checked_condition'])) return true;
  return !itemsAt(policy, ['permissions']).some(({ node }) => {
    const all = nodeAt(node, ['any']);
    return all?.type === 'scalar' && all.value === true;
  });
}
