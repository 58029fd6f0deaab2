/** What a reader should know about a family's references before taking them for more than they are. */
import type { Family } from './catalogue.ts';

/** Worded so that it stays true when the references of several families are shown together. */
const GOVERNANCE =
  'On owners, enforcement points, end dates, exceptions and failure tests the SPIFFE specifications set no rule: a finding about those is governance guidance, not a SPIFFE violation.';

const NOTES: Readonly<Partial<Record<Family, readonly string[]>>> = {
  'missing-owner': [GOVERNANCE],
  'undocumented-enforcement-point': [GOVERNANCE],
  'observe-only-enforcement': [
    GOVERNANCE,
    'SP 800-207 section 7.3.6 accepts a reporting-only phase at the start, hence the question who ends it and when.',
  ],
  'missing-time-box': [GOVERNANCE],
  'expired-time-box': [GOVERNANCE],
  'temporary-cross-cluster-trust': [GOVERNANCE],
  'missing-failure-test': [GOVERNANCE],
  'missing-revocation-path': [
    'SPIFFE has no revocation list: a key is withdrawn by leaving it out of the next bundle, and a relationship ends when the local copy of the bundle is deleted.',
  ],
  'long-lived-credential': ['SPIFFE sets no upper limit for lifetimes: the limit is a setting of yours.'],
  'clock-skew': [
    'SPIFFE gives no fixed figure for JWT-SVIDs: the tolerance checked here is a default, not a SPIFFE rule.',
  ],
};

const notesByFamily: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(NOTES));

/** Caveats to show beside the references of a family; mostly none. */
export function notesOf(family: string): readonly string[] {
  return notesByFamily.get(family) ?? [];
}
