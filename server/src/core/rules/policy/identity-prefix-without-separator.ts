import { type ForeignParty, foreignPartiesOf } from '../../model/foreign-trust.ts';
import { admittedBy } from '../../model/parties.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { prefixEnd } from '../../values/identity-prefix.ts';
import { changed, ENFORCEMENT_POINT, SOUND } from '../examples.ts';
import { suggest } from '../governance/place.ts';
import { type Problem, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

/** Kuma in the place of the sound gateway. */
const PERMISSION = `apiVersion: kuma.io/v1alpha1
kind: MeshTrafficPermission
metadata:
  name: acme-orders
  namespace: kuma-system
spec:
  rules:
    - default:
        allow:
          - spiffeID:
              type: Prefix
              value: spiffe://acme.partner.example/ns/orders/
`;
const FILES = {
  ...SOUND,
  'payments-gateway.yaml': changed(
    changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: kuma\n'),
    '    type: gateway\n',
    '    type: gateway\n    policyRef: MeshTrafficPermission/kuma-system/acme-orders\n',
  ),
  'permission.yaml': PERMISSION,
};

export const identityPrefixWithoutSeparator = rule({
  id: 'identity-prefix-without-separator',
  severity: 'warning',
  title: 'A prefix that ends in the middle of a name',
  what: 'A policy lets in SPIFFE IDs by a prefix that stops before the slash that ends the trust domain (`spiffe://partner.example`), or, for identities of another trust domain, in the middle of a path segment.',
  why: 'Prefixes are compared letter by letter. `spiffe://partner.example` is also how `spiffe://partner.example.other.example/admin` begins, and `/ns/web` is also how `/ns/web-sandbox` begins, so names get in that nobody thought of.',
  how: 'End the prefix with `/`, or name the identity in full and compare it exactly.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    for (const { kind, match, subject, isRefused } of policy.parties) {
      if (kind === 'issuer' || match !== 'prefix' || isRefused || !subject.known) continue;
      const end = prefixEnd(subject.value);
      if (end?.at === 'trust-domain') yield problem(subject, end.literal, openDomain(end.literal));
    }
    const admitted = admittedBy(policy);
    const prefixes = admitted.filter(({ match }) => match === 'prefix');
    if (prefixes.length === 0) return;
    for (const foreign of foreignPartiesOf(policy, context)) {
      const { subject } = foreign.party;
      const end = prefixes.includes(foreign.party) && subject.known ? prefixEnd(subject.value) : undefined;
      if (end?.at !== 'segment' || !subject.known) continue;
      yield {
        ...problem(subject, end.literal, openSegment(end.literal, foreign)),
        related: [citing(foreign.trust)],
      };
    }
  },
  bad: {
    ...FILES,
    'permission.yaml': changed(
      PERMISSION,
      'spiffe://acme.partner.example/ns/orders/',
      'spiffe://acme.partner.example/ns/orders',
    ),
  },
  good: FILES,
});

function openDomain(literal: string): string {
  return `${code(literal)} stops before the slash that ends the trust domain, and prefixes are compared letter by letter: ${code(`${literal}.other.example/admin`)} matches as well. End it with \`/\`.`;
}

function openSegment(literal: string, { trust }: ForeignParty): string {
  return `${code(literal)} stops in the middle of a name, so ${code(`${literal}-test`)} matches as well. How names go on over there is for the other side to decide, ${becauseOf(trust)}. End it with \`/\`, or name the identity in full.`;
}

function problem({ span }: Known, literal: string, message: string): Problem {
  return {
    at: span,
    message,
    offers: () => suggest('End the prefix with a slash', [{ op: 'replace', span, value: `${literal}/` }]),
  };
}
