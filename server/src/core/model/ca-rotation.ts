/** When a SPIRE server changes its signing keys, and what that bounds (SPIRE pkg/server/ca/manager). All in seconds. */
import { type ParsedDuration, parseDuration } from '../values/duration.ts';
import type { BundleEndpointFact, NamedValue, SpireServerFact } from './facts.ts';
import { knownValue } from './stated.ts';

const DAY = 86_400;

/** What `ca_ttl` is where nothing is said. */
export const DEFAULT_CA_TTL = DAY;

/** What `refresh_hint` is where nothing is said. */
export const DEFAULT_REFRESH_HINT = 300;

/** No identity is promised more than this, however long the CA lives. */
export const LONGEST_LIFETIME = 7 * DAY;

/** How long before its end a CA gives way to the next, and so how long an identity surely lives. */
export function surestLifetime(caTtl: number): number {
  return Math.min(caTtl / 6, LONGEST_LIFETIME);
}

/** How long a new signing key is published before it is used: a third of a lifetime of up to 42 days. */
export function publicationLead(caTtl: number): number {
  return Math.min(caTtl / 2, 30 * DAY) - surestLifetime(caTtl);
}

/** The lifetime of the CA; undefined where it cannot be known, as in values that lie on top of others. */
export function caTtlOf({ form, caTtl }: SpireServerFact | BundleEndpointFact): number | undefined {
  if (!caTtl) return form === 'helm-values' ? undefined : DEFAULT_CA_TTL;
  const read = readDuration(caTtl);
  // `1d` is told of as that; what follows from a day holds all the same.
  const repaired = read?.ok === false && read.problem === 'unknown-unit' ? read.suggestion : undefined;
  const meant = repaired === undefined ? read : parseGo(repaired);
  return meant?.ok && meant.seconds > 0 ? meant.seconds : undefined;
}

/** A duration as Go reads it; undefined where it is unknown or unreadable. */
export function secondsIn(duration: NamedValue): number | undefined {
  const read = readDuration(duration);
  return read?.ok ? read.seconds : undefined;
}

function readDuration({ stated }: NamedValue): ParsedDuration | undefined {
  const value = knownValue(stated);
  return typeof value === 'string' ? parseGo(value) : undefined;
}

function parseGo(text: string): ParsedDuration {
  return parseDuration(text, { days: false });
}
