/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { invalidIdentityPath } from './invalid-identity-path.ts';
import { lifetimeOverMaximum } from './lifetime-over-maximum.ts';
import { staticBundle } from './static-bundle.ts';
import { statusInManifest } from './status-in-manifest.ts';
import { twoBundleSources } from './two-bundle-sources.ts';

export const teleportRules: readonly Rule[] = [
  invalidIdentityPath,
  lifetimeOverMaximum,
  staticBundle,
  statusInManifest,
  twoBundleSources,
];
