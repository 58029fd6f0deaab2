import { blank } from '../../fixes/operation.ts';
import { type Known, knownValue, partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseLinkerdIdentity } from '../../values/linkerd-identity.ts';
import { unsoundLinkerd } from '../linkerd-examples.ts';
import { rule } from '../rule.ts';

export const linkerdPartialWildcard = rule({
  id: 'linkerd-partial-wildcard',
  severity: 'error',
  title: 'A `*` that Linkerd takes for a letter',
  what: 'An identity in a policy of Linkerd has a `*` in the middle, at the end or beside other letters, or in a SPIFFE ID.',
  why: 'Linkerd knows the wildcard as `*` alone and as the first label, `*.`, and nowhere else. Any other one is refused when the resource is applied, or compared letter by letter, and nobody bears a name with a star. The policy reads as if somebody were let in whom it shuts out.',
  how: 'Name the service accounts in full, one to a line. For all of a namespace begin with `*.`, as in `*.web.serviceaccount.identity.linkerd.cluster.local`.',
  families: [],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact) {
    if (fact.role !== 'mesh-tls' && fact.role !== 'server-authorization') return;
    const sample = knownValue(fact.resource.namespace) ?? 'default';
    for (const stated of fact.identities ?? []) {
      if (!stated.known) continue;
      const identity = parseLinkerdIdentity(stated.value);
      if (identity.form !== 'misplaced-wildcard') continue;
      const { path } = stated;
      const value = blank(inFull(stated, sample));
      yield {
        at: partOf(stated, identity.place),
        message: `In ${code(stated.value)} this \`*\` is no wildcard: Linkerd knows one only alone, or as the first label. It refuses the name or compares it letter by letter, and nobody bears it. Name the identities in full.`,
        offers: () => [
          { title: 'Name one identity in full', kind: 'suggest', operations: [{ op: 'set', path, value }] },
        ],
      };
    }
  },
  bad: unsoundLinkerd(
    'clients.yaml',
    '    - spiffe://acme.partner.example/orders/checkout\n',
    '    - spiffe://acme.partner.example/orders/checkout\n    - api.*.serviceaccount.identity.linkerd.shop.corp.example\n',
  ),
  good: unsoundLinkerd(
    'clients.yaml',
    '    - spiffe://acme.partner.example/orders/checkout\n',
    '    - spiffe://acme.partner.example/orders/checkout\n    - "*.web.serviceaccount.identity.linkerd.shop.corp.example"\n',
  ),
});

function inFull({ value }: Known, name: string): string {
  return value.replaceAll(/\*+/g, name);
}
