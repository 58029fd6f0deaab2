/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { identityPrefixWithoutSeparator } from './identity-prefix-without-separator.ts';
import { observedOnlyPolicy } from './observed-only-policy.ts';
import { privateTokenKeys } from './private-token-keys.ts';
import { tokenKeysOverHttp } from './token-keys-over-http.ts';
import { unauthenticatedTraffic } from './unauthenticated-traffic.ts';
import { uncheckedTokenAudience } from './unchecked-token-audience.ts';
import { wildcardPrincipal } from './wildcard-principal.ts';

export const policyRules: readonly Rule[] = [
  observedOnlyPolicy,
  unauthenticatedTraffic,
  wildcardPrincipal,
  identityPrefixWithoutSeparator,
  uncheckedTokenAudience,
  privateTokenKeys,
  tokenKeysOverHttp,
];
