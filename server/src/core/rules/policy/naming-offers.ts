/** The edit that puts one identity in the place of many. */
import { blank, map, type Operation } from '../../fixes/operation.ts';
import type { Party, PolicyEngine, PolicyFact } from '../../model/facts.ts';
import { suggest } from '../governance/place.ts';
import type { Offer } from '../rule.ts';

/** How each program is told to take a single identity of a trust domain. */
const NAMING: Readonly<Partial<Record<PolicyEngine, (party: Party, domain: string) => Operation[]>>> = {
  istio: namingForIstio,
  linkerd: ({ path }, domain) => set(path, `checkout.orders.serviceaccount.identity.linkerd.${domain}`),
  consul: ({ path }) => set(path, 'checkout'),
  kuma: ({ path }, domain) => [
    ...set(path, spiffeId(domain)),
    { op: 'set', path: [...path.slice(0, -1), 'type'], value: 'Exact' },
  ],
  envoy: namingForEnvoy,
};

export function namingOffers(policy: PolicyFact, party: Party, domain: string): Offer[] {
  return suggest('Name a single identity', NAMING[policy.engine]?.(party, domain) ?? []);
}

function namingForIstio({ path }: Party, domain: string): Operation[] {
  const sample = `${domain}/ns/orders/sa/checkout`;
  // A trust domain stays; the identity joins it as a further condition.
  if (path.at(-2) === 'trustDomains')
    return [{ op: 'append', path: [...path.slice(0, -2), 'principals'], value: blank(sample) }];
  return set(path, sample);
}

/** The matcher around the text, or the principal that stands for anybody. */
function namingForEnvoy({ path, field, match }: Party, domain: string): Operation[] {
  const exact = map({ exact: blank(spiffeId(domain)) });
  if (match === 'any') {
    const authenticated = map({ principal_name: exact });
    return field === 'any' || field === 'authenticated'
      ? [{ op: 'set', path: path.slice(0, -1), value: map({ authenticated }) }]
      : [];
  }
  return [{ op: 'set', path: path.slice(0, path.at(-1) === 'regex' ? -2 : -1), value: exact }];
}

function set(path: Party['path'], sample: string): Operation[] {
  return [{ op: 'set', path, value: blank(sample) }];
}

function spiffeId(domain: string): string {
  return `spiffe://${domain}/ns/orders/sa/checkout`;
}
