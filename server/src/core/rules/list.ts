/** All rules. A new rule adds its line here; a test checks that none is forgotten. */
import { duplicateKey } from './format/duplicate-key.ts';
import { internalError } from './format/internal-error.ts';
import { invalidDate } from './format/invalid-date.ts';
import { invalidValue } from './format/invalid-value.ts';
import { missingField } from './format/missing-field.ts';
import { syntaxError } from './format/syntax-error.ts';
import { unknownField } from './format/unknown-field.ts';
import { ambiguousAuthorization } from './governance/ambiguous-authorization.ts';
import { authenticationOnly } from './governance/authentication-only.ts';
import { broadTrust } from './governance/broad-trust.ts';
import { consumerIssues } from './governance/consumer-issues.ts';
import { controlDrift } from './governance/control-drift.ts';
import { danglingPolicyReference } from './governance/dangling-policy-reference.ts';
import { delegatedAdministration } from './governance/delegated-administration.ts';
import { enforcementModeMismatch } from './governance/enforcement-mode-mismatch.ts';
import { expiredTimeBox } from './governance/expired-time-box.ts';
import { expiringTimeBox } from './governance/expiring-time-box.ts';
import { failOpen } from './governance/fail-open.ts';
import { forgottenTrust } from './governance/forgotten-trust.ts';
import { infrastructureOnlyIdentity } from './governance/infrastructure-only-identity.ts';
import { interpretationUndocumented } from './governance/interpretation-undocumented.ts';
import { longLivedCredential } from './governance/long-lived-credential.ts';
import { missingChangeReference } from './governance/missing-change-reference.ts';
import { missingOwner } from './governance/missing-owner.ts';
import { missingRevocationPath } from './governance/missing-revocation-path.ts';
import { missingRotationExpectation } from './governance/missing-rotation-expectation.ts';
import { missingTimeBox } from './governance/missing-time-box.ts';
import { missingTrustBoundary } from './governance/missing-trust-boundary.ts';
import { noEnforcementPoint } from './governance/no-enforcement-point.ts';
import { observeOnlyEnforcement } from './governance/observe-only-enforcement.ts';
import { overdueReview } from './governance/overdue-review.ts';
import { placeholderValue } from './governance/placeholder-value.ts';
import { reusedAgreement } from './governance/reused-agreement.ts';
import { revocationUntested } from './governance/revocation-untested.ts';
import { sharedSecret } from './governance/shared-secret.ts';
import { sharedTrustRoot } from './governance/shared-trust-root.ts';
import { splitOwnership } from './governance/split-ownership.ts';
import { timeBoxTooLong } from './governance/time-box-too-long.ts';
import { undocumentedBundleEndpoint } from './governance/undocumented-bundle-endpoint.ts';
import { undocumentedEnforcementPoint } from './governance/undocumented-enforcement-point.ts';
import { undocumentedFederation } from './governance/undocumented-federation.ts';
import { unknownOwner } from './governance/unknown-owner.ts';
import { untestedFailureMode } from './governance/untested-failure-mode.ts';
import type { Rule } from './rule.ts';
import { bundleEndpointCredentials } from './spiffe/bundle-endpoint-credentials.ts';
import { bundleEndpointPath } from './spiffe/bundle-endpoint-path.ts';
import { endpointOnObjectStorage } from './spiffe/endpoint-on-object-storage.ts';
import { endpointProfileAsText } from './spiffe/endpoint-profile-as-text.ts';
import { endpointTrustChain } from './spiffe/endpoint-trust-chain.ts';
import { endpointWithoutPublicCertificate } from './spiffe/endpoint-without-public-certificate.ts';
import { foreignEndpointSpiffeId } from './spiffe/foreign-endpoint-spiffe-id.ts';
import { identifierTooLong } from './spiffe/identifier-too-long.ts';
import { insecureBundleEndpoint } from './spiffe/insecure-bundle-endpoint.ts';
import { invalidBundleEndpointUrl } from './spiffe/invalid-bundle-endpoint-url.ts';
import { invalidSpiffeId } from './spiffe/invalid-spiffe-id.ts';
import { invalidTrustDomain } from './spiffe/invalid-trust-domain.ts';
import { missingBootstrapBundle } from './spiffe/missing-bootstrap-bundle.ts';
import { missingEndpointProfile } from './spiffe/missing-endpoint-profile.ts';
import { missingEndpointSpiffeId } from './spiffe/missing-endpoint-spiffe-id.ts';
import { missingSpiffeIdPath } from './spiffe/missing-spiffe-id-path.ts';
import { oneWayFederation } from './spiffe/one-way-federation.ts';
import { reservedSpiffeIdPath } from './spiffe/reserved-spiffe-id-path.ts';
import { trustDomainAsUri } from './spiffe/trust-domain-as-uri.ts';
import { unknownEndpointProfile } from './spiffe/unknown-endpoint-profile.ts';
import { unusedEndpointSpiffeId } from './spiffe/unused-endpoint-spiffe-id.ts';
import { adminForEveryPod } from './spire/admin-for-every-pod.ts';
import { bundleNotSpiffeJson } from './spire/bundle-not-spiffe-json.ts';
import { duplicateFederatedTrustDomain } from './spire/duplicate-federated-trust-domain.ts';
import { entryOutsideTrustDomain } from './spire/entry-outside-trust-domain.ts';
import { federatesWithUnknownDomain } from './spire/federates-with-unknown-domain.ts';
import { federationForEveryPod } from './spire/federation-for-every-pod.ts';
import { hardCodedTrustDomain } from './spire/hard-coded-trust-domain.ts';
import { invalidCredentialLifetime } from './spire/invalid-credential-lifetime.ts';
import { invalidDnsName } from './spire/invalid-dns-name.ts';
import { invalidIdTemplate } from './spire/invalid-id-template.ts';
import { invalidLabelExpression } from './spire/invalid-label-expression.ts';
import { invalidSelector } from './spire/invalid-selector.ts';
import { labelValueNotText } from './spire/label-value-not-text.ts';
import { missingClassName } from './spire/missing-class-name.ts';
import { namespaceOnClusterResource } from './spire/namespace-on-cluster-resource.ts';
import { overlongHint } from './spire/overlong-hint.ts';
import { partialReconcileBlock } from './spire/partial-reconcile-block.ts';
import { redundantFederatesWith } from './spire/redundant-federates-with.ts';
import { templateLabelWithoutSelector } from './spire/template-label-without-selector.ts';
import { unknownTemplateField } from './spire/unknown-template-field.ts';
import { wrongApiVersion } from './spire/wrong-api-version.ts';
import { expiredSuppression } from './suppression/expired-suppression.ts';
import { unreviewedSuppression } from './suppression/unreviewed-suppression.ts';
import { unusedSuppression } from './suppression/unused-suppression.ts';

