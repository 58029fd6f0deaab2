/** What work costs that is done again and again: milliseconds of the processor, in which no other program has a part. */

/** What has gone on for as long is not done again to be more exact, in milliseconds. */
const ENOUGH = 3000;

/** `prepare` is not measured; the first round, in which code is compiled, is left out where there are others. */
export function repeated<T>(
  times: number,
  prepare: (round: number) => T,
  work: (prepared: T) => unknown,
): readonly number[] {
  const costs: number[] = [];
  let total = 0;
  for (let round = 0; round <= times && total < ENOUGH; round++) {
    const prepared = prepare(round);
    const before = process.cpuUsage();
    work(prepared);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
    total += costs.at(-1) ?? 0;
  }
  return costs.length > 1 ? costs.slice(1) : costs;
}
