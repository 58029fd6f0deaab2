/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { consulEntryRefused } from './consul-entry-refused.ts';
import { everyServiceExported } from './every-service-exported.ts';
import { exportedServicesName } from './exported-services-name.ts';
import { exportedWithoutIntention } from './exported-without-intention.ts';
import { meshWideAllow } from './mesh-wide-allow.ts';
import { pathRulesWithoutNormalization } from './path-rules-without-normalization.ts';
import { peerWithoutRequestRules } from './peer-without-request-rules.ts';
import { samenessGroupSource } from './sameness-group-source.ts';
import { undescribedPeerSource } from './undescribed-peer-source.ts';

export const consulRules: readonly Rule[] = [
  consulEntryRefused,
  everyServiceExported,
  exportedServicesName,
  exportedWithoutIntention,
  pathRulesWithoutNormalization,
  peerWithoutRequestRules,
  samenessGroupSource,
  undescribedPeerSource,
  meshWideAllow,
];
