import type { Kind } from '../kind.ts';
import { validatingAdmissionPolicyBinding } from './binding.ts';
import { validatingAdmissionPolicy } from './policy.ts';

export const validatingAdmissionKinds: readonly Kind[] = [
  ...validatingAdmissionPolicy,
  ...validatingAdmissionPolicyBinding,
];
