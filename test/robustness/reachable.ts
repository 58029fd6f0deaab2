/** How many entries of objects, maps, sets and lists can be reached from here. Functions hide what they hold. */
export function reachable(root: object): number {
  const seen = new Set<object>([root]);
  const open: object[] = [root];
  let entries = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const values: unknown[] = next instanceof Map ? [...next].flat() : next instanceof Set ? [...next] : [];
    for (const key of Reflect.ownKeys(next)) values.push(Reflect.getOwnPropertyDescriptor(next, key)?.value);
    entries += values.length;
    for (const value of values) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value);
    }
  }
  return entries;
}
