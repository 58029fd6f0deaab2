import { endpointUrlOf } from '../../model/bundle-endpoint.ts';
import { consequenceOf, formOf } from '../../model/consequence.ts';
import { partOf } from '../../model/stated.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const bundleEndpointCredentials = rule({
  id: 'bundle-endpoint-credentials',
  severity: 'error',
  title: 'A user name or password in the address of a bundle endpoint',
  what: 'The address of a bundle endpoint carries a user, and perhaps a password, before the host.',
  why: 'Whoever reads the manifest or its history reads the password. It is not needed either: a bundle endpoint may not ask its clients to log in. SPIRE refuses such an address where it comes in by its API; in `server.conf` it takes it without a word.',
  how: 'Take it out of the address. If it was ever committed, it is known: change it where it is valid.',
  families: ['bundle-endpoint', 'long-lived-credential'],
  references: ['spiffe:FED 5.2.1.1', 'spiffe:FED 5.2.2.1'],
  edit: 'fix',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    const userinfo = stated?.url.userinfo;
    if (!stated || !userinfo) return;
    const { value, span } = stated.text;
    yield {
      at: partOf(stated.text, userinfo),
      message: `The address of the bundle endpoint carries a user name or a password, and everybody who can read this file can read it. A bundle endpoint needs no login, and ${consequenceOf('user', formOf(fact)).words}. Take it out, and change the password wherever it is valid.`,
      offers: () => [
        {
          title: 'Take the user out of the address',
          kind: 'fix',
          operations: [{ op: 'replace', span, value: value.slice(0, userinfo.start) + value.slice(userinfo.end) }],
        },
      ],
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'https://', 'https://reader:hunter2@'),
  good: SOUND_SPIRE,
});
