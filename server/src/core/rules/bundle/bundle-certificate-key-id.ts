import { knownValue } from '../../model/stated.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleCertificateKeyId = rule({
  id: 'bundle-certificate-key-id',
  severity: 'warning',
  title: 'A certificate with a key id',
  what: 'An `x509-svid` key of a bundle has a `kid`, which the specification forbids.',
  why: 'gRPC refuses the bundle because of it. SPIRE and Envoy pass over the `kid`, so nobody notices until a gRPC client reads the file.',
  how: 'Take the `kid` out. Certificates are told apart by what is in them.',
  families: ['trust-anchor'],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys }) {
    for (const { use, kid, path, fields } of keys) {
      const field = fields.find(({ name }) => name === 'kid');
      if (knownValue(use) !== 'x509-svid' || !kid || !field) continue;
      yield {
        at: field.span,
        message:
          'A certificate has no `kid` in a SPIFFE bundle. gRPC refuses the bundle because of it; SPIRE, Envoy and Istio pass over it. Take it out.',
        tag: 'unnecessary',
        offers: () => [
          { title: 'Take `kid` out', kind: 'fix', operations: [{ op: 'remove', path: [...path, 'kid'] }] },
        ],
      };
    }
  },
  bad: unsoundBundle('"use": "x509-svid",', '"use": "x509-svid",\n      "kid": "acme-ca",'),
  good: SOUND_BUNDLE,
});
