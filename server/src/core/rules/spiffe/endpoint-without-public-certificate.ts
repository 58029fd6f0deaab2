import { endpointUrlOf, profileOf } from '../../model/bundle-endpoint.ts';
import { formOf } from '../../model/consequence.ts';
import { partOf } from '../../model/stated.ts';
import { type HostKind, hostKind } from '../../values/bundle-endpoint-url.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { useProfile } from './profile-offer.ts';

/** Public IP addresses are left out: a public authority may certify them. */
const UNCERTIFIED: Partial<Readonly<Record<HostKind, string>>> = {
  'private-ip': 'a private address',
  'cluster-local': 'a name inside a cluster',
  localhost: 'this very machine',
  'single-label': 'a name without a domain',
  local: 'a name inside a private network',
};

export const endpointWithoutPublicCertificate = rule({
  id: 'endpoint-without-public-certificate',
  severity: 'warning',
  title: 'A public web certificate expected where there can be none',
  what: 'The profile is `https_web`, and the host is a private address or a name that means something only inside a network or a cluster.',
  why: 'Under `https_web` the endpoint needs a certificate from an authority the SPIRE server trusts out of the box, and no such authority vouches for this host. Unless a private authority was added to the system of the SPIRE server, every fetch fails.',
  how: 'Use `https_spiffe`, which needs no public certificate, or an address with a public name. Teleport knows only `https_web`.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1', 'spiffe:FED 5.2.1.4'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    if (!stated || stated.url.host === '' || profileOf(fact) !== 'https_web') return;
    const { host, hostSpan } = stated.url;
    const kind = UNCERTIFIED[hostKind(host)];
    if (!kind) return;
    // Teleport knows no other profile.
    const isTeleport = formOf(fact) === 'teleport';
    const advice = isTeleport ? 'Use a public name' : 'Use `https_spiffe`, or a public name';
    yield {
      at: partOf(stated.text, hostSpan),
      message: `${code(host)} is ${kind}, for which no public authority issues the web certificate that \`https_web\` asks for; the fetch fails unless ${isTeleport ? 'Teleport' : 'the SPIRE server'} trusts a private one. ${advice}.`,
      offers: () => useProfile(fact, 'https_spiffe'),
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    `https://spire.acme.partner.example:8443
  bundleEndpointProfile:
    type: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
`,
    `https://10.20.0.7:8443
  bundleEndpointProfile:
    type: https_web
`,
  ),
  good: SOUND_SPIRE,
});
