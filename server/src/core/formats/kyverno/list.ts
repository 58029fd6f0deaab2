import type { Kind } from '../kind.ts';
import { clusterPolicy, policy } from './cluster-policy.ts';
import { policyException, policyExceptionOfRules } from './policy-exception.ts';
import {
  imageValidatingPolicy,
  namespacedImageValidatingPolicy,
  namespacedValidatingPolicy,
  validatingPolicy,
} from './validating-policy.ts';

export const kyvernoKinds: readonly Kind[] = [
  ...clusterPolicy,
  ...policy,
  ...validatingPolicy,
  ...namespacedValidatingPolicy,
  ...imageValidatingPolicy,
  ...namespacedImageValidatingPolicy,
  ...policyExceptionOfRules,
  ...policyException,
];
