/** By what a SPIFFE bundle is known, and told from the JWK set of an OIDC issuer, which is none. */
import type { Span } from '../../syntax/span.ts';
import type { MapNode, Node } from '../../syntax/tree.ts';
import { memberOf, memberValue } from './member.ts';

const USE = /^(?:x509|jwt|wit)-svid$/i;

const NUMBERS = ['spiffe_sequence', 'spiffe_refresh_hint'];

/** What no other JWK set has: one of its numbers, or a key that is for SVIDs. */
export function signOfBundle(map: MapNode): Span | undefined {
  const keys = memberOf(map, 'keys');
  const number = NUMBERS.map((name) => memberOf(map, name)).find((entry) => entry !== undefined);
  if (number) return (keys ?? number).key.span;
  return keys && itemsOf(keys.value).some(isForSvids) ? keys.key.span : undefined;
}

/** In a file that is called a bundle, a set of keys is enough. */
export function signByName(map: MapNode, file: string): Span | undefined {
  const keys = memberOf(map, 'keys');
  if (!keys || !isBundleName(file)) return undefined;
  const items = itemsOf(keys.value);
  const isEmpty = keys.value.type === 'seq' && items.length === 0 && map.entries.length === 1;
  return isEmpty || items.some(isKey) ? keys.key.span : undefined;
}

/** `partner.test.bundle.json`, `bundle.json`, `bundle.spiffe`, `partner.bundle`, `partner-bundle.json`. */
function isBundleName(file: string): boolean {
  return /(?:^|[/._-])bundle(?:\.json|\.spiffe|\.ya?ml)?$|\.spiffe$/i.test(file);
}

function itemsOf(node: Node): MapNode[] {
  return node.type === 'seq' ? node.items.flatMap((item) => (item.type === 'map' ? [item] : [])) : [];
}

function isForSvids(key: MapNode): boolean {
  const use = memberValue(key, 'use');
  return use?.type === 'scalar' && USE.test(String(use.value));
}

function isKey(key: MapNode): boolean {
  return memberValue(key, 'kty')?.type === 'scalar';
}
