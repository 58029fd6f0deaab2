import type { BundleFact, BundleNumber, Fact } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { MapNode, Node, Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { fieldsOf, memberOf } from './member.ts';
import { readKey } from './read-key.ts';
import { inSuccession } from './succession.ts';

/** Where a bundle stands, and what for. */
export interface BundlePlace {
  /** In the manifest. */
  readonly path: Path;
  /** What stands for the whole of it. */
  readonly span: Span;
  readonly domain: Stated | undefined;
  readonly place: BundleFact['place'];
}

/** A bundle and the certificates in it. */
export function readBundle(map: MapNode, { path, span, domain, place }: BundlePlace, manifest: Manifest): Fact[] {
  const at = (name: string) => manifest.at(...path, String(memberOf(map, name)?.key.value ?? name));
  const list = memberOf(map, 'keys')?.value;
  const keysPath = at('keys');
  const items = list?.type === 'seq' ? list.items : [];
  const keys = items.flatMap((item, index) =>
    item.type === 'map' ? [readKey(item, [...keysPath, index], domain, manifest)] : [],
  );
  const bundle: BundleFact = {
    type: 'bundle',
    resource: manifest.resource,
    slots: {},
    path: manifest.at(...path),
    span,
    domain,
    place,
    keysPath,
    keysSpan: memberOf(map, 'keys')?.key.span ?? span,
    // In broken text, the end of a key may stand in the part that could not be read.
    keysForm: manifest.isBroken ? 'unknown' : formOf(list),
    keys: manifest.isBroken ? [] : keys.map(({ key }) => key),
    sequence: numberOf(memberOf(map, 'spiffe_sequence')?.value, at('spiffe_sequence')),
    refreshHint: numberOf(memberOf(map, 'spiffe_refresh_hint')?.value, at('spiffe_refresh_hint')),
    fields: fieldsOf(map, manifest.at(...path)),
  };
  const certificates = inSuccession(keys.flatMap(({ certificate }) => certificate ?? []));
  return [bundle, ...certificates.filter(({ reading }) => reading.ok || !manifest.isBroken)];
}

function formOf(list: Node | undefined): BundleFact['keysForm'] {
  if (list?.type === 'seq') return list.items.length > 0 ? 'list' : 'empty';
  if (list?.type === 'scalar' && list.value === null) return 'absent';
  if (list?.type === 'scalar' && textOf(list)?.known === false) return 'unknown';
  return list ? 'other' : 'absent';
}

function numberOf(node: Node | undefined, path: Path): BundleNumber | undefined {
  if (!node) return undefined;
  if (node.type !== 'scalar') return { path, value: { known: false, span: node.span, text: '' } };
  if (node.value === null) return undefined;
  const text = textOf(node);
  return { path, value: text?.known === false ? text : known(node.value, node.span) };
}
