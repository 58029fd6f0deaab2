import { code } from '../../values/code.ts';
import { isIpAddress } from '../../values/ip-address.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

const EVERYWHERE = '0.0.0.0';
const HERE = '127.0.0.1';

export const endpointAddressNotIp = rule({
  id: 'endpoint-address-not-ip',
  severity: 'warning',
  title: 'An address that opens the endpoint to everybody',
  what: 'The bundle endpoint is told to listen on something that is no IP address: a host name, `localhost`, an address with its port or in brackets.',
  why: 'SPIRE drops what it cannot read as an IP address without a word, and the endpoint listens on all addresses of the machine. Somebody who wrote `localhost` believes the opposite.',
  how: 'Write an IP address: `127.0.0.1` for this machine alone, `0.0.0.0` for all of its addresses.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check({ address, path }) {
    if (!address?.known || isIpAddress(address.value)) return;
    const { span, value } = address;
    const write = (title: string, text: string) => ({
      title: `${title}: \`${text}\``,
      kind: 'suggest' as const,
      operations: [{ op: 'set' as const, path: [...path, 'address'], value: text }],
    });
    yield {
      at: span,
      message: `${code(value)} is no IP address. SPIRE drops it without a word, and the endpoint listens on all addresses of the machine. Write the IP address it should listen on.`,
      offers: () =>
        /^localhost(?:\.|$|:)/i.test(value)
          ? [write('Listen on this machine alone', HERE), write('Listen on all addresses', EVERYWHERE)]
          : [write('Listen on all addresses', EVERYWHERE), write('Listen on this machine alone', HERE)],
    };
  },
  bad: unsoundConf('server.conf', 'address      = "0.0.0.0"', 'address      = "localhost"'),
  good: SOUND_CONF,
});
