/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { authorizerWithoutTimeout } from './authorizer-without-timeout.ts';
import { denyByHttpOnly } from './deny-by-http-only.ts';
import { istioRefusedPolicy } from './istio-refused-policy.ts';
import { nameWithoutTrustDomain } from './name-without-trust-domain.ts';
import { negativeMatchAdmitsPlaintext } from './negative-match-admits-plaintext.ts';
import { principalOfUnknownDomain } from './principal-of-unknown-domain.ts';
import { principalWithScheme } from './principal-with-scheme.ts';
import { ruleForEverybody } from './rule-for-everybody.ts';
import { tokenNotRequired } from './token-not-required.ts';
import { unknownAuthorizer } from './unknown-authorizer.ts';
import { unreadableDryRun } from './unreadable-dry-run.ts';

export const istioRules: readonly Rule[] = [
  authorizerWithoutTimeout,
  denyByHttpOnly,
  istioRefusedPolicy,
  nameWithoutTrustDomain,
  negativeMatchAdmitsPlaintext,
  principalOfUnknownDomain,
  principalWithScheme,
  ruleForEverybody,
  tokenNotRequired,
  unknownAuthorizer,
  unreadableDryRun,
];
