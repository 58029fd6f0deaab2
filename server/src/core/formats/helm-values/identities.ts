/**
 * The resources that the chart renders from `controllerManager.identities`. Each entry is read as the resource it
 * becomes, by the reader of that resource, so that all that is known of those holds here too.
 */
import type { Fact, LabelSelector } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { type Entry, entryOf, type MapNode, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { mapOf, textMapOf, textOf } from '../cursor.ts';
import type { Kind, Manifest, TextInside } from '../kind.ts';
import { clusterFederatedTrustDomain } from '../spire-crd/cluster-federated-trust-domain.ts';
import { clusterSpiffeId } from '../spire-crd/cluster-spiffe-id.ts';
import { clusterStaticEntry } from '../spire-crd/cluster-static-entry.ts';
import { isOff } from './flag.ts';

interface Rendered {
  readonly list: string;
  readonly reader: Kind;
  /** Fields of the resource that have another name in the values. */
  readonly renamed: ReadonlyMap<string | number, string>;
}

const RENDERED: readonly Rendered[] = [
  { list: 'clusterFederatedTrustDomains', reader: clusterFederatedTrustDomain, renamed: new Map() },
  { list: 'clusterSPIFFEIDs', reader: clusterSpiffeId, renamed: new Map([['jwtTtl', 'jwtTTL']]) },
  { list: 'clusterStaticEntries', reader: clusterStaticEntry, renamed: new Map() },
];

/** Entries that the chart brings along with selectors of its own. */
const SELECTED = /^(?:child-servers|oidc-discovery-provider|test-keys|spike-[a-z]+)$/;

export interface ServerIdentities {
  readonly manifest: Manifest;
  /** Of the values of the server, from the root of the values. */
  readonly path: Path;
  readonly trustDomain: Stated | undefined;
  readonly className: Stated | undefined;
}

export function identityFacts(server: ServerIdentities): Fact[] {
  const { manifest, path, trustDomain, className } = server;
  const manager = [...path, 'controllerManager'];
  if (isOff(nodeAt(manifest.root, [...manager, 'enabled']))) return [];
  return RENDERED.flatMap((rendered) =>
    entriesIn(manifest.root, [...manager, 'identities', rendered.list]).flatMap(({ entry, map, at }) =>
      rendered.reader.read(resourceOf(manifest, rendered, entry, map, at)).flatMap((fact): Fact[] => {
        if (fact.type === 'federation') {
          const { 'class-name': _, ...slots } = fact.slots;
          return [{ ...fact, form: 'helm-values', local: trustDomain, className, slots, path: manifest.at(...at) }];
        }
        if (fact.type !== 'workload-identity') return [];
        const { 'class-name': _, ...slots } = fact.slots;
        return [{ ...fact, className, slots, ...selectorsOf(fact, entry, map) }];
      }),
    ),
  );
}

/** The bundle texts in it. */
export function bundlesIn(root: Node, server: Path): TextInside[] {
  return entriesIn(root, [...server, 'controllerManager', 'identities', 'clusterFederatedTrustDomains']).map(
    ({ map, at }) => ({
      path: [...at, 'trustDomainBundle'],
      language: 'json',
      domain: textOf(entryOf(map, 'trustDomain')?.value),
    }),
  );
}

interface Listed {
  readonly entry: Entry;
  readonly map: MapNode;
  readonly at: Path;
}

/** What is switched off is not rendered. */
function entriesIn(root: Node, path: Path): Listed[] {
  return (mapOf(nodeAt(root, path))?.entries ?? []).flatMap((entry) => {
    const map = mapOf(entry.value);
    return map && !isOff(entryOf(map, 'enabled')?.value)
      ? [{ entry, map, at: [...path, String(entry.key.value)] }]
      : [];
  });
}

function resourceOf(
  manifest: Manifest,
  { renamed }: Rendered,
  { key, value }: Entry,
  map: MapNode,
  place: Path,
): Manifest {
  const written = new Map([...renamed].map(([field, name]) => [name, String(field)]));
  const entries = map.entries.map((entry) => {
    const field = written.get(String(entry.key.value));
    return field === undefined ? entry : { ...entry, key: { ...entry.key, value: field } };
  });
  const spec: Entry = { key: { ...key, value: 'spec' }, value: { ...map, entries }, merged: false };
  return {
    ...manifest,
    root: { ...map, entries: [spec] },
    resource: {
      ...manifest.resource,
      name: textOf(entryOf(map, 'name')?.value) ?? textOf(key),
      kindSpan: key.span,
      span: { start: key.span.start, end: value.span.end },
      labels: textMapOf(entryOf(map, 'labels')?.value),
      annotations: textMapOf(entryOf(map, 'annotations')?.value),
    },
    comments: { ...manifest.comments, ...manifest.commentsAbove(key.span) },
    at: (section, field, ...rest) => {
      if (section !== 'spec') return manifest.at(...place, ...(field === undefined ? [] : [field, ...rest]));
      return manifest.at(...place, ...(field === undefined ? [] : [renamed.get(field) ?? field, ...rest]));
    },
  };
}

/**
 * The chart adds selectors of its own to some entries. And an entry without a template is but a part of one: the rest of
 * it, selectors perhaps too, stands in other values.
 */
function selectorsOf(
  { podSelector }: { readonly podSelector: LabelSelector | undefined },
  { key }: Entry,
  map: MapNode,
): { podSelector?: LabelSelector } {
  const name = String(key.value);
  const type = textOf(entryOf(map, 'type')?.value);
  const isSelected = SELECTED.test(name) || (type !== undefined && !['base', 'raw'].includes(knownValue(type) ?? ''));
  const isPart = name !== 'default' && !entryOf(map, 'spiffeIDTemplate');
  if (podSelector || !(isSelected || isPart)) return {};
  return { podSelector: { span: key.span, path: [], selectsAll: false, matchLabels: [], matchExpressions: [] } };
}
