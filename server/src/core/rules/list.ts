/** All rules, family by family. */
import { bundleRules } from './bundle/list.ts';
import { certificateRules } from './certificate/list.ts';
import { formatRules } from './format/list.ts';
import { governanceRules } from './governance/list.ts';
import { meshRules } from './mesh/list.ts';
import type { Rule } from './rule.ts';
import { spiffeRules } from './spiffe/list.ts';
import { spireRules } from './spire/list.ts';
import { spireDataRules } from './spire-data/list.ts';
import { spireInstallRules } from './spire-install/list.ts';
import { spireServerRules } from './spire-server/list.ts';
import { suppressionRules } from './suppression/list.ts';
import { teleportRules } from './teleport/list.ts';

export const rules: readonly Rule[] = [
  ...formatRules,
  ...governanceRules,
  ...spiffeRules,
  ...bundleRules,
  ...certificateRules,
  ...spireRules,
  ...spireDataRules,
  ...teleportRules,
  ...spireInstallRules,
  ...meshRules,
  ...spireServerRules,
  ...suppressionRules,
];
