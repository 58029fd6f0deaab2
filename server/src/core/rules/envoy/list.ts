/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { envoyTrustDomainsUnread } from './envoy-trust-domains-unread.ts';
import { jwtSvidOfAnybody } from './jwt-svid-of-anybody.ts';
import { requestsPassedUnasked } from './requests-passed-unasked.ts';
import { routeWithoutRoles } from './route-without-roles.ts';
import { tokenLeftOut } from './token-left-out.ts';

export const envoyRules: readonly Rule[] = [
  envoyTrustDomainsUnread,
  requestsPassedUnasked,
  routeWithoutRoles,
  tokenLeftOut,
  jwtSvidOfAnybody,
];
