/** Sound sets with one policy more or less, for the kinds that are about coming and going. */

import { SOUND_KUMA } from '../../../rules/kuma-examples.ts';
import { SOUND_POLICIES } from '../../../rules/policy-examples.ts';
import type { Example } from '../../../rules/rule.ts';

/** Without the policy that stands at the border of the mesh. */
export const UNGUARDED: Example = without(SOUND_POLICIES, 'policy.yaml');
export const GUARDED: Example = SOUND_POLICIES;

/** A mesh of Kuma refuses whom no permission names. */
export const WITHOUT_PERMISSION: Example = without(SOUND_KUMA, 'mesh-permission.yaml');
export const ADMITTED: Example = SOUND_KUMA;

function without(files: Readonly<Record<string, string>>, name: string): Example {
  return Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));
}
