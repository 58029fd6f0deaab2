/** Plugins that put the bundle where others fetch it. */
import type { BundlePublisherFact } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { type Entry, entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, mapOf, textMapOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

const PUBLISHERS: Path = ['plugins', 'BundlePublisher'];

export function bundlePublishers(manifest: Manifest, trustDomain: Stated | undefined): BundlePublisherFact[] {
  const publishers = mapOf(nodeAt(manifest.root, PUBLISHERS))?.entries ?? [];
  const used = publishers.filter(({ value }) => isUsed(value)).flatMap((entry) => placesOf(manifest, entry));
  return used.map((publisher) => ({ ...publisher, trustDomain }));
}

/** What stands in a file of its own is not known here. */
function isUsed(plugin: Node): boolean {
  const isOff = knownValue(booleanOf(nodeAt(plugin, ['enabled']))) === false;
  return !isOff && !entryOf(plugin, 'plugin_data_file');
}

type Publisher = Omit<BundlePublisherFact, 'trustDomain'>;

/** One plugin may write to several clusters. */
function placesOf(manifest: Manifest, { key, value }: Entry): Publisher[] {
  const name = String(key.value);
  const data = [...PUBLISHERS, name, 'plugin_data'];
  const settings = nodeAt(value, ['plugin_data']);
  const clusters = entryOf(settings, 'clusters')?.value;
  const places = name === 'k8s_configmap' ? (mapOf(clusters)?.entries ?? []) : [];
  if (places.length === 0) return publisher(manifest, key, settings, data);
  return places.flatMap((cluster) => {
    const path = [...data, 'clusters', String(cluster.key.value)];
    return publisher(manifest, key, cluster.value, path, cluster.key);
  });
}

function publisher(
  { resource, at }: Manifest,
  key: Entry['key'],
  settings: Node | undefined,
  path: Path,
  cluster?: Entry['key'],
): Publisher[] {
  const plugin = textOf(key);
  if (!plugin) return [];
  return [
    {
      type: 'bundle-publisher',
      form: 'spire-conf',
      resource,
      slots: {},
      plugin,
      path: at(...path),
      cluster: textOf(cluster),
      format: textOf(nodeAt(settings, ['format'])),
      settings: textMapOf(settings),
    },
  ];
}
