/** All rules, family by family. */

import { admissionRules } from './admission/list.ts';
import { bundleRules } from './bundle/list.ts';
import { cedarRules } from './cedar/list.ts';
import { certificateRules } from './certificate/list.ts';
import { ciliumRules } from './cilium/list.ts';
import { consulRules } from './consul/list.ts';
import { envoyRules } from './envoy/list.ts';
import { formatRules } from './format/list.ts';
import { governanceRules } from './governance/list.ts';
import { istioRules } from './istio/list.ts';
import { kumaRules } from './kuma/list.ts';
import { linkerdRules } from './linkerd/list.ts';
import { meshRules } from './mesh/list.ts';
import { policyRules } from './policy/list.ts';
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
  ...policyRules,
  ...istioRules,
  ...linkerdRules,
  ...ciliumRules,
  ...consulRules,
  ...kumaRules,
  ...envoyRules,
  ...admissionRules,
  ...cedarRules,
  ...spireServerRules,
  ...suppressionRules,
];
