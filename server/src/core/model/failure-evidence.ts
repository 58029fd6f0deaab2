/** Whether anybody knows what a trust link does when something fails: it is written down, and somebody tried it out. */
import { dateOf, isOlder } from './dates.ts';
import type { FailureMode, FederationFact } from './facts.ts';
import type { Surroundings } from './surroundings.ts';

export type FailureFault = 'behaviour' | 'test' | 'old test';

/** What is missing; nothing is asked about an endpoint where none is used. */
export function failureFault(
  link: FederationFact,
  mode: FailureMode,
  { settings, now }: Surroundings,
): FailureFault | undefined {
  const { distribution } = link.bundle;
  const usesEndpoint = distribution === undefined || (distribution.known && distribution.value === 'endpoint');
  if (mode === 'endpointUnreachable' && !usesEndpoint) return undefined;
  const terms = link.failureModes[mode];
  if (!terms?.behaviour) return 'behaviour';
  if (!terms.tested) return 'test';
  const date = dateOf(terms.tested);
  return date && isOlder(date, settings.evidence.maxAge, now) ? 'old test' : undefined;
}
