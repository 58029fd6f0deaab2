/** A path that stays the same when the items of the lists on it change places. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { entryOf, insideOf, type Node, nodeAt, type Path, plainValue, type SeqNode } from '../syntax/tree.ts';

/** Fields that tell the items of a list apart, the surest first. */
const IDENTIFYING = [
  ...['name', 'id', 'kid', 'subject', 'trustDomain', 'trust_domain', 'spiffeID', 'spiffeId', 'spiffe_id'],
  ...['issuer', 'principal', 'host', 'hostname', 'key', 'peer'],
];

/** The steps of a path from `root`; a step into a list is `name=acme`, or a digest of an item that has no name. */
export function lastingPath(root: Node, path: Path): string[] {
  const steps: string[] = [];
  let node: Node | undefined = root;
  for (const step of path) {
    const parent: Node | undefined = node && insideOf(node);
    const name = typeof step === 'number' && parent?.type === 'seq' ? itemNames(parent)[step] : undefined;
    steps.push(name ?? String(step));
    node = parent && nodeAt(parent, [step]);
  }
  return steps;
}

/** Of one tree many paths are asked for, and a list may be long. */
const known = new WeakMap<SeqNode, readonly string[]>();

/** Of items that are alike, all but the first are numbered. */
function itemNames(list: SeqNode): readonly string[] {
  const before = known.get(list);
  if (before) return before;
  const seen = new Map<string, number>();
  const names = list.items.map((item) => {
    const name = nameOf(item);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}#${nth}`;
  });
  known.set(list, names);
  return names;
}

function nameOf(item: Node): string {
  for (const key of IDENTIFYING) {
    const value = entryOf(item, key)?.value;
    if (value?.type === 'scalar' && value.value !== null && value.value !== '') return `${key}=${value.value}`;
  }
  // Quotes, comments and the order of fields make no other item.
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(inOrder(plainValue(item))) ?? ''))).slice(0, 12);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, inOrder(part)]);
}
