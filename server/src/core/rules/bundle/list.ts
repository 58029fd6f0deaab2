/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { bundleCertificateKeyId } from './bundle-certificate-key-id.ts';
import { bundleCertificateList } from './bundle-certificate-list.ts';
import { bundleEmpty } from './bundle-empty.ts';
import { bundleExtraMember } from './bundle-extra-member.ts';
import { bundleFieldName } from './bundle-field-name.ts';
import { bundleIncompleteKey } from './bundle-incomplete-key.ts';
import { bundleInvalidNumber } from './bundle-invalid-number.ts';
import { bundleKeyId } from './bundle-key-id.ts';
import { bundleKeyMismatch } from './bundle-key-mismatch.ts';
import { bundleKeyUse } from './bundle-key-use.ts';
import { bundleMapDuplicateDomain } from './bundle-map-duplicate-domain.ts';
import { bundleMapInvalidDomain } from './bundle-map-invalid-domain.ts';
import { bundleMapRefreshHint } from './bundle-map-refresh-hint.ts';
import { bundleMissingSequence } from './bundle-missing-sequence.ts';
import { bundlePrivateKey } from './bundle-private-key.ts';
import { bundleUnknownKeyType } from './bundle-unknown-key-type.ts';
import { bundleUnusableJwtKey } from './bundle-unusable-jwt-key.ts';
import { bundleWithoutKeys } from './bundle-without-keys.ts';
import { unreadableCertificate } from './unreadable-certificate.ts';

export const bundleRules: readonly Rule[] = [
  bundleCertificateKeyId,
  bundleCertificateList,
  bundleEmpty,
  bundleExtraMember,
  bundleFieldName,
  bundleIncompleteKey,
  bundleInvalidNumber,
  bundleKeyId,
  bundleKeyMismatch,
  bundleKeyUse,
  bundleMapDuplicateDomain,
  bundleMapInvalidDomain,
  bundleMapRefreshHint,
  bundleMissingSequence,
  bundlePrivateKey,
  bundleUnknownKeyType,
  bundleUnusableJwtKey,
  bundleWithoutKeys,
  unreadableCertificate,
];
