/** From a MeshConfig to facts: whom the mesh trusts, and a link to every trust domain that is surely another one. */
import { domainKey } from '../../model/domain-key.ts';
import type { Fact, FederationFact, ListedText, MeshFact } from '../../model/facts.ts';
import { type Known, known, knownValue, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, listedTextsOf, textOf } from '../cursor.ts';
import { annotationSlots, governanceOfPart } from '../governance-annotations.ts';
import type { Manifest } from '../kind.ts';
import { nativeLink } from '../native-link.ts';
import { authorizersIn } from './authorizers.ts';
import { environmentOf } from './istiod-environment.ts';
import { type AuthorityItem, authorityOf, itemsOf, saysTrust } from './mesh-config.ts';

/** Where the parts stand in a manifest that carries them, those first that count first. */
export interface MeshPlaces {
  readonly configs: readonly Path[];
  /** Further places of the trust domain's name. */
  readonly domains?: readonly Path[];
  readonly environments: readonly Path[];
}

export function meshFacts(manifest: Manifest, places: MeshPlaces): Fact[] {
  const items = places.configs.flatMap((path) => itemsOf(manifest.root, path));
  const mesh = meshOf(manifest, places, items);
  const authorizers = places.configs.flatMap((path) => authorizersIn(manifest, path));
  return [...(mesh ? [mesh, ...linksOf(mesh, items, manifest)] : []), ...authorizers];
}

/** Undefined where nothing there is about trust. */
function meshOf(manifest: Manifest, places: MeshPlaces, items: readonly AuthorityItem[]): MeshFact | undefined {
  const { configs, domains = [], environments } = places;
  const { resource, root, at } = manifest;
  const trusting = configs.filter((path) => saysTrust(nodeAt(root, path)));
  const names = [...configs.map((path) => [...path, 'trustDomain']), ...domains];
  const environment = environmentOf(manifest, environments);
  const [trustDomain] = names.flatMap((path) => textOf(nodeAt(root, path)) ?? []);
  const [rootNamespace] = configs.flatMap((path) => textOf(nodeAt(root, [...path, 'rootNamespace'])) ?? []);
  if (trusting.length === 0 && !trustDomain && !environment?.switches.length) return undefined;
  const aliasPaths = trusting.map((path) => [...path, 'trustDomainAliases']);
  return {
    type: 'mesh',
    resource,
    slots: {},
    span: (trusting[0] && keySpan(root, trusting[0])) ?? resource.kindSpan,
    trustDomain,
    aliases: aliasPaths.flatMap((path) => listedTextsOf(nodeAt(root, path), at(...path))),
    rootNamespace,
    authorities: items.map((item) => authorityOf(item, manifest)),
    environment,
    usesWorkloadApi: mountsWorkloadApi(root),
  };
}

/** The driver that mounts the socket of a SPIFFE Workload API, or the name under which Istio looks for the socket. */
const WORKLOAD_API = /csi\.spiffe\.io|workload-spiffe-uds|WORKLOAD_IDENTITY_SOCKET_FILE|\/spire-agent\//;

function mountsWorkloadApi(node: Node): boolean {
  if (node.type === 'scalar') return typeof node.value === 'string' && WORKLOAD_API.test(node.value);
  if (node.type === 'seq') return node.items.some(mountsWorkloadApi);
  return node.entries.some(({ key, value }) => WORKLOAD_API.test(String(key.value)) || mountsWorkloadApi(value));
}

/**
 * A root for a trust domain that is neither the mesh's own nor an alias of it is trust in that domain. Where the own
 * one is not written here, the file alone cannot tell which of them is foreign.
 */
function linksOf(mesh: MeshFact, items: readonly AuthorityItem[], manifest: Manifest): FederationFact[] {
  const { trustDomain, aliases } = mesh;
  if (!trustDomain?.known || aliases.some((alias) => !alias.known)) return [];
  const seen = new Set([trustDomain, ...aliases].map((own) => domainKey(knownValue(own) ?? '')));
  return items.flatMap((item) =>
    authorityOf(item, manifest).trustDomains.flatMap((domain) => {
      if (!domain.known || seen.has(domainKey(domain.value))) return [];
      seen.add(domainKey(domain.value));
      return [linkOf(mesh, item, domain, manifest)];
    }),
  );
}

function linkOf(
  { resource, trustDomain }: MeshFact,
  item: AuthorityItem,
  { value, span, path }: Known & Pick<ListedText, 'path'>,
  manifest: Manifest,
): FederationFact {
  const { pem, bundleUrl, trustDomains, ...authority } = authorityOf(item, manifest);
  const isAlone = trustDomains.length === 1;
  const { governance, slots } = governanceOfPart(manifest, authority.span, [...item.path, String(item.firstKey.value)]);
  return nativeLink({
    form: 'istio-mesh',
    resource,
    // What has room for annotations is annotated; elsewhere a comment above the item serves.
    slots: resource.apiVersion === '' ? slots : annotationSlots(manifest),
    local: trustDomain,
    remote: known(value, span),
    path: isAlone ? authority.path : path,
    governance,
    bundle: {
      span: authority.span,
      url: asFetched(bundleUrl),
      ...(pem && isAlone && { bootstrap: { text: pem, isText: true, json: undefined } }),
    },
  });
}

/** istiod puts `https://` before every address that does not begin with it. What begins otherwise is no address then. */
function asFetched(url: Stated | undefined): Stated | undefined {
  if (!url?.known || url.value.startsWith('https://')) return url;
  return url.value.includes('://') ? undefined : known(`https://${url.value}`, url.span);
}
