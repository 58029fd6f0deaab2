/** Who may call the workloads of a mesh of Kuma. */
import type {
  Enforcement,
  Fact,
  MeshPermissionRule,
  Party,
  PolicyEffect,
  PolicySetting,
  Weakness,
} from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, keySpan, textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { domainOf, isUniversal, VERSION } from './mesh.ts';

export const meshTrafficPermission: Kind = {
  apiVersion: VERSION,
  kind: 'MeshTrafficPermission',
  read: readMeshTrafficPermission,
};

const LISTS = ['deny', 'allow', 'allowWithShadowDeny'] as const;
type ListName = (typeof LISTS)[number];

/** The older form names tags instead of identities: so none of these is a party. */
const OLD_ACTIONS: ReadonlyMap<string, ListName> = new Map(
  Object.entries<ListName>({
    Allow: 'allow',
    Deny: 'deny',
    AllowWithShadowDeny: 'allowWithShadowDeny',
  }),
);

/** Something that is let in, refused, or let in and written down. */
interface Decision {
  readonly list: ListName;
  readonly setting: PolicySetting<Weakness>;
  readonly matchers: readonly { readonly node: Node; readonly path: Path }[];
}

export function readMeshTrafficPermission(manifest: Manifest): Fact[] {
  const { resource } = manifest;
  const rules = itemsAt(manifest.root, ['spec', 'rules']);
  const decisions = [...rules.flatMap((rule) => decisionsIn(rule.path, manifest)), ...oldDecisions(manifest)];
  const policy = policyFact(manifest, {
    engine: 'kuma',
    decides: 'connection',
    effect: effectOf(decisions),
    enforcement: enforcement(decisions, manifest),
    parties: decisions.flatMap((decision) => partiesOf(decision, manifest)),
  });
  // What `kumactl` refuses is left to it.
  if (isUniversal(resource)) return [policy];
  return [policy, { type: 'mesh-permission', resource, slots: policy.slots, rules: rules.map(ruleOf(manifest)) }];
}

function decisionsIn(rule: Path, { root, at }: Manifest): Decision[] {
  return LISTS.flatMap((list) => {
    const path = [...rule, 'default', list];
    const matchers = itemsAt(root, path);
    const span = keySpan(root, path);
    if (matchers.length === 0 || !span) return [];
    const isFree = nodeAt(root, [...rule, 'default', 'deny']) === undefined;
    const mend = isFree ? ({ op: 'rename-key', path: at(...path), to: 'deny' } as const) : undefined;
    return [{ list, matchers, setting: { way: 'kuma-shadow-deny', written: list, span, path: at(...path), mend } }];
  });
}

function oldDecisions({ root, at }: Manifest): Decision[] {
  return itemsAt(root, ['spec', 'from']).flatMap(({ path: from }) => {
    const path = [...from, 'default', 'action'];
    const action = textOf(nodeAt(root, path));
    const list = OLD_ACTIONS.get(knownValue(action) ?? '');
    if (!action || !list) return [];
    const mend = { op: 'set', path: at(...path), value: 'Deny' } as const;
    const setting = {
      way: 'kuma-shadow-deny',
      written: written('action', action),
      span: action.span,
      path: at(...path),
      mend,
    } as const;
    return [{ list, matchers: [], setting }];
  });
}

function effectOf(decisions: readonly Decision[]): PolicyEffect {
  return decisions.length > 0 && decisions.every(({ list }) => list === 'deny') ? 'refuses' : 'admits';
}

/** Beside what is enforced, a list that only watches makes it less than whole. */
function enforcement(decisions: readonly Decision[], { root }: Manifest): Enforcement {
  const isUnsure = itemsAt(root, ['spec', 'from']).some(
    ({ node }) => textOf(nodeAt(node, ['default', 'action']))?.known === false,
  );
  if (isUnsure) return UNKNOWN_ENFORCEMENT;
  const watched = decisions.filter(({ list }) => list === 'allowWithShadowDeny');
  const level = watched.length === decisions.length ? 'observed' : 'partial';
  return enforcementOf(
    watched.map(({ setting }) => setting),
    level,
  );
}

function partiesOf({ list, matchers }: Decision, { at }: Manifest): Party[] {
  return matchers.flatMap(({ node, path }) => {
    const subject = textOf(nodeAt(node, ['spiffeID', 'value']));
    if (!subject) return [];
    const isPrefix = knownValue(textOf(nodeAt(node, ['spiffeID', 'type']))) === 'Prefix';
    return [
      {
        kind: 'trust-domain',
        domain: domainOf(subject),
        subject,
        path: at(...path, 'spiffeID', 'value'),
        field: list,
        match: isPrefix ? 'prefix' : 'exact',
        reach: isPrefix ? reachOf(subject) : 'workload',
        isRefused: list === 'deny',
        isNarrowed: nodeAt(node, ['sni']) !== undefined,
      },
    ];
  });
}

/** `spiffe://`, `spiffe://name` and `spiffe://name/` all leave the path open. */
function reachOf(prefix: Stated): Party['reach'] {
  return /^(?:spiffe:\/\/)?[^/]*\/?$/.test(knownValue(prefix) ?? '') ? 'everybody' : 'part';
}

function ruleOf({ root, at }: Manifest) {
  return ({ node, path }: { readonly node: Node; readonly path: Path }): MeshPermissionRule => ({
    span: (node.type === 'map' ? node.entries[0]?.key.span : undefined) ?? node.span,
    path: at(...path),
    isEmpty: LISTS.every((list) => isEmpty(nodeAt(root, [...path, 'default', list]))),
  });
}

/** What a template fills in is not empty. */
function isEmpty(list: Node | undefined): boolean {
  if (list?.type === 'scalar') return list.value === null;
  return list === undefined || (list.type === 'seq' && list.items.length === 0);
}
