import { blank, list, map } from '../../fixes/operation.ts';
import type { PolicySetting } from '../../model/facts.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { isWatched } from '../../model/watch-period.ts';
import { exampleSubject } from '../../values/subject.ts';
import { GATEWAY, SOUND_ENVOY } from '../envoy-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const routeWithoutRoles = rule({
  id: 'route-without-roles',
  severity: 'warning',
  title: 'A route on which nobody is refused',
  what: 'A route of Envoy brings its own `RBACPerRoute` and no rules in it (`rbac`), at a place that foreign identities reach. Once an owner and an end date are written on it, somebody watches it.',
  why: 'What stands on the route takes the place of the filter on the listener. Without rules it takes that away and puts nothing in its place, so on this route everybody gets in whom the transport takes, and whoever reads the filter does not see it.',
  how: 'Write the rules of the route, or leave it to the filter on the listener.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const setting = policy.enforcement.weakenedBy.find(({ way }) => way === 'envoy-off-for-route');
    const trust = setting && trustBeside(policy, context);
    if (!setting || !trust || isWatched(policy, context)) return;
    yield {
      at: setting.span,
      message: `Without rules in it this switches RBAC off for the route, whatever the filter on the listener says. Whoever the transport lets in gets through here, which is more than your own workloads, ${becauseOf(trust)}. Write the rules, or take this out.`,
      related: [citing(trust)],
      offers: () => offersFor(setting, trust),
    };
  },
  bad: {
    ...SOUND_ENVOY,
    'envoy.yaml': GATEWAY.replace(/ *rbac:\n *rules:\n[\s\S]*?\/reports\n(?= *http_filters)/, ''),
  },
  good: SOUND_ENVOY,
});

function offersFor({ path }: PolicySetting<string>, { name }: ForeignTrust): Offer[] {
  const identity = map({ principal_name: map({ exact: blank(exampleSubject(name)) }) });
  const policy = map({ permissions: list(map({ any: true })), principals: list(map({ authenticated: identity })) });
  const rules = map({ action: 'ALLOW', policies: map({ callers: policy }) });
  return [
    {
      title: 'Name who may use the route',
      kind: 'suggest',
      operations: [{ op: 'set', path: [...path, 'rbac'], value: map({ rules }) }],
    },
    { title: 'Leave it to the filter on the listener', kind: 'suggest', operations: [{ op: 'remove', path }] },
  ];
}
