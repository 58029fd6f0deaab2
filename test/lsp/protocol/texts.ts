/** A file that needs no other: without any finding, and with one. */
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../../server/src/core/rules/examples.ts';

export const SOUND = [FEDERATION, TRUST_DOMAINS, ENFORCEMENT_POINT].join('---\n');

/** Has one finding, `missing-owner`, on the line of `owners`. */
export const OWNERLESS = SOUND.replace('    renewal: team-identity\n', '');
