/**
 * Where in a text the values of the SPIRE Helm chart stand: at its root, under the alias of a dependency, or, for the
 * chart of the server alone, without a key of their own.
 */
import type { Span } from '../../syntax/span.ts';
import { type Entry, entryOf, type MapNode, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { mapOf } from '../cursor.ts';

export interface ChartValues {
  /** The key that gives them away. */
  readonly sign: Span;
  /** With `global` and the servers right under it, wherever they are written. */
  readonly root: MapNode;
  at(path: Path): Path;
}

/** Nested SPIRE has several servers in one chart, under names of their own. */
const SERVER = /^(?:[a-z]+-)?spire-server$/;

/** What tells values of the server from anything else that is called so, such as a container of that name. */
const SERVER_KEYS: ReadonlySet<string> = new Set(
  [
    'federation controllerManager externalControllerManagers bundlePublisher notifier nodeAttestor keyManager',
    'upstreamAuthority dataStore caTTL caKeyType caSubject ca_subject defaultX509SvidTTL defaultJwtSvidTTL agentTTL',
  ].flatMap((keys) => keys.split(' ')),
);

const GLOBAL_KEYS: ReadonlySet<string> = new Set(
  'trustDomain clusterName caSubject bundleConfigMap recommendations strictMode ingressControllerType'.split(' '),
);

const IDENTITIES = ['clusterSPIFFEIDs', 'clusterFederatedTrustDomains', 'clusterStaticEntries'];

export function chartValuesIn(root: Node): ChartValues | undefined {
  const top = mapOf(root);
  if (!top) return undefined;
  const global = entryOf(top, 'global');
  const shared = mapOf(nodeAt(top, ['global', 'spire']));
  const isShared = shared?.entries.some(({ key }) => GLOBAL_KEYS.has(String(key.value))) ?? false;
  const [server] = serversIn(top).filter(({ value }) => isShared || isServer(value));
  const sharedKey = isShared ? entryOf(global?.value, 'spire')?.key.span : undefined;
  if (server) return { sign: server.key.span, root: top, at: (path) => path };
  return underAlias(top, global) ?? (sharedKey && { sign: sharedKey, root: top, at: (path) => path }) ?? alone(top);
}

export function serversIn(root: Node | undefined): readonly Entry[] {
  return mapOf(root)?.entries.filter(({ key, value }) => SERVER.test(String(key.value)) && value.type === 'map') ?? [];
}

/** An umbrella chart has the values of a dependency under its name; what is global stays at the top. */
function underAlias(top: MapNode, global: Entry | undefined): ChartValues | undefined {
  for (const { key, value } of top.entries) {
    const alias = mapOf(value);
    const [server] = serversIn(alias).filter((entry) => isServer(entry.value));
    if (!alias || !server) continue;
    const isAbove = global !== undefined && !nodeAt(alias, ['global', 'spire']);
    const own = alias.entries.filter((entry) => !isAbove || String(entry.key.value) !== 'global');
    return {
      sign: server.key.span,
      root: { ...top, entries: isAbove ? [global, ...own] : own },
      at: (path) => (path.length === 0 || (isAbove && path[0] === 'global') ? path : [String(key.value), ...path]),
    };
  }
  return undefined;
}

/** The chart of the server by itself. */
function alone(top: MapNode): ChartValues | undefined {
  const identities = nodeAt(top, ['controllerManager', 'identities']);
  const isServerChart =
    IDENTITIES.some((kind) => mapOf(entryOf(identities, kind)?.value)) ||
    mapOf(nodeAt(top, ['federation', 'tls', 'spire']));
  const [first] = top.entries;
  if (!isServerChart || !first) return undefined;
  const { start } = top.span;
  const key = { type: 'scalar', span: { start, end: start }, style: 'plain', value: 'spire-server' } as const;
  const global = entryOf(top, 'global');
  return {
    sign: first.key.span,
    root: { ...top, entries: [...(global ? [global] : []), { key, value: top, merged: false }] },
    at: (path) => (path[0] === 'spire-server' ? path.slice(1) : path),
  };
}

function isServer(value: Node): boolean {
  return mapOf(value)?.entries.some(({ key }) => SERVER_KEYS.has(String(key.value))) ?? false;
}
