import { blank, type Operation } from '../../fixes/operation.ts';
import type { LinkerdAuthorization, LinkerdNetwork, LinkerdNetworks, LinkerdPolicyFact } from '../../model/facts.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { authorizationsWith, linkerdReferredTo, refersTo } from '../../model/linkerd.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { isEveryAddress, parseCidr } from '../../values/cidr.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { AUTHORIZATION, unsoundLinkerd } from '../linkerd-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const IDENTITIES = `    - group: policy.linkerd.io
      kind: MeshTLSAuthentication
      name: acme-checkout
`;

export const linkerdOpenNetwork = rule({
  id: 'linkerd-open-network',
  severity: 'warning',
  title: 'A network that is the whole world, and nothing else to narrow it',
  what: 'A NetworkAuthentication of all addresses (`0.0.0.0/0`, `::/0`) is all that an AuthorizationPolicy asks for, or stands beside a MeshTLSAuthentication of `*`, and the workspace shows that somebody beside your own workloads is trusted. Policies that Linkerd ships for its own webhooks are left out.',
  why: 'An authorization that asks for a network alone asks for no identity at all. And `*` is every client of the mesh, those of linked clusters included, so the network was what should have told them apart. The gateway of Linkerd multicluster is installed like this, to be narrowed by whoever runs it.',
  how: 'Write the ranges the other side really calls from, and name its identities. If everybody is meant, take the NetworkAuthentication out and say so in the policy.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact, context) {
    if (fact.role !== 'networks') return;
    const open = fact.networks.filter(isOpen);
    const [first] = open;
    if (!first) return;
    for (const { fact: authorization, document } of authorizationsWith(fact.resource, context)) {
      const effect = effectOf(authorization, context);
      const policy = effect && policyOf(authorization, context);
      const trust = policy && trustBeside(policy, context);
      if (!trust) continue;
      const name = knownValue(authorization.resource.name) ?? 'that asks for it';
      yield {
        at: first.cidr.span,
        message: `This is every address there is, and the policy ${code(name)} ${effect}. That includes callers of the other side, ${becauseOf(trust)}. Write the ranges that they call from.`,
        related: [
          citing(trust),
          { document, span: authorization.resource.kindSpan, message: 'This policy asks for it.' },
        ],
        offers: () => [{ title: 'Write a range instead', kind: 'suggest', operations: narrowing(fact, open) }],
      };
      return;
    }
  },
  bad: {
    ...unsoundLinkerd('networks.yaml', '203.0.113.0/24', '0.0.0.0/0'),
    'reports.yaml': changed(changed(AUTHORIZATION, IDENTITIES, ''), '  name: acme-orders\n', '  name: reports\n'),
  },
  good: unsoundLinkerd('networks.yaml', '203.0.113.0/24', '0.0.0.0/0'),
});

function isOpen({ cidr, except }: LinkerdNetwork): boolean {
  const network = cidr.known ? parseCidr(cidr.value) : undefined;
  return network !== undefined && isEveryAddress(network) && except.length === 0;
}

/** What the policy makes of the network; undefined where something else in it narrows whom it lets in. */
function effectOf(authorization: LinkerdAuthorization, context: RuleContext): string | undefined {
  const { requires, resource, target } = authorization;
  const others = requires.filter((reference) => !refersTo(reference, 'NetworkAuthentication'));
  if (others.length === 0) {
    // Linkerd's own webhooks, and the paths of probes, are called by whoever has no identity.
    const isShipped = Object.keys(resource.labels).some((label) => label.startsWith('linkerd.io/'));
    const isWhole = target !== undefined && (refersTo(target, 'Server') || refersTo(target, 'Namespace', 'core'));
    return isWhole && !isShipped ? 'asks for nothing else, not even for an identity' : undefined;
  }
  const clients = others.map((reference) => linkerdReferredTo(reference, resource, context));
  return clients.length > 0 && clients.every((found) => found.length > 0 && found.every(isAnybody))
    ? 'takes any identity, those of linked clusters included'
    : undefined;
}

function isAnybody({ fact }: Located<LinkerdPolicyFact>): boolean {
  return fact.role === 'mesh-tls' && (fact.identities ?? []).some((identity) => knownValue(identity) === '*');
}

/** The first becomes the range; what else stands for everybody goes. */
function narrowing({ networks }: LinkerdNetworks, open: readonly LinkerdNetwork[]): Operation[] {
  const [first, ...others] = open;
  if (!first) return [];
  const removals = others
    .toSorted((a, b) => networks.indexOf(b) - networks.indexOf(a))
    .map(({ path }) => ({ op: 'remove', path }) as const);
  return [...removals, { op: 'set', path: first.cidr.path, value: blank('203.0.113.0/24') }];
}
