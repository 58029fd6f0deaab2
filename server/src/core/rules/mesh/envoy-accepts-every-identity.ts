import { blank, map } from '../../fixes/operation.ts';
import type { EnvoyTrustFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { PROXY, SOUND_MESH } from '../mesh-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const envoyAcceptsEveryIdentity = rule({
  id: 'envoy-accepts-every-identity',
  severity: 'warning',
  title: 'Every identity of several trust domains is let in',
  what: 'A SPIFFE validator of Envoy takes more than one trust domain, has no matcher of the type `URI`, and no filter in the same text decides about identities (RBAC or external authorization).',
  why: 'The validator only says that a certificate is good. Of matchers it heeds those of the type `URI` alone; without one it accepts every identity that any of the trust domains ever issues.',
  how: 'List the identities under `match_typed_subject_alt_names` with `san_type: URI`, or decide in an RBAC filter.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['envoy-trust'],
  *check(fact) {
    const { matchers, isPartial, isAuthorized, path, span } = fact;
    const names = namesIn(fact);
    const [first, second] = names;
    if (isPartial || isAuthorized || matchers.uri > 0 || first === undefined || second === undefined) return;
    const place = [...path, 'match_typed_subject_alt_names'];
    const others =
      matchers.other === 0 ? '' : ' The matchers that are there are of other types, over which the validator passes.';
    yield {
      at: { missing: place, fallback: span },
      message: `Every identity of ${enumerate(names.map(code))} is let in, for nothing here matches on the SPIFFE ID.${others} Match on those you mean with \`san_type: URI\`, or decide in an RBAC filter.`,
      offers: () => [
        {
          title: 'Match on an identity',
          kind: 'suggest',
          operations: [
            {
              op: 'append',
              path: place,
              value: map({
                san_type: 'URI',
                matcher: map({ exact: blank(`spiffe://${second}/ns/orders/sa/checkout`) }),
              }),
            },
          ],
        },
      ],
    };
  },
  bad: {
    ...SOUND_MESH,
    'envoy.yaml': changed(
      changed(PROXY, 'prefix: spiffe://shop.corp.example/', 'suffix: shop.corp.example'),
      '                    - san_type: URI\n                      matcher:\n                        exact: spiffe://acme.partner.example/orders/checkout\n',
      '',
    ).replace('san_type: URI', 'san_type: DNS'),
  },
  good: SOUND_MESH,
});

function namesIn({ domains, bundleMap }: EnvoyTrustFact): string[] {
  const listed = domains.flatMap(({ name }) => (name?.known ? name.value : []));
  const mapped = bundleMap?.keys.map(({ domain }) => domain) ?? [];
  return [...new Set([...listed, ...mapped])];
}
