/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { backgroundOnlyPolicy } from './background-only-policy.ts';
import { broadPolicyException } from './broad-policy-exception.ts';
import { denyWithWarn } from './deny-with-warn.ts';
import { deprecatedPolicyVersion } from './deprecated-policy-version.ts';
import { expiredPolicyException } from './expired-policy-exception.ts';
import { failureActionDowngrade } from './failure-action-downgrade.ts';
import { gatekeeperConfigName } from './gatekeeper-config-name.ts';
import { gatekeeperExemptsEverything } from './gatekeeper-exempts-everything.ts';
import { ignoredScopedActions } from './ignored-scoped-actions.ts';
import { invalidValidationActions } from './invalid-validation-actions.ts';
import { longPolicyException } from './long-policy-exception.ts';
import { lowerCaseFailureAction } from './lower-case-failure-action.ts';
import { missingPolicyParameters } from './missing-policy-parameters.ts';
import { policyExceptionWithoutEnd } from './policy-exception-without-end.ts';
import { policyWideFailureAction } from './policy-wide-failure-action.ts';
import { trustKindOnlyObserved } from './trust-kind-only-observed.ts';
import { unappliedPolicy } from './unapplied-policy.ts';
import { unapprovedPolicyException } from './unapproved-policy-exception.ts';
import { unexplainedGatekeeperExemption } from './unexplained-gatekeeper-exemption.ts';
import { unknownGatekeeperPoint } from './unknown-gatekeeper-point.ts';
import { unstatedFailureAction } from './unstated-failure-action.ts';

export const admissionRules: readonly Rule[] = [
  ignoredScopedActions,
  unknownGatekeeperPoint,
  gatekeeperConfigName,
  gatekeeperExemptsEverything,
  unexplainedGatekeeperExemption,
  denyWithWarn,
  invalidValidationActions,
  missingPolicyParameters,
  unappliedPolicy,
  unstatedFailureAction,
  failureActionDowngrade,
  backgroundOnlyPolicy,
  lowerCaseFailureAction,
  policyWideFailureAction,
  policyExceptionWithoutEnd,
  expiredPolicyException,
  longPolicyException,
  unapprovedPolicyException,
  broadPolicyException,
  deprecatedPolicyVersion,
  trustKindOnlyObserved,
];
