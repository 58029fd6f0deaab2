import { blank } from '../../fixes/operation.ts';
import type { BundlePublisherFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { PUBLISHER, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { type Problem, rule } from '../rule.ts';
import { lacking, missingSettings, type Samples } from './publisher-settings.ts';

const CONFIG_MAP: Samples = {
  configmap_name: 'spire-bundle',
  configmap_key: 'bundle.json',
  namespace: 'spire',
  format: 'spiffe',
};

/** What a plugin cannot do without. */
const REQUIRED: ReadonlyMap<string, Samples> = new Map(
  Object.entries<Samples>({
    aws_s3: { region: 'eu-central-1', bucket: 'shop-trust', object_key: 'bundle.json', format: 'spiffe' },
    gcp_cloudstorage: { bucket_name: 'shop-trust', object_name: 'bundle.json', format: 'spiffe' },
    azure_blob: {
      storage_account_name: 'shoptrust',
      container_name: 'trust',
      blob_name: 'bundle.json',
      format: 'spiffe',
    },
    k8s_configmap: CONFIG_MAP,
    aws_rolesanywhere_trustanchor: { region: 'eu-central-1', trust_anchor_id: '6f70fb13-fd5f-44e2-a0f8-31b42d0d1d3b' },
  }),
);

export const unusableBundlePublisher = rule({
  id: 'unusable-bundle-publisher',
  severity: 'error',
  title: 'A publisher that does not know where to write',
  what: 'A plugin that publishes the own bundle lacks a setting it cannot do without: the place, or the format.',
  why: 'A plugin that cannot be set up keeps the server from starting. One for ConfigMaps that names no cluster starts, and publishes nothing.',
  how: 'Name the place and the format. For federation, that is `spiffe`.',
  families: [],
  edit: 'suggest',
  on: ['bundle-publisher'],
  *check(publisher) {
    const { cluster, form, plugin } = publisher;
    const required = REQUIRED.get(knownValue(plugin) ?? '');
    // Values of the chart may be completed by others on top of them.
    if (form !== 'spire-conf' || !required) return;
    if (required === CONFIG_MAP && !cluster) {
      yield withoutClusters(publisher);
      return;
    }
    const missing = missingSettings(publisher, required);
    if (missing.length > 0) yield lacking(publisher, missing, required);
  },
  bad: unsoundConf('server.conf', 'KeyManager "disk" {', changed(PUBLISHER, '      region     = "eu-central-1"\n', '')),
  good: unsoundConf('server.conf', 'KeyManager "disk" {', PUBLISHER),
});

function withoutClusters({ path, plugin }: BundlePublisherFact): Problem {
  const samples = Object.entries(CONFIG_MAP).map(([name, sample]) => [name, blank(sample)] as const);
  return {
    at: { missing: [...path, 'clusters'], fallback: plugin.span },
    message:
      'No cluster is named here, so nothing is published, without a word. Name the cluster and its ConfigMap under `clusters`.',
    offers: () => [
      {
        title: 'Name a cluster',
        kind: 'suggest',
        operations: [{ op: 'set', path: [...path, 'clusters', 'local'], value: { map: samples } }],
      },
    ],
  };
}
