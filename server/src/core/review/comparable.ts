/** A subject without its places: what is left is the same, however the text around it moves. */
import type { Subject } from './subject.ts';

/** Where a thing is written, and nothing of what it says. */
const PLACES = new Set([
  ...['span', 'path', 'paths', 'file', 'slots', 'apiVersionSpan', 'kindSpan', 'keysSpan', 'keysPath', 'domainsPath'],
  ...['audiencesPath', 'covers', 'mend', 'labels'],
]);

/** Equal for two subjects that say the same, in whichever order and spelling. */
export function comparable(subject: Subject): string {
  return JSON.stringify(withoutPlaces(subject));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(withoutPlaces);
    // No list of a fact has an order that matters to trust.
    return items.map((item) => JSON.stringify(item)).sort();
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => part !== undefined && !isPlace(key, part));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, withoutPlaces(part)]));
}

/** The `path` of a revocation is something stated: the steps that lead out. */
function isPlace(key: string, part: unknown): boolean {
  const isStated = typeof part === 'object' && part !== null && 'known' in part;
  return PLACES.has(key) && !isStated;
}
