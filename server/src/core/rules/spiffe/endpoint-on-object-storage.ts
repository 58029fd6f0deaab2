import { endpointUrlOf, profileOf } from '../../model/bundle-endpoint.ts';
import { partOf } from '../../model/stated.ts';
import { hostKind } from '../../values/bundle-endpoint-url.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { useProfile } from './profile-offer.ts';

export const endpointOnObjectStorage = rule({
  id: 'endpoint-on-object-storage',
  severity: 'error',
  title: 'A SPIFFE identity expected from object storage',
  what: 'The profile is `https_spiffe`, and the address leads to object storage or a delivery network, which answers with its own web certificate.',
  why: 'The certificate of such a service holds no SPIFFE ID, so every fetch fails and the bundle never arrives.',
  how: 'Use `https_web` for a bundle that lies in storage, or the address at which the SPIRE server itself answers. Whoever may write to the storage can change who is trusted.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 7.4', 'spiffe:FED 5.2.2'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    if (!stated || profileOf(fact) !== 'https_spiffe' || hostKind(stated.url.host) !== 'object-storage') return;
    yield {
      at: partOf(stated.text, stated.url.hostSpan),
      message: `${code(stated.url.host)} answers with a web certificate that holds no SPIFFE ID, so under \`https_spiffe\` every fetch of the bundle fails. Use \`https_web\`, or the address of the SPIRE server itself.`,
      offers: () => useProfile(fact, 'https_web'),
    };
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    'https://spire.acme.partner.example:8443',
    'https://acme-bundle.s3.eu-west-1.amazonaws.com/bundle.json',
  ),
  good: SOUND_SPIRE,
});
