/** Which services may call another one: an intention is the place that decides, its sources are whom it decides about. */
import type { ConsulAction, ConsulSource, Fact, Party, PolicyEffect } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, keySpan, type ListItem, textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { policyFact } from '../policy.ts';
import { consulItem, VERSION } from './item.ts';

export const serviceIntentions: Kind = {
  apiVersion: VERSION,
  kind: 'ServiceIntentions',
  read(manifest): Fact[] {
    const { resource, root } = manifest;
    const items = itemsAt(root, ['spec', 'sources']);
    const sources = items.map((item) => sourceOf(manifest, item));
    const parties = items.flatMap((item, index) => partyOf(item, sources[index]));
    const effect: PolicyEffect = items.length > 0 && items.every(({ node }) => isRefused(node)) ? 'refuses' : 'admits';
    const looksAtRequests = sources.some(({ permissions, asksForToken }) => permissions || asksForToken);
    const policy = policyFact(manifest, {
      engine: 'consul',
      decides: looksAtRequests ? 'request-time' : 'connection',
      effect,
      // Consul has no mode in which intentions only watch.
      enforcement: { level: 'enforced', weakenedBy: [] },
      parties,
    });
    const destination = textOf(nodeAt(root, ['spec', 'destination', 'name']));
    const { slots, owner } = policy;
    const sourcesPath = manifest.at('spec', 'sources');
    return [policy, { type: 'consul-intentions', resource, slots, owner, destination, sourcesPath, sources }];
  },
};

function sourceOf(manifest: Manifest, item: ListItem): ConsulSource {
  const { node } = item;
  const action = textOf(nodeAt(node, ['action']));
  const place = placeOf(manifest, item, 'action');
  const permissions = itemsAt(node, ['permissions']);
  const paths = permissions.flatMap(({ path }) =>
    PATHS.flatMap((field) => textOf(nodeAt(node, [...path, 'http', field])) ?? []),
  );
  return {
    ...consulItem(manifest, item),
    action: action && place && { ...place, stated: action },
    permissions: permissions.length > 0 ? placeOf(manifest, item, 'permissions') : undefined,
    asksForToken: itemsAt(manifest.root, ['spec', 'jwt', 'providers']).length > 0,
    pathCondition: paths[0]?.span,
    description: textOf(nodeAt(node, ['description'])),
  };
}

const PATHS = ['pathExact', 'pathPrefix', 'pathRegex'];

function placeOf({ at }: Manifest, { node, path }: ListItem, field: string): ConsulAction | undefined {
  const span = keySpan(node, [field]);
  return span && { span, path: at(...path, field) };
}

/**
 * A source of its own cluster names nobody from outside, not even by `*`: a peer has to be named. Of a group it is not
 * written here whether peers are in it.
 */
function partyOf({ node }: ListItem, source: ConsulSource | undefined): Party[] {
  const scope = source?.scopes.find(({ field }) => field !== 'partition');
  if (!source?.name || !scope) return [];
  const isAny = knownValue(source.name) === '*';
  return [
    {
      kind: scope.field === 'peer' ? 'peer' : 'cluster',
      domain: scope.stated,
      subject: source.name,
      path: nameIn(source.path),
      field: 'sources',
      match: isAny ? 'any' : 'exact',
      reach: isAny ? 'everybody' : 'workload',
      isRefused: isRefused(node),
      isNarrowed: source.permissions !== undefined || source.asksForToken,
    },
  ];
}

function nameIn(path: Path): Path {
  return [...path, 'name'];
}

function isRefused(source: Node): boolean {
  const permissions = itemsAt(source, ['permissions']);
  if (permissions.length === 0) return isDeny(nodeAt(source, ['action']));
  return permissions.every(({ node }) => isDeny(nodeAt(node, ['action'])));
}

function isDeny(action: Node | undefined): boolean {
  return knownValue(textOf(action)) === 'deny';
}
