/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { ciliumAuthenticationAcrossClusters } from './cilium-authentication-across-clusters.ts';
import { ciliumAuthenticationMode } from './cilium-authentication-mode.ts';
import { ciliumAuthenticationOfWorld } from './cilium-authentication-of-world.ts';
import { ciliumPoliciesOff } from './cilium-policies-off.ts';
import { ciliumTestAuthentication } from './cilium-test-authentication.ts';
import { ciliumUnnamedCluster } from './cilium-unnamed-cluster.ts';

export const ciliumRules: readonly Rule[] = [
  ciliumAuthenticationAcrossClusters,
  ciliumAuthenticationMode,
  ciliumAuthenticationOfWorld,
  ciliumPoliciesOff,
  ciliumTestAuthentication,
  ciliumUnnamedCluster,
];
