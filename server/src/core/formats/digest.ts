/** A short text that stands for what a tree says, for comparing two states of it. */
import type { Node } from '../syntax/tree.ts';

/**
 * Equal for two trees that say the same: in another order, in other quotes, or the same thing twice. `but` are keys of
 * the outermost map that do not count.
 */
export function digestOf(node: Node, but: readonly string[] = []): string {
  if (node.type !== 'map') return hash(plain(node));
  const entries = node.entries.filter(({ key }) => !but.includes(String(key.value)));
  return hash(plain({ ...node, entries }));
}

function plain(node: Node): string {
  switch (node.type) {
    case 'scalar':
      return JSON.stringify(node.value === null ? null : String(node.value));
    case 'seq':
      return `[${[...new Set(node.items.map(plain))].sort().join()}]`;
    case 'map': {
      const entries = node.entries.map(({ key, value }) => `${JSON.stringify(String(key.value))}:${plain(value)}`);
      return `{${entries.sort().join()}}`;
    }
  }
}

/** FNV-1a over both halves of every character, twice with different beginnings, as 64 bits in hexadecimal. */
function hash(text: string): string {
  let [one, two] = [0x811c9dc5, 0x050c5d1f];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ ((unit << 8) | (unit >>> 8)), 0x01000193);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
