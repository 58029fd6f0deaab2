import type { BundleEndpointFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

/** What everybody takes who has no reason for another one. */
const USUAL = 8443;
const HIGHEST = 65_535;

export const unusableEndpointPort = rule({
  id: 'unusable-endpoint-port',
  severity: 'error',
  title: 'A bundle endpoint on a port that nobody knows',
  what: 'The bundle endpoint has no `port`, port 0, or a number that is no port.',
  why: 'There is no default: without a port, the system picks another one at every start, and no partner finds the endpoint. What is no port at all keeps the server from starting.',
  how: 'Write the port that partners have in their address of the endpoint; 8443 is usual.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const fault = faultOf(endpoint);
    if (fault === undefined) return;
    const path = [...endpoint.path, 'port'];
    yield {
      at: endpoint.port?.span ?? { missing: path, fallback: endpoint.span },
      message: fault,
      instead: path,
      offers: () => [
        {
          title: `Listen on port ${USUAL}`,
          kind: 'suggest',
          operations: [{ op: 'set', path, value: USUAL }],
        },
      ],
    };
  },
  bad: unsoundConf('server.conf', '      port         = 8443\n', ''),
  good: SOUND_CONF,
});

function faultOf({ form, port }: BundleEndpointFact): string | undefined {
  const random = 'The system picks another port at every start, and no partner finds the endpoint.';
  if (!port) return form === 'spire-conf' ? `\`port\` is missing, and there is no default. ${random}` : undefined;
  if (!port.known) return undefined;
  const text = String(port.value);
  // Other ways to write a number, such as `0x20fb`, are left to SPIRE.
  const isNumber = /^-?(?:0|[1-9]\d*)$/.test(text);
  const isOther = /^0[\dxob][\da-f]*$/i.test(text) && !/^0\d*[89]/.test(text);
  if (isOther) return undefined;
  if (!isNumber) return `${code(text)} is no port. The server does not start with it.`;
  if (Number(text) === 0) return `Port 0 is no port of its own. ${random}`;
  const isPort = Number(text) > 0 && Number(text) <= HIGHEST;
  return isPort ? undefined : `${code(text)} is no port: they go from 1 to ${HIGHEST}. The endpoint cannot be opened.`;
}
