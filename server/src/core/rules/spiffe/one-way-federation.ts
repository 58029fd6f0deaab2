import { blank, map } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { counterparts } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseTrustDomain } from '../../values/spiffe-id.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';

const GOOD = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
  'acme-controller.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: acme-eu
trustDomain: acme.partner.example
`,
};

export const oneWayFederation = rule({
  id: 'one-way-federation',
  severity: 'info',
  title: 'Trust in one direction only',
  what: 'Two trust domains are to trust each other, or both are looked after in this workspace, and only one of them is told to trust the other.',
  why: 'Federation works in one direction. As long as the way back is not set up, mutual TLS between the two fails, and nobody has said whom the other side lets in.',
  how: 'Add the other direction, or say that one direction is what you want: `direction: inbound` or `outbound`.',
  families: [],
  references: ['spiffe:FED 6'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const remote = knownValue(fact.remote);
    const there = remote === undefined ? undefined : domainKey(remote);
    if (there === undefined || !isLookedAfter(there, context) || !isMeantMutual(fact, context)) return;
    const here = localSide(fact, there, context);
    if (here === undefined || here === there || hasReverse(here, there, context)) return;
    yield {
      at: (fact.origin === 'manifest' ? fact.direction?.span : undefined) ?? fact.remote.span,
      message: `${code(here)} trusts ${code(there)}, and nothing here makes ${code(there)} trust ${code(here)}, although its side is looked after in this workspace too. Connections that need both fail. Add the other direction, or say that one is meant.`,
      offers: () => (fact.origin === 'manifest' ? [sayInbound(fact), describeReverse(here, there)].flat() : []),
    };
  },
  bad: { ...GOOD, 'acme-orders.yaml': changed(FEDERATION, 'direction: inbound', 'direction: mutual') },
  good: GOOD,
});

/** A native link is configured by each side for itself; where a manifest speaks of it, the manifest is asked. */
function isMeantMutual(fact: FederationFact, context: RuleContext): boolean {
  if (fact.origin === 'manifest') return knownValue(fact.direction) === 'mutual';
  return counterparts(fact, context).length === 0;
}

/** The local side as stated, or the only other domain whose controller or server is in the workspace. */
function localSide(fact: FederationFact, there: string, { workspace }: RuleContext): string | undefined {
  if (fact.local) return fact.local.known ? domainKey(fact.local.value) : undefined;
  const here = new Set([...workspace.keys('controller'), ...workspace.keys('spire-server')]);
  const [other, ...more] = [...here].filter((domain) => domain !== there);
  return more.length === 0 ? other : undefined;
}

/** Whether this workspace looks after that domain, so that a missing manifest of its says something. */
function isLookedAfter(domain: string, { workspace }: RuleContext): boolean {
  return (
    workspace.lookup('controller', domain).length > 0 ||
    workspace.lookup('spire-server', domain).length > 0 ||
    workspace.lookup('federation-by-local', domain).length > 0
  );
}

function hasReverse(here: string, there: string, { workspace }: RuleContext): boolean {
  return workspace.lookup('federation-by-remote', here).some(({ fact }) => {
    const local = knownValue(fact.local);
    return fact.local === undefined || local === undefined || domainKey(local) === there;
  });
}

function sayInbound({ slots }: FederationFact): Offer[] {
  const path = slots.direction;
  const title = 'Only accept their identities: `direction: inbound`';
  return path ? [{ title, kind: 'suggest', operations: [{ op: 'set', path, value: 'inbound' }] }] : [];
}

function describeReverse(here: string, there: string): Offer[] {
  if (!parseTrustDomain(here).ok || !parseTrustDomain(there).ok) return [];
  const name = `${there}-accepts-${here}`;
  const manifest = map({
    apiVersion: 'fedlint.dev/v1alpha1',
    kind: 'Federation',
    metadata: map({ name }),
    spec: map({
      local: there,
      remote: here,
      direction: 'mutual',
      purpose: blank('Their side of the agreement.'),
      owners: map({ accountable: blank('team-identity') }),
    }),
  });
  const operations = [{ op: 'create-file', name: `${name}.yaml`, documents: [manifest] } as const];
  return [{ title: `Describe the side of ${code(there)}`, kind: 'suggest', operations }];
}
