import { knownValue } from '../../model/stated.ts';
import { ACME_ENDPOINT, SPIFFE_ENDPOINT, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { acmeOrder } from './serving.ts';

/** The only port at which a certificate authority looks for the answer (RFC 8737). */
const ACME_PORT = 443;

export const acmeOnOtherPort = rule({
  id: 'acme-on-other-port',
  severity: 'info',
  title: 'A certificate ordered at a port that is not asked',
  what: 'The bundle endpoint orders its certificate by ACME and listens on another port than 443.',
  why: 'The certificate authority checks the name by calling port 443 of it, and no other. Unless a load balancer or a Service leads from there to this port, with TLS untouched, no certificate is ever issued.',
  how: 'Listen on 443, or see to it that port 443 of the public name leads here.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const { form, path, port } = endpoint;
    const listening = Number(knownValue(port) ?? Number.NaN);
    if (form !== 'spire-conf' || !port || !acmeOrder(endpoint)) return;
    if (!Number.isInteger(listening) || listening < 1 || listening === ACME_PORT) return;
    yield {
      at: port.span,
      message: `The certificate authority calls port ${ACME_PORT} of the public name, and the endpoint listens on ${listening}. Unless something in front of it leads from ${ACME_PORT} to ${listening} with TLS untouched, no certificate is issued.`,
      offers: () => [
        {
          title: `Listen on port ${ACME_PORT}`,
          kind: 'suggest',
          operations: [{ op: 'set', path: [...path, 'port'], value: ACME_PORT }],
        },
      ],
    };
  },
  bad: unsoundConf('server.conf', SPIFFE_ENDPOINT, changed(ACME_ENDPOINT, '= 443', '= 8443')),
  good: unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT),
});
