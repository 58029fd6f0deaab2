/** Cilium's network policies. Of several specs in one resource each selects its own endpoints. */
import type { CiliumRule, Fact, Party, PolicySetting, Weakness } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, listedTextsOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { enforcementOf, policyFact, written } from '../policy.ts';
import { peersAt } from './peers.ts';

export const ciliumNetworkPolicy: Kind = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  read: factsOf,
};

export const ciliumClusterwideNetworkPolicy: Kind = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumClusterwideNetworkPolicy',
  read: factsOf,
};

function factsOf(manifest: Manifest): Fact[] {
  const specs = specsIn(manifest);
  const rules = specs.flatMap((spec) => rulesIn(spec, manifest));
  const weakenedBy = specs.flatMap((spec) => missingDenial(spec, manifest));
  return [
    policyFact(manifest, {
      engine: 'cilium',
      decides: 'connection',
      effect: rules.some(({ isDenied }) => !isDenied) ? 'admits' : 'refuses',
      enforcement: enforcementOf(weakenedBy, 'partial'),
      parties: rules.flatMap(partiesOf),
      admitsUnnamed: rules.some(isOpen),
    }),
    { type: 'cilium-policy', resource: manifest.resource, slots: {}, rules },
  ];
}

function specsIn({ root }: Manifest): Path[] {
  const several = nodeAt(root, ['specs']);
  const paths: Path[] = several?.type === 'seq' ? several.items.map((_, index) => ['specs', index]) : [];
  return nodeAt(root, ['spec']) ? [['spec'], ...paths] : paths;
}

/** Lists of rules in a spec, and what the other side is called in them. */
const LISTS = [
  { list: 'ingress', direction: 'ingress', isDenied: false, prefix: 'from' },
  { list: 'ingressDeny', direction: 'ingress', isDenied: true, prefix: 'from' },
  { list: 'egress', direction: 'egress', isDenied: false, prefix: 'to' },
  { list: 'egressDeny', direction: 'egress', isDenied: true, prefix: 'to' },
] as const;

function rulesIn(spec: Path, manifest: Manifest): CiliumRule[] {
  const { root, at } = manifest;
  return LISTS.flatMap(({ list, prefix, ...kind }) => {
    const rules = nodeAt(root, [...spec, list]);
    if (rules?.type !== 'seq') return [];
    return rules.items.map((rule, index) => {
      const path = [...spec, list, index];
      const texts = (...field: Path) => listedTextsOf(nodeAt(rule, field), at(...path, ...field));
      return {
        ...kind,
        spec: at(...spec),
        authentication: texts('authentication', 'mode')[0],
        entities: texts(`${prefix}Entities`),
        peers: peersAt(manifest, [...path, `${prefix}Endpoints`]),
        hasPorts: nodeAt(rule, ['toPorts']) !== undefined,
        isByAddress: isByAddress(rule, prefix),
      };
    });
  });
}

/** The other side is also found by names, services or groups; `toPorts` is about something else. */
function isByAddress(rule: Node, prefix: 'from' | 'to'): boolean {
  const fields = rule.type === 'map' ? rule.entries.map(({ key }) => String(key.value)) : [];
  const sides = fields.filter((field) => field.startsWith(prefix) && field !== 'toPorts');
  return sides.length === 0 || sides.some((field) => field.startsWith(`${prefix}CIDR`));
}

/** Clusters that clients may call from. Whom one's own workloads call is for the other side to decide. */
function partiesOf({ direction, isDenied, peers, hasPorts }: CiliumRule): Party[] {
  if (direction === 'egress') return [];
  return peers.flatMap(({ clusters }) => {
    if (!clusters || clusters === 'any') return [];
    return clusters.map(
      ({ path, ...subject }): Party => ({
        kind: 'cluster',
        domain: subject,
        subject,
        path,
        field: 'io.cilium.k8s.policy.cluster',
        match: 'exact',
        reach: 'part',
        isRefused: isDenied,
        isNarrowed: hasPorts,
      }),
    );
  });
}

/** Groups that hold callers from outside of the cluster. */
const OUTSIDE = ['all', 'world', 'world-ipv4', 'world-ipv6', 'remote-node', 'ingress'];

function isOpen({ direction, isDenied, peers, entities, isByAddress }: CiliumRule): boolean {
  if (direction === 'egress' || isDenied) return false;
  return (
    isByAddress ||
    peers.some(({ clusters }) => clusters === 'any') ||
    entities.some((entity) => entity.known && OUTSIDE.includes(entity.value))
  );
}

/** An allow policy that was told not to deny what it does not allow. */
function missingDenial(spec: Path, { root, at }: Manifest): PolicySetting<Weakness>[] {
  const place = [...spec, 'enableDefaultDeny', 'ingress'];
  const stated = booleanOf(nodeAt(root, place));
  const path = at(...place);
  const ingress = nodeAt(root, [...spec, 'ingress']);
  const allows = ingress?.type === 'seq' && ingress.items.length > 0;
  if (!stated || knownValue(stated) !== false || !allows) return [];
  return [
    {
      way: 'cilium-no-default-deny',
      written: written('enableDefaultDeny.ingress', stated),
      span: stated.span,
      path,
      mend: { op: 'remove', path },
    },
  ];
}
