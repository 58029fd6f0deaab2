/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { cedarPolicyPastItsEnd } from './cedar-policy-past-its-end.ts';
import { cedarPolicyWithoutId } from './cedar-policy-without-id.ts';
import { cedarPolicyWithoutOwner } from './cedar-policy-without-owner.ts';
import { unconditionalPermit } from './unconditional-permit.ts';

export const cedarRules: readonly Rule[] = [
  unconditionalPermit,
  cedarPolicyWithoutId,
  cedarPolicyWithoutOwner,
  cedarPolicyPastItsEnd,
];
