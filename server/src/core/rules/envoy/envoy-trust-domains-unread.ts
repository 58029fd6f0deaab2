import { changed } from '../examples.ts';
import { BUNDLE_MAP_PROXY, JWT_KEY } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

const MAP = changed(BUNDLE_MAP_PROXY, JWT_KEY, '');
const LIST = `                  trust_domains:
                    - name: acme.partner.example
                      trust_bundle:
                        filename: /etc/envoy/acme-roots.pem
`;

export const envoyTrustDomainsUnread = rule({
  id: 'envoy-trust-domains-unread',
  severity: 'warning',
  title: 'Trust domains that Envoy does not read',
  what: 'A SPIFFE validator of Envoy has both `trust_bundles` and `trust_domains`.',
  why: 'Envoy takes `trust_bundles` and never looks at the list. A trust domain that is added to it is not let in, and one that is taken out of it still is.',
  how: 'Keep the one that is kept up to date, and take out the other.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['envoy-trust'],
  *check({ bundleMap, domains, span }) {
    const [first] = domains;
    if (!bundleMap || !first) return;
    const list = first.path.slice(0, -1);
    yield {
      at: { missing: list, fallback: span },
      message:
        'Envoy takes the bundles from `trust_bundles` and does not read this list, so nothing that is added here or taken out of here has any effect. Keep one of the two.',
      offers: () => [
        { title: 'Take the list out', kind: 'suggest', operations: [{ op: 'remove', path: list }] },
        {
          title: 'Take `trust_bundles` out',
          kind: 'suggest',
          operations: [{ op: 'remove', path: bundleMap.source.path.slice(0, -1) }],
        },
      ],
    };
  },
  bad: {
    'envoy.yaml': changed(MAP, '                  trust_bundles:\n', `${LIST}                  trust_bundles:\n`),
  },
  good: { 'envoy.yaml': MAP },
});
