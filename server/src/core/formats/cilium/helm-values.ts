/** Values of Cilium's chart: how policies are enforced, and which clusters are meshed with this one. */
import type { Fact, PeeringFact } from '../../model/facts.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import { isOff, isOn } from '../helm-values/flag.ts';
import type { Format, Manifest } from '../kind.ts';
import { peeringFact } from '../policy.ts';
import { settingsPolicy } from './settings.ts';

export const ciliumHelmValues: Format = {
  name: 'Cilium Helm values',
  recognise(root) {
    const chart = chartIn(root);
    return chart && signsOf(nodeAt(root, chart))[0]?.key.span;
  },
  read(manifest): Fact[] {
    const chart = chartIn(manifest.root) ?? [];
    return [
      ...settingsPolicy(manifest, {
        auditMode: [...chart, 'policyAuditMode'],
        enforcementMode: [...chart, 'policyEnforcementMode'],
      }),
      ...meshFacts(manifest, [...chart, 'clustermesh']),
    ];
  },
};

/** Where the values of the chart begin: at the top, or under the name of the chart. */
function chartIn(root: Node): Path | undefined {
  if (root.type !== 'map') return undefined;
  const below = root.entries.flatMap(({ key, value }) => (value.type === 'map' ? [[String(key.value)]] : []));
  return [[], ...below].find((path) => signsOf(nodeAt(root, path)).length > 0);
}

/** Names that no other chart has. */
function signsOf(chart: Node | undefined) {
  const mesh = entryOf(chart, 'clustermesh');
  const isMesh = ['config', 'useAPIServer', 'apiserver', 'policyDefaultLocalCluster'].some((field) =>
    entryOf(mesh?.value, field),
  );
  const settings = ['policyAuditMode', 'policyEnforcementMode'].flatMap((field) => entryOf(chart, field) ?? []);
  return mesh && isMesh ? [...settings, mesh] : settings;
}

function meshFacts(manifest: Manifest, path: Path): Fact[] {
  const { root, resource } = manifest;
  const mesh = nodeAt(root, path);
  const defaultLocalCluster = textOf(nodeAt(mesh, ['policyDefaultLocalCluster']));
  const peerings = isOff(nodeAt(mesh, ['config', 'enabled']))
    ? []
    : peeringsIn(manifest, [...path, 'config', 'clusters']);
  const isMeshed = isOn(nodeAt(mesh, ['config', 'enabled'])) || isOn(nodeAt(mesh, ['useAPIServer']));
  const clusterMesh = isMeshed || peerings.length > 0 ? keySpan(root, path) : undefined;
  if (!clusterMesh && !defaultLocalCluster) return [];
  return [{ type: 'cilium-settings', resource, slots: {}, clusterMesh, defaultLocalCluster }, ...peerings];
}

/** The other clusters: a list of them, or a map by name in newer versions of the chart. */
function peeringsIn(manifest: Manifest, path: Path): PeeringFact[] {
  const clusters = nodeAt(manifest.root, path);
  const terms = { engine: 'cilium', remoteKind: 'cluster' } as const;
  if (clusters?.type === 'map')
    return clusters.entries.flatMap(({ key, value }) => {
      const remote = textOf(key);
      const part = { span: key.span, path: [...path, String(key.value)] };
      return remote && !isOff(nodeAt(value, ['enabled'])) ? [peeringFact(manifest, { ...terms, remote, part })] : [];
    });
  if (clusters?.type !== 'seq') return [];
  return clusters.items.flatMap((item, index) => {
    const remote = textOf(nodeAt(item, ['name']));
    const first = item.type === 'map' ? item.entries[0]?.key : undefined;
    if (!remote || !first) return [];
    const part = { span: first.span, path: [...path, index, String(first.value)] };
    return [peeringFact(manifest, { ...terms, remote, part })];
  });
}
