/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { linkerdEmptyAuthorization } from './linkerd-empty-authorization.ts';
import { linkerdMissingAuthentication } from './linkerd-missing-authentication.ts';
import { linkerdOldServerVersion } from './linkerd-old-server-version.ts';
import { linkerdOpenNetwork } from './linkerd-open-network.ts';
import { linkerdPartialWildcard } from './linkerd-partial-wildcard.ts';
import { linkerdRefusedPolicy } from './linkerd-refused-policy.ts';
import { linkerdServerAuthorization } from './linkerd-server-authorization.ts';
import { linkerdUnauthorizedServer } from './linkerd-unauthorized-server.ts';
import { linkerdUnknownInboundPolicy } from './linkerd-unknown-inbound-policy.ts';

export const linkerdRules: readonly Rule[] = [
  linkerdEmptyAuthorization,
  linkerdMissingAuthentication,
  linkerdOldServerVersion,
  linkerdOpenNetwork,
  linkerdPartialWildcard,
  linkerdRefusedPolicy,
  linkerdServerAuthorization,
  linkerdUnauthorizedServer,
  linkerdUnknownInboundPolicy,
];
