/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { ambiguousAuthorization } from './ambiguous-authorization.ts';
import { authenticationOnly } from './authentication-only.ts';
import { broadTrust } from './broad-trust.ts';
import { consumerIssues } from './consumer-issues.ts';
import { controlDrift } from './control-drift.ts';
import { danglingPolicyReference } from './dangling-policy-reference.ts';
import { delegatedAdministration } from './delegated-administration.ts';
import { enforcementModeMismatch } from './enforcement-mode-mismatch.ts';
import { expiredTimeBox } from './expired-time-box.ts';
import { expiringTimeBox } from './expiring-time-box.ts';
import { failOpen } from './fail-open.ts';
import { forgottenTrust } from './forgotten-trust.ts';
import { infrastructureOnlyIdentity } from './infrastructure-only-identity.ts';
import { interpretationUndocumented } from './interpretation-undocumented.ts';
import { longLivedCredential } from './long-lived-credential.ts';
import { missingChangeReference } from './missing-change-reference.ts';
import { missingOwner } from './missing-owner.ts';
import { missingRevocationPath } from './missing-revocation-path.ts';
import { missingRotationExpectation } from './missing-rotation-expectation.ts';
import { missingTimeBox } from './missing-time-box.ts';
import { missingTrustBoundary } from './missing-trust-boundary.ts';
import { noEnforcementPoint } from './no-enforcement-point.ts';
import { observeOnlyEnforcement } from './observe-only-enforcement.ts';
import { oneSidedTimeBox } from './one-sided-time-box.ts';
import { overdueReview } from './overdue-review.ts';
import { placeholderValue } from './placeholder-value.ts';
import { reusedAgreement } from './reused-agreement.ts';
import { revocationUntested } from './revocation-untested.ts';
import { sharedSecret } from './shared-secret.ts';
import { sharedTrustRoot } from './shared-trust-root.ts';
import { splitOwnership } from './split-ownership.ts';
import { timeBoxTooLong } from './time-box-too-long.ts';
import { undocumentedBundleEndpoint } from './undocumented-bundle-endpoint.ts';
import { undocumentedEnforcementPoint } from './undocumented-enforcement-point.ts';
import { undocumentedFederation } from './undocumented-federation.ts';
import { unknownOwner } from './unknown-owner.ts';
import { untestedFailureMode } from './untested-failure-mode.ts';

export const governanceRules: readonly Rule[] = [
  missingOwner,
  placeholderValue,
  unknownOwner,
  splitOwnership,
  missingTimeBox,
  expiredTimeBox,
  forgottenTrust,
  expiringTimeBox,
  timeBoxTooLong,
  overdueReview,
  missingChangeReference,
  missingRevocationPath,
  revocationUntested,
  untestedFailureMode,
  undocumentedFederation,
  ambiguousAuthorization,
  authenticationOnly,
  broadTrust,
  consumerIssues,
  controlDrift,
  danglingPolicyReference,
  delegatedAdministration,
  enforcementModeMismatch,
  failOpen,
  infrastructureOnlyIdentity,
  interpretationUndocumented,
  longLivedCredential,
  missingRotationExpectation,
  missingTrustBoundary,
  noEnforcementPoint,
  observeOnlyEnforcement,
  reusedAgreement,
  sharedSecret,
  sharedTrustRoot,
  undocumentedBundleEndpoint,
  undocumentedEnforcementPoint,
  oneSidedTimeBox,
];
