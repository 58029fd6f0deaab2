/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { adminForEveryPod } from './admin-for-every-pod.ts';
import { bundleNotSpiffeJson } from './bundle-not-spiffe-json.ts';
import { duplicateFederatedTrustDomain } from './duplicate-federated-trust-domain.ts';
import { entryOutsideTrustDomain } from './entry-outside-trust-domain.ts';
import { federatesWithUnknownDomain } from './federates-with-unknown-domain.ts';
import { federationForEveryPod } from './federation-for-every-pod.ts';
import { hardCodedTrustDomain } from './hard-coded-trust-domain.ts';
import { invalidCredentialLifetime } from './invalid-credential-lifetime.ts';
import { invalidDnsName } from './invalid-dns-name.ts';
import { invalidIdTemplate } from './invalid-id-template.ts';
import { invalidLabelExpression } from './invalid-label-expression.ts';
import { invalidSelector } from './invalid-selector.ts';
import { labelValueNotText } from './label-value-not-text.ts';
import { legacyFederationEndpoint } from './legacy-federation-endpoint.ts';
import { missingClassName } from './missing-class-name.ts';
import { namespaceOnClusterResource } from './namespace-on-cluster-resource.ts';
import { operatorTrustDomainName } from './operator-trust-domain-name.ts';
import { overlongHint } from './overlong-hint.ts';
import { overriddenFederation } from './overridden-federation.ts';
import { partialReconcileBlock } from './partial-reconcile-block.ts';
import { redundantFederatesWith } from './redundant-federates-with.ts';
import { templateLabelWithoutSelector } from './template-label-without-selector.ts';
import { unknownTemplateField } from './unknown-template-field.ts';
import { wrongApiVersion } from './wrong-api-version.ts';

export const spireRules: readonly Rule[] = [
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
  legacyFederationEndpoint,
  missingClassName,
  namespaceOnClusterResource,
  operatorTrustDomainName,
  overlongHint,
  overriddenFederation,
  partialReconcileBlock,
  redundantFederatesWith,
  templateLabelWithoutSelector,
  unknownTemplateField,
  wrongApiVersion,
];
