import { blank, list, map } from '../../fixes/operation.ts';
import { suggest } from '../governance/place.ts';
import { SOUND_KUMA, unsoundKuma } from '../kuma-examples.ts';
import { rule } from '../rule.ts';

export const permissionWithoutList = rule({
  id: 'permission-without-list',
  severity: 'error',
  title: 'A permission about nobody',
  what: 'A rule of a MeshTrafficPermission has none of `allow`, `deny` and `allowWithShadowDeny`, or only empty ones.',
  why: 'Kuma refuses the resource. What was in force before stays in force, so whoever was to be let in or kept out is not.',
  how: 'List who is let in under `allow`, or who is refused under `deny`. Whom no rule names is refused, so nobody needs an empty rule for that.',
  families: ['semantics-mismatch'],
  edit: 'suggest',
  on: ['mesh-permission'],
  *check({ rules }) {
    for (const { isEmpty, span, path } of rules) {
      if (!isEmpty) continue;
      const spiffeID = map({ type: 'Exact', value: blank('spiffe://partner.example/ns/orders/sa/checkout') });
      yield {
        at: span,
        message:
          'This rule neither lets anybody in nor refuses anybody, and Kuma refuses a permission with such a rule. What was in force before stays in force. List who is meant under `allow` or `deny`.',
        offers: () =>
          suggest('List who is let in', [
            { op: 'set', path: [...path, 'default', 'allow'], value: list(map({ spiffeID })) },
          ]),
      };
    }
  },
  bad: unsoundKuma('mesh-permission.yaml', '  rules:\n', '  rules:\n    - default:\n        deny: []\n'),
  good: SOUND_KUMA,
});
