import { endpointUrlOf } from '../../model/bundle-endpoint.ts';
import { domainKey } from '../../model/domain-key.ts';
import { knownValue, partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../install-examples.ts';
import { rule } from '../rule.ts';

/** Where the SPIRE server itself listens; the Route in front of it answers at the port of all web addresses. */
const INNER_PORT = 8443;

export const managedRoutePort = rule({
  id: 'managed-route-port',
  severity: 'info',
  title: 'A port behind the Route in the address of an endpoint',
  what: 'A `SpireServer` fetches a bundle from `federation.<trust domain>`, the name of the Route that the operator makes on the other side, at port 8443.',
  why: 'The server listens at 8443 inside of its cluster, and the Route takes connections in at 443. Samples have the port in the address, and where nobody exposes it besides the Route, nothing answers there.',
  how: 'Leave the port out, or have the other side confirm that it is reachable.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    const remote = knownValue(fact.remote);
    if (fact.form !== 'spire-server-resource' || !stated || remote === undefined) return;
    const { port, portSpan, host } = stated.url;
    if (port !== INNER_PORT || !portSpan || host !== `federation.${domainKey(remote)}`) return;
    const { value, span } = stated.text;
    yield {
      at: partOf(stated.text, portSpan),
      message: `${code(host)} is the name of the Route that the operator makes on the other side, and a Route takes connections in at 443. Port ${INNER_PORT} answers only if the other side exposes it besides. Leave the port out, or ask them.`,
      offers: () => [
        {
          title: 'Leave the port out',
          kind: 'suggest',
          operations: [{ op: 'replace', span, value: value.slice(0, portSpan.start) + value.slice(portSpan.end) }],
        },
      ],
    };
  },
  bad: unsoundOperator(
    'spire-server.yaml',
    'https://spire.acme.partner.example:8443',
    'https://federation.acme.partner.example:8443',
  ),
  good: SOUND_OPERATOR,
});