export const rules: readonly Rule[] = [
  syntaxError,
  duplicateKey,
  unknownField,
  missingField,
  invalidValue,
  invalidDate,
  internalError,
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
  bundleEndpointCredentials,
  bundleEndpointPath,
  endpointOnObjectStorage,
  endpointProfileAsText,
  endpointTrustChain,
  endpointWithoutPublicCertificate,
  foreignEndpointSpiffeId,
  identifierTooLong,
  insecureBundleEndpoint,
  invalidBundleEndpointUrl,
  invalidSpiffeId,
  invalidTrustDomain,
  missingBootstrapBundle,
  missingEndpointProfile,
  missingEndpointSpiffeId,
  missingSpiffeIdPath,
  oneWayFederation,
  reservedSpiffeIdPath,
  trustDomainAsUri,
  unknownEndpointProfile,
  unusedEndpointSpiffeId,
  adminForEveryPod,
  bundleNotSpiffeJson,
  duplicateFederatedTrustDomain,
  entryOutsideTrustDomain,
  federatesWithUnknownDomain,
  federationForEveryPod,
  hardCodedTrustDomain,
  invalidCredentialLifetime,
  invalidDnsName,
  invalidIdTemplate,
  invalidLabelExpression,
  invalidSelector,
  labelValueNotText,
  missingClassName,
  namespaceOnClusterResource,
  overlongHint,
  partialReconcileBlock,
  redundantFederatesWith,
  templateLabelWithoutSelector,
  unknownTemplateField,
  wrongApiVersion,
  unreviewedSuppression,
  expiredSuppression,
  unusedSuppression,
];
