/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { bundleForForeignEndpoint } from './bundle-for-foreign-endpoint.ts';
import { bundleFormatMismatch } from './bundle-format-mismatch.ts';
import { federatesWithAsText } from './federates-with-as-text.ts';
import { fieldInOtherCase } from './field-in-other-case.ts';
import { lifetimeNotInSeconds } from './lifetime-not-in-seconds.ts';
import { missingBundleFormat } from './missing-bundle-format.ts';
import { removedEntryLifetime } from './removed-entry-lifetime.ts';
import { selectorAsText } from './selector-as-text.ts';

export const spireDataRules: readonly Rule[] = [
  bundleForForeignEndpoint,
  bundleFormatMismatch,
  federatesWithAsText,
  fieldInOtherCase,
  lifetimeNotInSeconds,
  missingBundleFormat,
  removedEntryLifetime,
  selectorAsText,
];
