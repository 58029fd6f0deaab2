import { domainKey } from '../../model/domain-key.ts';
import { isForeign } from '../../model/domains.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

export const foreignAdmin = rule({
  id: 'foreign-admin',
  severity: 'warning',
  title: 'A foreign trust domain that administers this server',
  what: 'A SPIFFE ID in `admin_ids` belongs to another trust domain than the server.',
  why: 'Whoever signs for that trust domain can make itself this identity, once the two federate. It may then register any identity here and change whom this server trusts, so the other side rules this one.',
  how: 'Give the administration to an identity of the own trust domain. Where one team runs both, say so in a `TrustDomain` with `operator: internal`.',
  families: ['delegated-administration'],
  references: ['spiffe:FED 7.3'],
  edit: 'suggest',
  on: ['spire-server'],
  *check({ adminIds, trustDomain }, context) {
    const own = knownValue(trustDomain);
    if (own === undefined) return;
    for (const admin of adminIds) {
      const id = admin.known ? parseSpiffeId(admin.value) : undefined;
      if (!id?.ok || domainKey(id.trustDomain) === domainKey(own) || !isForeign(id.trustDomain, context)) continue;
      yield {
        at: admin.span,
        message: `This identity is of ${code(id.trustDomain)}, and it may use the administration API of ${code(own)}. Whoever signs for the other trust domain can register any identity here. Keep administration at home.`,
        offers: () => [
          {
            title: 'Take it out of the administrators',
            kind: 'suggest',
            operations: [{ op: 'remove', path: admin.path }],
          },
        ],
      };
    }
  },
  bad: unsoundConf(
    'server.conf',
    '  bind_port    = 8081\n',
    '  bind_port    = 8081\n  admin_ids    = ["spiffe://shop.corp.example/operator", "spiffe://acme.partner.example/operator"]\n',
  ),
  good: unsoundConf(
    'server.conf',
    '  bind_port    = 8081\n',
    '  bind_port    = 8081\n  admin_ids    = ["spiffe://shop.corp.example/operator"]\n',
  ),
});
