/** Paths of SPIFFE IDs that say where something runs and nothing of what it is for. */

/** Words that a name of a place follows. */
const PLACE = /^(?:nodes?|hosts?|hostnames?|pods?|clusters?|instances?|vms?|machines?)$/iu;

/** A place by its name: `node-7`, `ip-10-0-0-1`, `i-0a1b2c3d4e5f60718`. `*` stands for what a template fills in. */
const NAMED_PLACE = /^(?:(?:node|host|pod|cluster|instance|vm|machine|ip)-?[\d*][\w.*-]*|i-[0-9a-f]{8,17}|\*)$/iu;

/** Whether all segments of a path name places: `/node/worker-3`, `/cluster/eu-1/pod/*`. */
export function namesOnlyPlaces(segments: readonly string[]): boolean {
  let index = 0;
  while (index < segments.length) {
    const segment = segments[index] ?? '';
    if (PLACE.test(segment)) index += 2;
    else if (NAMED_PLACE.test(segment)) index += 1;
    else return false;
  }
  return segments.length > 0;
}
