/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { acmeOnOtherPort } from './acme-on-other-port.ts';
import { acmeTermsNotAccepted } from './acme-terms-not-accepted.ts';
import { azurePublisherCredentials } from './azure-publisher-credentials.ts';
import { endpointAddressNotIp } from './endpoint-address-not-ip.ts';
import { foreignAdmin } from './foreign-admin.ts';
import { ignoredServingSetting } from './ignored-serving-setting.ts';
import { incompleteAcmeOrder } from './incomplete-acme-order.ts';
import { invalidServingProfile } from './invalid-serving-profile.ts';
import { legacyAcmePlacement } from './legacy-acme-placement.ts';
import { lifetimeBeyondCa } from './lifetime-beyond-ca.ts';
import { missingFileSyncInterval } from './missing-file-sync-interval.ts';
import { missingServingProfile } from './missing-serving-profile.ts';
import { publishedBundleFormat } from './published-bundle-format.ts';
import { slowRefreshHint } from './slow-refresh-hint.ts';
import { twoCertificateSources } from './two-certificate-sources.ts';
import { unknownKeyType } from './unknown-key-type.ts';
import { unreadableDuration } from './unreadable-duration.ts';
import { unusableBundlePublisher } from './unusable-bundle-publisher.ts';
import { unusableEndpointPort } from './unusable-endpoint-port.ts';
import { unusualRefreshHint } from './unusual-refresh-hint.ts';
import { weakenedAgent } from './weakened-agent.ts';
import { webEndpointWithoutCertificate } from './web-endpoint-without-certificate.ts';

export const spireServerRules: readonly Rule[] = [
  acmeOnOtherPort,
  acmeTermsNotAccepted,
  azurePublisherCredentials,
  endpointAddressNotIp,
  foreignAdmin,
  ignoredServingSetting,
  incompleteAcmeOrder,
  invalidServingProfile,
  legacyAcmePlacement,
  lifetimeBeyondCa,
  missingFileSyncInterval,
  missingServingProfile,
  publishedBundleFormat,
  slowRefreshHint,
  twoCertificateSources,
  unknownKeyType,
  unreadableDuration,
  unusableBundlePublisher,
  unusableEndpointPort,
  unusualRefreshHint,
  weakenedAgent,
  webEndpointWithoutCertificate,
];
