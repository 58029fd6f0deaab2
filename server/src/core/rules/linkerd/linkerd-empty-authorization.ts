import { blank, list, map } from '../../fixes/operation.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { LINKERD_GROUP, mayBeOneNamespace } from '../../model/linkerd.ts';
import { policyOf } from '../../model/policy-of-resource.ts';
import { knownValue } from '../../model/stated.ts';
import { changed } from '../examples.ts';
import { AUTHORIZATION, SOUND_LINKERD } from '../linkerd-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const ASKING = AUTHORIZATION.slice(AUTHORIZATION.indexOf('\n    - group'));
const METRICS = changed(changed(AUTHORIZATION, ASKING, ' []\n'), '  name: acme-orders\n', '  name: metrics\n');

export const linkerdEmptyAuthorization = rule({
  id: 'linkerd-empty-authorization',
  severity: 'error',
  title: 'An authorization that asks for nothing',
  what: 'An AuthorizationPolicy of Linkerd has an empty list of `requiredAuthenticationRefs`, and the workspace shows that somebody beside your own workloads is trusted.',
  why: 'A client has to meet all authentications of the list, and of none it meets all. So everybody is let in, with an identity or without, from any address, and the deny of the Server behind it never comes to pass.',
  how: 'Name the MeshTLSAuthentication of the clients that are meant. To let in nobody, take the policy away: a Server denies by itself.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['linkerd-policy'],
  *check(fact, context) {
    if (fact.role !== 'authorization' || !fact.list?.isEmpty) return;
    const policy = policyOf(fact, context);
    const trust = policy && trustBeside(policy, context);
    if (!trust) return;
    const { path, span } = fact.list;
    yield {
      at: span,
      message: `This list is empty, so a client has to show nothing: everybody gets in, with an identity or without. That is more than your own workloads, ${becauseOf(trust)}. Name the authentication that is meant.`,
      related: [citing(trust)],
      offers: () => {
        const name = blank(likelyClients(fact.resource.namespace, context) ?? 'partner-clients');
        const reference = map({ group: LINKERD_GROUP, kind: 'MeshTLSAuthentication', name });
        return [
          {
            title: 'Ask for a MeshTLSAuthentication',
            kind: 'suggest',
            operations: [{ op: 'set', path, value: list(reference) }],
          },
        ];
      },
    };
  },
  bad: { ...SOUND_LINKERD, 'metrics.yaml': METRICS },
  good: { ...SOUND_LINKERD, 'metrics.yaml': changed(METRICS, ' []\n', ASKING) },
});

/** One of the same namespace. */
function likelyClients(
  namespace: Parameters<typeof mayBeOneNamespace>[0],
  { workspace }: RuleContext,
): string | undefined {
  const found = workspace
    .keys('linkerd-policy')
    .filter((key) => key.startsWith('meshtlsauthentication/'))
    .flatMap((key) => workspace.lookup('linkerd-policy', key))
    .filter(({ fact }) => mayBeOneNamespace(namespace, fact.resource.namespace));
  return found.flatMap(({ fact }) => knownValue(fact.resource.name) ?? []).toSorted()[0];
}
