/** What the values say of one SPIRE server and of the endpoint of its bundle. */
import type { BundleEndpointFact, BundlePublisherFact, Fact, NamedValue, SpireServerFact } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, listedTextsOf, mapOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { isOn } from './flag.ts';
import { servesWeb } from './tls.ts';

export interface Server {
  readonly manifest: Manifest;
  /** From the root of the values. */
  readonly path: Path;
  readonly trustDomain: Stated | undefined;
}

/** Nothing where nothing is said: another file of values may say it all. */
export function serverFact({ manifest, path, trustDomain }: Server): SpireServerFact[] {
  const value = (...rest: Path) => namedAt(manifest, [...path, ...rest]);
  const caTtl = value('caTTL');
  const credentialTtls = ['defaultX509SvidTTL', 'defaultJwtSvidTTL', 'agentTTL'].flatMap((name) => value(name) ?? []);
  const keyTypes = [value('caKeyType')].flatMap((type) => type ?? []);
  const adminIds = listedTextsOf(nodeAt(manifest.root, [...path, 'adminIDs']), manifest.at(...path, 'adminIDs'));
  const durations = [
    value('pruneAttestedNodesExpiredFor'),
    value('experimental', 'cacheReloadInterval'),
    value('experimental', 'pruneEventsOlderThan'),
  ].flatMap((duration) => duration ?? []);
  if (![trustDomain, caTtl, ...credentialTtls, ...keyTypes, ...adminIds, ...durations].some(Boolean)) return [];
  return [
    {
      type: 'spire-server',
      form: 'helm-values',
      resource: manifest.resource,
      slots: {},
      trustDomain,
      caTtl,
      credentialTtls,
      keyTypes,
      adminIds,
      durations,
    },
  ];
}

/** The endpoint, where these values switch it on or set it up. */
export function endpointFact({ manifest, path, trustDomain }: Server): BundleEndpointFact[] {
  const { root, at, resource } = manifest;
  const federation = [...path, 'federation'];
  const endpoint = [...federation, 'bundleEndpoint'];
  const node = (...rest: Path) => nodeAt(root, [...endpoint, ...rest]);
  const span = keySpan(root, mapOf(node()) ? endpoint : federation);
  if (!span || !(isOn(nodeAt(root, [...federation, 'enabled'])) || mapOf(node()))) return [];
  const port = textOf(node('port'));
  const web = servesWeb(nodeAt(root, [...federation, 'tls']));
  const place = { span, path: at(...federation, 'tls') };
  const interval = namedAt(manifest, [...endpoint, 'profile', 'httpWeb', 'fileSyncInterval']);
  const servingCert = { ...place, certFile: undefined, keyFile: undefined, fileSyncInterval: interval };
  const profile = {
    name: known(web ? 'https_web' : 'https_spiffe', span),
    path: place.path,
    acme: undefined,
    servingCert: web ? servingCert : undefined,
    fields: [],
  };
  return [
    {
      type: 'bundle-endpoint',
      form: 'helm-values',
      resource,
      slots: {},
      ...place,
      path: at(...endpoint),
      trustDomain,
      address: textOf(node('address')),
      port,
      refreshHint: namedAt(manifest, [...endpoint, 'refreshHint']),
      caTtl: namedAt(manifest, [...path, 'caTTL']),
      profileForm: web === undefined ? 'other' : 'block',
      profiles: web === undefined ? [] : [profile],
      legacyAcme: undefined,
    },
  ];
}

/** Names of the plugins and of their settings, which SPIRE spells otherwise. */
const PUBLISHERS: ReadonlyMap<string, { plugin: string; settings: Readonly<Record<string, string>> }> = new Map(
  Object.entries<{ plugin: string; settings: Readonly<Record<string, string>> }>({
    k8sConfigMap: { plugin: 'k8s_configmap', settings: { namespace: 'namespace' } },
    awsS3: {
      plugin: 'aws_s3',
      settings: { region: 'region', bucket: 'bucket', objectKey: 'object_key', endpoint: 'endpoint' },
    },
    gcpCloudStorage: { plugin: 'gcp_cloudstorage', settings: { bucketName: 'bucket_name', objectName: 'object_name' } },
    awsRolesAnywhereTrustAnchor: {
      plugin: 'aws_rolesanywhere_trustanchor',
      settings: { region: 'region', trustAnchorID: 'trust_anchor_id' },
    },
  }),
);

/** Those that these values switch on. */
export function publisherFacts({ manifest, path, trustDomain }: Server): BundlePublisherFact[] {
  const publishers = [...path, 'bundlePublisher'];
  return (mapOf(nodeAt(manifest.root, publishers))?.entries ?? []).flatMap(({ key, value }) => {
    const name = String(key.value);
    const known = PUBLISHERS.get(name);
    if (!known || !isOn(entryOf(value, 'enabled')?.value)) return [];
    return [
      {
        type: 'bundle-publisher',
        form: 'helm-values',
        resource: manifest.resource,
        slots: {},
        plugin: { known: true, value: known.plugin, span: key.span },
        path: manifest.at(...publishers, name),
        trustDomain,
        cluster: undefined,
        format: textOf(entryOf(value, 'format')?.value),
        settings: settingsIn(value, { ...known.settings, format: 'format' }),
      },
    ];
  });
}

function settingsIn(node: Node, names: Readonly<Record<string, string>>): Record<string, Stated> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, own]) => {
      const text = textOf(entryOf(node, name)?.value);
      return text ? [[own, text] as const] : [];
    }),
  );
}

/** The chart puts quotes around a number, so that SPIRE reads it as a text. */
function namedAt({ root, at }: Manifest, path: Path): NamedValue | undefined {
  const stated = textOf(nodeAt(root, path));
  return stated && { name: String(path.at(-1)), stated, path: at(...path) };
}

export function factsOfServer(server: Server): Fact[] {
  return [...serverFact(server), ...endpointFact(server), ...publisherFacts(server)];
}
