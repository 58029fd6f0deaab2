import { blank, list, map, type Operation } from '../../fixes/operation.ts';
import type { Party } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';

export const peerWithoutRequestRules = rule({
  id: 'peer-without-request-rules',
  severity: 'info',
  title: 'A peer whose requests nobody looks at',
  what: 'An intention of Consul lets in a service of a peer with `action: allow` alone: no `permissions` on its requests, and no token.',
  why: 'Whoever gets hold of that one service at the other side may then call everything this service offers, administration included. In your own cluster you could look at the caller; over there you cannot.',
  how: 'Where the service speaks HTTP, replace `action` by `permissions` that name the paths and methods the peer needs. For other protocols Consul has no such rules, and the service itself has to decide.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy) {
    if (policy.engine !== 'consul') return;
    for (const party of policy.parties) {
      if (party.kind !== 'peer' || party.isRefused || party.isNarrowed || !party.domain?.known) continue;
      const name = knownValue(party.subject);
      if (name === undefined) continue;
      const who = name === '*' ? 'Every service' : code(name);
      yield {
        at: party.subject.span,
        message: `${who} of the peer ${code(party.domain.value)} may send any request, as its connection is all that is looked at. If this service speaks HTTP, write down under \`permissions\` which paths and methods are meant.`,
        offers: () => suggest('Limit it to some requests', limiting(party)),
      };
    }
  },
  bad: unsoundConsul(
    'intentions.yaml',
    `      permissions:
        - action: allow
          http:
            pathPrefix: /v1/orders
            methods: [POST]
`,
    '      action: allow\n',
  ),
  good: SOUND_CONSUL,
});

/** Consul takes `action` or `permissions`, never both. */
function limiting({ path }: Party): Operation[] {
  const source = path.slice(0, -1);
  const http = map({ pathPrefix: blank('/v1/orders'), methods: list(blank('POST')) });
  return [
    { op: 'remove', path: [...source, 'action'] },
    { op: 'set', path: [...source, 'permissions'], value: list(map({ action: 'allow', http })) },
  ];
}
