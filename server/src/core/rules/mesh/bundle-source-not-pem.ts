import { blank } from '../../fixes/operation.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

/** What SPIRE and the standard call a bundle in JSON. */
const JSON_KEY = /\.spiffe$|\.jwks$|(?:bundle|jwks?)[^/]*\.json$/i;

export const bundleSourceNotPem = rule({
  id: 'bundle-source-not-pem',
  severity: 'warning',
  title: 'A SPIFFE bundle where trust-manager wants PEM',
  what: 'A source of a trust-manager bundle is a key such as `bundle.spiffe`, under which SPIRE keeps its bundle in JSON.',
  why: 'trust-manager reads PEM and nothing else. It finds no certificate under such a key, so the roots of that trust domain are not in the bundle.',
  how: 'Point to a key that holds PEM. SPIRE writes one as well if its notifier or publisher is told to use the format `pem`.',
  families: ['trust-anchor'],
  edit: 'suggest',
  on: ['trust-bundle-sources'],
  *check({ sources }) {
    for (const { key } of sources) {
      if (!key?.known || !JSON_KEY.test(key.value)) continue;
      yield {
        at: key.span,
        message: `Under ${code(key.value)} stands a SPIFFE bundle in JSON, and trust-manager reads PEM alone, so it finds no certificate there. Point to a key that holds PEM.`,
        offers: () => [
          {
            title: 'Point to another key',
            kind: 'suggest',
            operations: [{ op: 'replace', span: key.span, value: blank('bundle.crt') }],
          },
        ],
      };
    }
  },
  bad: unsoundMesh(
    'roots.yaml',
    '  target:\n',
    '    - configMap:\n        name: partner-bundle\n        key: bundle.spiffe\n  target:\n',
  ),
  good: SOUND_MESH,
});
