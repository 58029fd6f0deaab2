import type { EnforcementPointFact, Fact, Resource } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { type MapNode, nodeAt, type Path } from '../../syntax/tree.ts';
import { mapOf, textOf, textsOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { ownerOf } from './owner.ts';
import { timeBoxAt } from './terms.ts';

export const enforcementPoint: Kind = {
  apiVersion: 'fedlint.dev/v1alpha1',
  kind: 'EnforcementPoint',
  read({ resource, root, at }): Fact[] {
    const spec = mapOf(nodeAt(root, ['spec']));
    return spec ? [pointOf(resource, spec, at('spec'), undefined)] : [];
  },
};

/** The enforcement points that a Federation manifest describes inside itself. */
export function inlinePoints({ resource, root, at }: Manifest): EnforcementPointFact[] {
  const list = nodeAt(root, ['spec', 'enforcementPoints']);
  if (list?.type !== 'seq') return [];
  return list.items.flatMap((item, index) => {
    const map = mapOf(item);
    const name = knownValue(resource.name) ?? '';
    return map ? [pointOf(resource, map, at('spec', 'enforcementPoints', index), name)] : [];
  });
}

function pointOf(resource: Resource, spec: MapNode, path: Path, inlineOf: string | undefined): EnforcementPointFact {
  const node = (...rest: Path) => nodeAt(spec, rest);
  const text = (...rest: Path) => textOf(node(...rest));
  return {
    type: 'enforcement-point',
    resource,
    slots: {
      owner: [...path, 'owner'],
      mode: [...path, 'mode'],
      'policy-ref': [...path, 'location', 'policyRef'],
      'on-failure': [...path, 'onFailure'],
      interpretation: [...path, 'interprets'],
      'time-box': [...path, 'timeBox'],
      'time-box.expires': [...path, 'timeBox', 'expires'],
      'time-box.review-by': [...path, 'timeBox', 'reviewBy'],
      'time-box.change': [...path, 'timeBox', 'change'],
    },
    inlineOf,
    name: inlineOf === undefined ? resource.name : text('name'),
    span: inlineOf === undefined ? resource.kindSpan : spec.span,
    accepts: textsOf(node('accepts')),
    location: {
      type: text('location', 'type'),
      cluster: text('location', 'cluster'),
      policyRef: text('location', 'policyRef'),
    },
    engine: text('engine'),
    mode: text('mode'),
    decision: text('decision'),
    owner: ownerOf(node('owner')),
    cache: { ttl: text('cache', 'ttl'), onStale: text('cache', 'onStale') },
    onFailure: text('onFailure'),
    interprets: {
      audiences: textsOf(node('interprets', 'audiences')),
      roles: textsOf(node('interprets', 'roles')),
    },
    timeBox: timeBoxAt(spec, ['timeBox']),
  };
}
